/** What the exit code of the command says. */
export const exitCodes = {
  success: 0,
  /** A run of the experiment failed, or a validation check, or the file system did, or Slurm. */
  failure: 1,
  /** The command line or the experiment file is wrong; nothing was written. */
  usage: 2,
  /** Stopped by Ctrl-C (SIGINT), by shell convention 128 + 2; nothing was written, or, of a sweep, what is done was kept. */
  interrupted: 130,
  /** Stopped by SIGTERM, 128 + 15; as above. */
  terminated: 143,
} as const;

/** The same for `--help`. */
export const exitCodeHelp = [
  'Exit codes: 0 all is well; 1 a run or a check failed, or a file or Slurm could not be used; 2 the command line or the',
  'experiment is wrong; 130 stopped by Ctrl-C; 143 stopped by SIGTERM. After 2, 130 and 143 nothing was written, but for',
  'the finished blocks of sweep and shard, which are kept.',
].join('\n');
