// Opens pages in a browser without a network and fails on anything that axe finds, in the light and in the dark.
// `npm test -- report.html ...`
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// The package unpacks the libraries that the browser needs only where it believes to be on a server without them.
process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x';
const { default: chromium } = await import('@sparticuz/chromium');
const { chromium: playwright } = await import('playwright-core');
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const pages = process.argv.slice(2);
if (pages.length === 0) throw new Error('name the pages to look at');
const browser = await playwright.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'] });
let problems = 0;
for (const page of pages) {
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ colorScheme, offline: true });
    const tab = await context.newPage();
    const requests = [];
    tab.on('request', (request) => requests.push(request.url()));
    await tab.goto(pathToFileURL(resolve(page)).href);
    await tab.addScriptTag({ path: axe });
    const { violations, passes } = await tab.evaluate(() => globalThis.axe.run());
    if (passes.length < 10) throw new Error(`axe looked at next to nothing: ${passes.length} rules passed`);
    const outside = requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'));
    for (const url of outside) console.error(`${page}: asks the network for ${url}`);
    for (const { id, help, nodes } of violations) {
      console.error(`${page} (${colorScheme}): ${id}: ${help}`);
      for (const node of nodes.slice(0, 5)) console.error(`  ${node.html.slice(0, 160)}`);
    }
    problems += violations.length + outside.length;
    console.log(`${page} (${colorScheme}): ${passes.length} rules passed, ${violations.length} broken`);
    await context.close();
  }
}
await browser.close();
process.exitCode = problems === 0 ? 0 : 1;
