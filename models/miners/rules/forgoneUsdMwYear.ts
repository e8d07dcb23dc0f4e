import { pow } from '../../random/math/pow.ts';
import { capitalRecoveryFactor } from '../capitalRecoveryFactor.ts';
import type { ConversionOffer } from './conversionOffer.ts';

/** The mining given up as a yearly payment while the halls earn, USD per contracted MW and year; it stops when building begins. */
export function forgoneUsdMwYear({ product, discountRateYear, leadYears, forgoneUsdMw }: ConversionOffer): number {
  return (
    pow(1 + discountRateYear, leadYears) * forgoneUsdMw * capitalRecoveryFactor(discountRateYear, product.hallYears)
  );
}
