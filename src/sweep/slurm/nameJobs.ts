import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { sha256Hex } from '../../collect/files/sha256Hex.ts';

/**
 * A name for all jobs of a sweep that no other sweep has: of the experiment, and of its results folder, which need not be
 * there yet. Jobs are found by it, whoever submitted them.
 */
export async function nameJobs(folder: string, experiment: string): Promise<string> {
  return `hashshift-${experiment}-${sha256Hex(await realFolder(resolve(folder))).slice(0, 8)}`;
}

async function realFolder(path: string): Promise<string> {
  return realpath(path).catch(async () => join(await realFolder(dirname(path)), basename(path)));
}
