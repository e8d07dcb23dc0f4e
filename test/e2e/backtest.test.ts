import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { CALIBRATED_ORDERS_FACTOR } from '../../models/backtest/calibratedOrdersFactor.ts';
import { runCli } from '../../src/cli/runCli.ts';
import { makeFolder, withoutProgress } from './hashshift.ts';

const registry = new URL('../../src/models.ts', import.meta.url).href;
const experiment = fileURLToPath(new URL('../../experiments/validation/backtest.yaml', import.meta.url));
const quick = ['--set', 'samples=2', '--set', 'population.privateOperators=4'];
const folders: { remove(): void }[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

async function backtest(args: readonly string[]) {
  const output = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      output[name] += text;
    },
  });
  const code = await runCli(
    ['backtest', ...args],
    { stdout: stream('stdout'), stderr: stream('stderr'), env: {} },
    registry,
  );
  return { code, stdout: output.stdout, stderr: withoutProgress(output.stderr) };
}

it('prints what the page about it shows', async () => {
  const page = readFileSync(new URL('../../docs/backtest.md', import.meta.url), 'utf8');
  const { code, stdout } = await backtest([]);
  expect(code).toBe(0);
  expect(page).toContain(`\`\`\`text\n${stdout}\`\`\``);
  // What other commands take as calibrated is what is fitted here.
  expect(stdout).toMatch(new RegExp(`^orders on their way: ${CALIBRATED_ORDERS_FACTOR} times .* before epoch 334\n`));
});

it('prints the score of the model beside both baselines, and writes forecasts and a figure', async () => {
  const folder = makeFolder();
  folders.push(folder);
  const out = join(folder.path, 'backtest');
  const { code, stdout, stderr } = await backtest([...quick, '--out', out]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  // Both baselines need no model: these are the figures of the history alone.
  expect(stdout).toMatch(/^ +6 .*17\.1 % +10\.1 %/m);
  expect(stdout).toMatch(/^ +13 .*26\.7 % +14\.0 %/m);
  expect(stdout).toMatch(/^ +26 .*46\.9 % +26\.6 %/m);
  const rows = readFileSync(join(out, 'forecasts.csv'), 'utf8').trim().split('\n');
  expect(rows[0]).toBe(
    'origin_epoch,origin_date,horizon_epochs,actual,median,low,high,no_change,drift,past_errors_low,past_errors_high,drift_errors_low,drift_errors_high',
  );
  // No errors are known at the first origin.
  expect(rows[1]).toMatch(/,,,,$/);
  expect(rows.length).toBe(1 + 3 * 43);
  expect(readFileSync(join(out, 'backtest.svg'), 'utf8')).toMatch(/^<svg /);
  expect(stdout).toMatch(/fitted on the 15 origins whose outcomes lie before epoch 334\n/);
  expect(stdout).toMatch(/^22 of them, epochs 334 to 418/m);
  const again = await backtest([...quick, '--out', out]);
  expect(again.code).toBe(1);
  expect(again.stderr).toContain('exists; name a new folder');
});

it('takes a factor that is given, fits none, and refuses what is none', async () => {
  const { code, stdout } = await backtest([...quick, '--orders-factor', '2', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ ordersFactor: 2, fit: null });
  const wrong = await backtest(['--orders-factor', 'many']);
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('many is no factor');
});

it('refuses another model and a history that is too short, and writes nothing', async () => {
  const folder = makeFolder();
  folders.push(folder);
  const out = join(folder.path, 'backtest');
  const short = join(folder.path, 'short.csv');
  writeFileSync(
    short,
    'epoch,start_utc,difficulty,price_usd_btc,fees_btc_block\n400,2023-09-06T00:00:00Z,5e13,25000,\n',
  );
  const tooShort = await backtest([experiment, ...quick, '--data', short, '--out', out]);
  expect(tooShort).toMatchObject({ code: 2, stdout: '' });
  expect(tooShort.stderr).toContain('has 1 epochs');
  expect(existsSync(out)).toBe(false);
});
