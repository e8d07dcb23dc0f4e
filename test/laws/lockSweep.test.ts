import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockSweep } from '../../src/sweep/lockSweep.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hashshift-lock-'));
  mkdirSync(join(folder, 'parts'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = () => join(folder, 'parts', 'sweep.lock');
const leave = (host: string, pid: number) => writeFileSync(path(), JSON.stringify({ host, pid }));
/** Larger than any process number that Linux gives. */
const deadPid = 2 ** 30;
const locks = () => readdirSync(join(folder, 'parts'));

describe('the lock of a sweep', () => {
  it('has one holder at a time, who leaves nothing behind', async () => {
    const unlock = await lockSweep(folder, 'sweep');
    await expect(lockSweep(folder, 'sweep')).rejects.toThrow(/is at work on this sweep/);
    await (await lockSweep(folder, 'shard 1 of 2'))();
    expect(locks()).toEqual(['sweep.lock']);
    await unlock();
    expect(locks()).toEqual([]);
    await (await lockSweep(folder, 'sweep'))();
  });

  it.each([
    ['of a process that was killed', () => leave(hostname(), deadPid)],
    ['of an earlier process with the number of this one', () => leave(hostname(), process.pid)],
    ['that the machine went down upon', () => writeFileSync(path(), '')],
  ])('is taken over by exactly one of many: %s', async (_, leaveStale) => {
    leaveStale();
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lockSweep(folder, 'sweep')));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(locks()).toEqual(['sweep.lock']);
    for (const one of tries) if (one.status === 'fulfilled') await one.value();
  });

  it('is taken over although somebody was killed while removing it', async () => {
    leave(hostname(), deadPid);
    mkdirSync(`${path()}.removal`);
    const longAgo = Date.now() / 1000 - 20;
    utimesSync(`${path()}.removal`, longAgo, longAgo);
    await (await lockSweep(folder, 'sweep'))();
    expect(locks()).toEqual([]);
  });

  it('of another machine counts while it is touched, and is taken over when it no longer is', async () => {
    leave('elsewhere', deadPid);
    await expect(lockSweep(folder, 'sweep')).rejects.toThrow(`process ${deadPid} of elsewhere is at work`);
    const longAgo = Date.now() / 1000 - 120;
    utimesSync(path(), longAgo, longAgo);
    await (await lockSweep(folder, 'sweep'))();
    expect(locks()).toEqual([]);
  });
});
