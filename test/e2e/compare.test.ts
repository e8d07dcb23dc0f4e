import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { experimentText, hashshift, makeFolder, readTable } from './hashshift.ts';

let folder: ReturnType<typeof makeFolder>;
const command = (...args: string[]) => hashshift(folder.path, args);
const at = (...names: string[]) => join(folder.path, ...names);
const page = (file = 'comparison.html') => readFileSync(at(file), 'utf8');

/** Cells of the rows of the table with this caption, by the text that stands in them. */
function rowsOf(html: string, caption: string): string[][] {
  const [, table = ''] = html.split(`<caption>${caption}</caption>`);
  const [body] = (table.split('<tbody>')[1] ?? '').split('</tbody>');
  return [...body.matchAll(/<tr>(.*)<\/tr>/g)].map(([, row]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell]) => cell),
  );
}

const recordedAll = experimentText.replace('replications: 2, ', '');
const run = (out: string, ...args: string[]) => command('run', 'sums.yaml', '--workers', '1', '--out', out, ...args);

beforeAll(async () => {
  folder = makeFolder(recordedAll);
  await run('base');
  await run('worked', '--set', 'work=3', '--set', 'replications=9');
  await run('reseeded', '--seed', 'other');
});
afterAll(() => folder.remove());

describe('hashshift report --compare', () => {
  it('compares replication by replication where the seeds are the same, and names what differs', async () => {
    const { code, stdout, stderr } = await command('report', '--compare', 'base', 'worked');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(
      'comparison.html: 3 design points in both, paired by replication; different: Replications, work\n',
    );
    const html = page();
    expect(rowsOf(html, 'In what the experiments differ')).toEqual([
      ['Replications', '12', '9', '', ''],
      ['work', '0', '3', '1', expect.stringContaining('The work')],
    ]);
    expect(html).toContain('replication r has the same random numbers on both sides');
    // `work` changes no outcome: each of the 9 common replications is the same, whatever the means of 12 and 9 are.
    for (const row of rowsOf(html, 'total (kg)')) expect(row.slice(-2)).toEqual(['0', '9']);
    expect(html).not.toMatch(/(src|href)="(http|\/)|@import|url\(|undefined|NaN/);
    expect(html.match(/<svg /g)).toHaveLength(1 + 3);
    for (const title of ['A and B', 'Over time: shift.share 0', 'Over time: shift.share 0.5']) {
      expect(html).toContain(`<title>${title}</title>`);
    }
  });

  it('gives the paired difference of means, in points for what is a percentage', async () => {
    writeFileSync(
      at('sums.yaml'),
      recordedAll.replace('counterfactual: { shift.share: 0 }', 'counterfactual: { shift.share: 0.25 }'),
    );
    await run('shifted');
    await command('report', '--compare', 'base', 'shifted', '--out', 'shifted.html');
    // Changes against 0 are -share; against 0.25 they are (1 - share) / 0.75 - 1.
    const rows = rowsOf(page('shifted.html'), 'total_change');
    expect(rows.map(([share, a, b, difference]) => [share, a, b, difference].map(Number.parseFloat))).toEqual([
      [0, 0, expect.closeTo(33.333, 2), expect.closeTo(33.333, 2)],
      [0.25, -25, 0, 25],
      [0.5, -50, expect.closeTo(-33.333, 2), expect.closeTo(16.667, 2)],
    ]);
    expect(rows[2][3]).toMatch(/ points \[/);
    expect(page('shifted.html')).toContain('<dt>A</dt><dd>base: sums, model fake version 7');
  });

  it('compares independent samples where the seeds differ, and says so', async () => {
    const { stdout } = await command('report', '--compare', 'base', 'reseeded', '--out', 'seeds.html', '--json');
    expect(JSON.parse(stdout)).toEqual({ file: 'seeds.html', points: 3, isPaired: false, differences: ['Seed'] });
    const html = page('seeds.html');
    expect(html).toContain('The seeds differ, so the runs are independent');
    const means = ['base', 'reseeded'].map((name) => {
      const totals = readTable(at(name, 'runs.csv'))
        .filter(({ point }) => point === '0')
        .map(({ total }) => Number(total));
      const mean = totals.reduce((sum, x) => sum + x, 0) / 12;
      return { mean, share: totals.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 11 / 12 };
    });
    const [[, , , difference]] = rowsOf(html, 'total (kg)');
    const [value, low, high] = difference.match(/-?[\d.]+/g)?.map(Number) ?? [];
    expect(value).toBeCloseTo(means[1].mean - means[0].mean, 1);
    // Between t of 11 and of 22 degrees of freedom: 2.201 and 2.074.
    const half = (high - low) / 2 / Math.sqrt(means[0].share + means[1].share);
    expect(half).toBeGreaterThan(2);
    expect(half).toBeLessThan(2.3);
  });

  it('gives the same bytes again, and no difference of a folder to itself', async () => {
    await command('report', '--compare', 'base', 'base', '--out', 'same.html');
    const before = page('same.html');
    expect(before).toContain('Nothing differs');
    for (const row of rowsOf(before, 'total (kg)')) expect(row.slice(-2)).toEqual(['0', '12']);
    await command('report', '--compare', 'base', 'base', '--out', 'same.html');
    expect(page('same.html')).toBe(before);
  });

  it('takes results of another version, and names it; not those that were changed', async () => {
    const manifest = readFileSync(at('base', 'manifest.json'), 'utf8');
    const runs = readFileSync(at('base', 'runs.csv'), 'utf8');
    try {
      writeFileSync(at('base', 'manifest.json'), manifest.replace('"version": "7"', '"version": "6"'));
      await command('report', '--compare', 'base', 'worked', '--out', 'old.html');
      expect(rowsOf(page('old.html'), 'In what the experiments differ')[0].slice(0, 3)).toEqual([
        'Version of the model',
        'fake 6',
        'fake 7',
      ]);
      expect(page('old.html')).toContain('The versions of the model differ');
      writeFileSync(
        at('base', 'runs.csv'),
        runs
          .replace('\n1,0,1,', '\n1,1,1,')
          .replace(/\n5,.*/, '')
          .replace('total', 'sum'),
      );
      const changed = await command('report', '--compare', 'base', 'worked');
      expect(changed).toMatchObject({ code: 1, stderr: expect.stringMatching(/base\/runs\.csv has no column total/) });
      writeFileSync(at('base', 'manifest.json'), manifest.replace('"seed": "abc"', '"seed": "abd"'));
      expect(await command('report', '--compare', 'base', 'worked')).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('another experiment'),
      });
    } finally {
      writeFileSync(at('base', 'manifest.json'), manifest);
      writeFileSync(at('base', 'runs.csv'), runs);
    }
  });

  it('leaves failed runs out of both sides of their pairs, and shows no number for too few', async () => {
    writeFileSync(at('sums.yaml'), recordedAll);
    await run('failing', '--set', 'fail.below=0.5');
    await command('report', '--compare', 'base', 'failing', '--out', 'failing.html');
    const survived = readTable(at('failing', 'runs.csv')).filter(({ point }) => point === '0').length;
    expect(survived).toBeGreaterThan(1);
    expect(survived).toBeLessThan(12);
    for (const row of rowsOf(page('failing.html'), 'total (kg)'))
      expect(row.slice(-2)).toEqual(['0', String(survived)]);
    expect(page('failing.html')).toMatch(/\d+ runs of B failed and are left out/);
    await run('lonely', '--set', 'replications=1');
    await command('report', '--compare', 'base', 'lonely', '--out', 'lonely.html');
    for (const row of rowsOf(page('lonely.html'), 'total (kg)')) expect(row.slice(-2)).toEqual(['too few runs', '1']);
  });

  it('compares the points that both have, and tells how many it leaves out', async () => {
    writeFileSync(at('sums.yaml'), recordedAll.replace('[0, 0.25, 0.5]', '[0.5, 0.75]'));
    await run('others');
    const { stdout } = await command('report', '--compare', 'base', 'others', '--out', 'others.html');
    expect(stdout).toMatch(/^others\.html: 1 design points in both/);
    expect(rowsOf(page('others.html'), 'total (kg)').map(([share]) => share)).toEqual(['0.5']);
    expect(page('others.html')).toContain('2 design points are in A only');
    expect(page('others.html')).toContain('1 design points are in B only');
    writeFileSync(at('sums.yaml'), recordedAll.replace('[0, 0.25, 0.5]', '[0.7]').replace('share: 0.5', 'share: 0.7'));
    await run('elsewhere');
    expect(await command('report', '--compare', 'base', 'elsewhere')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/no design point in common: they vary shift\.share/),
    });
  });

  it('leaves out comparisons with a counterfactual that only one side has, and says so', async () => {
    const text = recordedAll.replace('counterfactual: { shift.share: 0 }\n', '').replace(/outcomes.*\n/, '');
    writeFileSync(at('sums.yaml'), recordedAll.replace('[total_change, rest_gain, total]', '[total_change]'));
    await run('changes');
    writeFileSync(at('sums.yaml'), text);
    await run('levels');
    await command('report', '--compare', 'changes', 'levels', '--out', 'changes.html');
    expect(page('changes.html')).toContain('only one side has them: total_change.');
    expect(rowsOf(page('changes.html'), 'total (kg)')).toHaveLength(3);
    await command('report', '--compare', 'base', 'levels', '--out', 'levels.html');
    expect(page('levels.html')).toContain('only one side has them: total_change, rest_gain');
    expect(rowsOf(page('levels.html'), 'total (kg)')).toHaveLength(3);
  });

  it('refuses results of two models', async () => {
    const shipped = (...args: string[]) => hashshift(folder.path, args, {}, '../../src/models.ts');
    for (const model of ['market', 'threshold']) {
      writeFileSync(
        at(`${model}.yaml`),
        `name: ${model}\nmodel: ${model}\nhorizon: 2 epochs\nreplications: 1\nseed: a\n`,
      );
      await shipped('run', `${model}.yaml`, '--out', model, '--workers', '1');
    }
    const { code, stderr } = await shipped('report', '--compare', 'market', 'threshold');
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('compare results of one model') });
  });

  it('replaces no file but its own, and refuses a wrong number of folders', async () => {
    writeFileSync(at('mine.html'), '<p>mine</p>');
    expect(await command('report', '--compare', 'base', 'worked', '--out', 'mine.html')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('mine.html exists and is no page of hashshift'),
    });
    expect(page('mine.html')).toBe('<p>mine</p>');
    for (const args of [
      ['base', 'worked'],
      ['--compare', 'base'],
      ['base', '--out', 'x.html'],
    ]) {
      expect(await command('report', ...args)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('--compare takes two'),
      });
    }
    expect(await command('report', '--compare', 'base', 'nowhere')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('nowhere holds no results'),
    });
  });
});
