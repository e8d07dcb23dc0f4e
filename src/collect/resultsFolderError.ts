/** A results folder that cannot be written or must not be replaced; the message says what to do. */
export class ResultsFolderError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ResultsFolderError';
  }
}
