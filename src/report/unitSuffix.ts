/** A unit as it stands behind a name, ` (MW)`; empty for pure numbers. */
export function unitSuffix(unit: string): string {
  return unit === '' || unit === '1' || unit === '-' ? '' : ` (${unit})`;
}
