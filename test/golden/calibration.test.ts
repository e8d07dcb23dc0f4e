import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { calibrationTable } from '../support/calibrationTable.ts';

it('docs/calibration.md has every parameter of the market as the model and the preset have it', async () => {
  const file = new URL('../../docs/calibration.md', import.meta.url);
  const [before, rest] = readFileSync(file, 'utf8').split(/(?<=<!-- begin: parameters -->\n)/);
  const after = rest.slice(rest.indexOf('<!-- end -->'));
  // `vitest --update` writes the table anew.
  await expect(`${before}\n${calibrationTable()}\n\n${after}`).toMatchFileSnapshot(file.pathname);
});
