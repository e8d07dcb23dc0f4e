#!/usr/bin/env node
import process from 'node:process';
import { boundNursery } from '../run/boundNursery.ts';

boundNursery();
const [{ runCli }, { defaultRegistry }] = await Promise.all([
  import('./runCli.ts'),
  import('../load/loadExperiment.ts'),
]);

// A reader that has seen enough (`hashshift explain | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await runCli(process.argv.slice(2), process, defaultRegistry);
