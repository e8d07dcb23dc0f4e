/** SQL that cannot be executed; the message has DuckDB's words and the place in the SQL. */
export class QueryError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'QueryError';
  }
}
