/** Slurm is not there, did not answer or refused; or jobs are in the way. The message says what to do. */
export class SlurmError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SlurmError';
  }
}
