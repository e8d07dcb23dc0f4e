/** Results that a method cannot analyse; the message says which runs or columns, why, and what to do. */
export class AnalysisError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'AnalysisError';
  }
}
