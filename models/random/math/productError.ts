const SPLITTER = 134217729;

/**
 * The part of `a * b` that rounding to `product` lost, exactly, as long as neither overflows nor underflows.
 * Dekker 1971, doi:10.1007/BF01397083.
 */
export function productError(a: number, b: number, product: number): number {
  const aWide = SPLITTER * a;
  const aHigh = aWide - (aWide - a);
  const aLow = a - aHigh;
  const bWide = SPLITTER * b;
  const bHigh = bWide - (bWide - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
