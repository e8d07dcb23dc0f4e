import process from 'node:process';
import { runCli } from '../../src/cli/runCli.ts';

// The command as users start it, with the models of the tests.
process.exitCode = await runCli(process.argv.slice(2), process, new URL('./fakeModels.ts', import.meta.url).href);
