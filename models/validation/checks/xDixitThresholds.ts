import { dixitThresholds } from '../../miners/rules/dixitThresholds.ts';
import { dixitExample } from '../dixitExample.ts';
import { between } from '../expect/between.ts';
import type { Measurement } from '../measurement.ts';
import type { ValidationCheck } from '../validationCheck.ts';

const TOLERANCE = 1e-3;

/** Thresholds between which a firm stays what it is, as published and in the limit of certainty. */
export const xDixitThresholds: ValidationCheck = {
  letter: 'X',
  what: 'entry and exit under uncertainty: rho 0.025, mu 0, w 1, entry cost 4, exit cost 0',
  kind: 'published',
  source: 'https://doi.org/10.1086/261619',
  measure: () => {
    const { project } = dixitExample;
    const uncertain = dixitThresholds(project);
    // The band closes with a fractional power of the volatility, so that has to be very small.
    const certain = dixitThresholds({ ...project, volatilityYear: 1e-5 });
    return [
      near('entry threshold at sigma 0.1', dixitExample.uncertain.entry, uncertain.entry),
      near('exit threshold at sigma 0.1', dixitExample.uncertain.exit, uncertain.exit),
      near('entry threshold as sigma goes to 0', dixitExample.certain.entry, certain.entry),
      near('exit threshold as sigma goes to 0', dixitExample.certain.exit, certain.exit),
    ];
  },
};

function near(what: string, expected: number, got: number): Measurement {
  return between(what, expected - TOLERANCE, expected + TOLERANCE, got, `${expected} to 1e-3`);
}
