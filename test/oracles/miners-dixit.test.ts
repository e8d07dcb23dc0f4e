import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dixitThresholds } from '../../models/miners/rules/dixitThresholds.ts';
import { dixitExample } from '../../models/validation/dixitExample.ts';

const { project, uncertain, certain } = dixitExample;

describe('entry and exit under uncertainty', () => {
  it('X: the published example, thresholds 1.4667 and 0.7657', () => {
    const { entry, exit } = dixitThresholds(project);
    expect(entry).toBeCloseTo(uncertain.entry, 3);
    expect(exit).toBeCloseTo(uncertain.exit, 3);
  });

  it('X: without uncertainty the thresholds are those of Marshall, 1.1 and 1.0', () => {
    // The band closes slowly, with a fractional power of the volatility, so it has to be very small.
    const { entry, exit } = dixitThresholds({ ...project, volatilityYear: 1e-5 });
    expect(entry).toBeCloseTo(certain.entry, 3);
    expect(exit).toBeCloseTo(certain.exit, 3);
  });

  it('X: value matching and smooth pasting hold at both thresholds', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.02, max: 0.3, noNaN: true }),
        fc.double({ min: -0.1, max: 0.015, noNaN: true }),
        fc.double({ min: 0.05, max: 0.8, noNaN: true }),
        fc.double({ min: 0.1, max: 20, noNaN: true }),
        fc.double({ min: -0.5, max: 1, noNaN: true }),
        (rho, mu, sigma, entryCost, exitOverEntry) => {
          const exitCost = Math.min(0.8 / rho, exitOverEntry * entryCost);
          const { entry, exit } = dixitThresholds({
            discountRateYear: rho,
            driftYear: mu,
            volatilityYear: sigma,
            costYear: 1,
            entryCost,
            exitCost,
          });
          const middle = mu / sigma ** 2 - 0.5;
          const root = Math.sqrt(middle ** 2 + (2 * rho) / sigma ** 2);
          const up = root - middle;
          const down = -root - middle;
          // Solves the slopes for the two constants, then looks at the levels.
          const slope = -1 / (rho - mu);
          const [a, b] = [up * entry ** (up - 1), down * entry ** (down - 1)];
          const [c, d] = [up * exit ** (up - 1), down * exit ** (down - 1)];
          const determinant = a * d - b * c;
          const optionToLeave = (slope * (d - b)) / determinant;
          const optionToEnter = (slope * (a - c)) / determinant;
          const gain = (p: number) => optionToLeave * p ** up + optionToEnter * p ** down + p / (rho - mu) - 1 / rho;
          expect(Math.abs(gain(entry) - entryCost)).toBeLessThan(1e-6 * (1 / rho + entryCost));
          expect(Math.abs(gain(exit) + exitCost)).toBeLessThan(1e-6 * (1 / rho + entryCost));
          expect(entry).toBeGreaterThan(1 + rho * entryCost - 1e-9);
          expect(exit).toBeLessThan(1 - rho * exitCost + 1e-9);
        },
      ),
      { numRuns: 300, seed: 1989 },
    );
  });

  it('a project that costs nothing to reverse has one threshold', () => {
    const { entry, exit } = dixitThresholds({ ...project, exitCost: -4 });
    expect(entry).toBeCloseTo(1.1, 12);
    expect(exit).toBeCloseTo(1.1, 12);
  });

  it('where leaving costs more than running for ever, nobody leaves', () => {
    // McDonald and Siegel 1986, https://doi.org/10.2307/1884175: entry at beta / (beta - 1) times the full cost.
    const { entry, exit } = dixitThresholds({ ...project, exitCost: 40 });
    const beta = (1 + Math.sqrt(1 + (8 * 0.025) / 0.01)) / 2;
    expect(exit).toBe(0);
    expect(entry).toBeCloseTo((beta / (beta - 1)) * 1.1, 12);
  });

  it('refuses a drift above the discount rate and a round trip that earns money', () => {
    expect(() => dixitThresholds({ ...project, driftYear: 0.03 })).toThrow('drift 0.03');
    expect(() => dixitThresholds({ ...project, exitCost: -5 })).toThrow('must not earn');
  });
});
