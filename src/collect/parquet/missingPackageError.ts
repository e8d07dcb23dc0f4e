/** An optional package is needed and not installed; the message says how to install it. */
export class MissingPackageError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MissingPackageError';
  }
}
