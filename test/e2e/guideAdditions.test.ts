import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { earningShare } from '../support/guideColumn.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';
import { hashshift } from './hashshift.ts';

const folder = mkdtempSync(join(tmpdir(), 'hashshift-additions-'));
afterAll(() => rmSync(folder, { recursive: true }));
const pageFile = (page: string): string => new URL(`../../docs/guide/${page}`, import.meta.url).pathname;
const blockOf = (page: string, label: string): string =>
  new RegExp(`^\`\`\`\\w+ ${label}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(readFileSync(pageFile(page), 'utf8'))?.[1] ?? '';

it('the column of the page is what is tested, and adds up with the others', () => {
  expect(blockOf('add-a-column.md', 'guideColumn.ts')).toBe(
    readFileSync(new URL('../support/guideColumn.ts', import.meta.url), 'utf8'),
  );
  const run = startMarket(marketValues({ 'ai.rule': 'npv' }, 'bitcoin-2026'), 8);
  for (let epoch = 0; epoch < 8; epoch++) {
    run.advance();
    const rest = ['idle_mw', 'building_mw', 'free_mw', 'barred_mw'].map(run.cell).reduce((sum, mw) => sum + mw, 0);
    const share = earningShare.read(run.state);
    expect(share).toBeGreaterThan(0.5);
    expect(share + rest / run.cell('capacity_mw')).toBeCloseTo(1, 9);
  }
});

it('the experiment of the page runs, and prints what the page shows', async () => {
  const page = 'add-an-experiment.md';
  writeFileSync(join(folder, 'builders.yaml'), blockOf(page, 'builders.yaml'));
  const { code, stdout } = await hashshift(
    folder,
    ['run', 'builders.yaml', '--workers', '1'],
    {},
    '../../src/models.ts',
  );
  expect(code).toBe(0);
  const [before, rest] = readFileSync(pageFile(page), 'utf8').split(/(?<=^```text hashshift run builders.yaml\n)/m);
  // `vitest --update` writes the block anew.
  await expect(`${before}${stdout}${rest.slice(rest.search(/^```$/m))}`).toMatchFileSnapshot(pageFile(page));
});
