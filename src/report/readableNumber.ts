/** A number for people: about six digits, thousands apart; an exponent where it saves zeros. The empty text for NaN. */
export function readableNumber(value: number): string {
  if (Number.isNaN(value)) return '';
  const size = Math.abs(value);
  if (value === 0 || !Number.isFinite(value)) return String(value);
  if (size >= 1e12 || size < 1e-4) return value.toExponential(4);
  if (Number.isInteger(value)) return groupThousands(String(value));
  return groupThousands(trimZeros(value.toFixed(Math.max(0, Math.min(8, 5 - exponentOf(value))))));
}

/**
 * A mean with its interval, with as many decimals as two digits of the interval's half width need, and
 * no more than six digits in all; shares of less than 1e-12, which are rounding, are 0 %:
 * `-19.96 % [-20.12, -19.80]`.
 * @param isPercent shows shares of one as per cent.
 */
export function readableInterval(mean: number, low: number, high: number, isPercent: boolean): string {
  if (!Number.isFinite(mean)) return 'no number';
  const scale = isPercent ? 100 : 1;
  const unit = isPercent ? ' %' : '';
  const half = ((high - low) / 2) * scale;
  const size = Math.max(...[mean, low, high].filter(Number.isFinite).map(Math.abs)) * scale;
  // A share is a ratio less one: this much is rounding.
  if (isPercent && size < 1e-10) return '0 %';
  if (size >= 1e12 || (size > 0 && size < 1e-4)) {
    const short = (x: number): string => (x * scale).toExponential(4);
    return Number.isFinite(half) ? `${short(mean)}${unit} [${short(low)}, ${short(high)}]` : `${short(mean)}${unit}`;
  }
  const sixDigits = 5 - exponentOf(size);
  if (size === 0) return `0${unit}`;
  const finest = half > 0 ? Math.min(1 - exponentOf(half), sixDigits) : sixDigits - 1;
  const decimals = Math.max(0, Math.min(8, finest));
  const show = (x: number): string => groupThousands(withoutMinusZero((x * scale).toFixed(decimals)));
  return Number.isFinite(half) ? `${show(mean)}${unit} [${show(low)}, ${show(high)}]` : `${show(mean)}${unit}`;
}

/** The power of ten of the first digit. */
function exponentOf(value: number): number {
  return Number(value.toExponential(1).split('e')[1]);
}

function trimZeros(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}

function withoutMinusZero(digits: string): string {
  return /^-[0.]+$/.test(digits) ? digits.slice(1) : digits;
}

function groupThousands(digits: string): string {
  const [whole, fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
