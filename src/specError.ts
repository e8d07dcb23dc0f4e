/** An experiment that cannot be run as it is written; the message lists all mistakes with their places. */
export class SpecError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SpecError';
  }
}
