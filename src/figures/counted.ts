/** Replications with their number. */
export function counted(replications: number): string {
  return `${replications} ${replications === 1 ? 'replication' : 'replications'}`;
}
