import type { ConversionOffer, ReservationRent } from './conversionOffer.ts';

/** How the sites of a class of operators decide in a run, where a rent to begin with is not all. */
export interface ConversionDecision {
  readonly reservationRent: ReservationRent;
  /**
   * Share of a site's AI-suitable power that it wants to be with tenants, 0 to 1; what is there already counts. Absent: all
   * of it. Called before the rent is asked.
   */
  readonly offeredShare?: (offer: ConversionOffer) => number;
  /**
   * The rent per contracted MW and year from which on a site signs again when a contract ends. Absent: its power is free
   * then, and may be offered like any other. The offer is about the power under contract: `forgoneUsdMw` is what new
   * machines there would be worth beyond their price.
   */
  readonly renewalRent?: ReservationRent;
}
