import { describe, expect, it } from 'vitest';
import { tSunkCost } from '../../models/validation/checks/tSunkCost.ts';
import { wYieldThreshold } from '../../models/validation/checks/wYieldThreshold.ts';
import { xDixitThresholds } from '../../models/validation/checks/xDixitThresholds.ts';
import { yHysteresis } from '../../models/validation/checks/yHysteresis.ts';

describe('rows of the validation table on decision rules', () => {
  for (const { letter, what, measure } of [tSunkCost, wYieldThreshold, xDixitThresholds, yHysteresis]) {
    it(`${letter}: ${what}`, () => {
      const measurements = measure();
      expect(measurements.length).toBeGreaterThan(3);
      for (const { what: measured, lowest, highest, got } of measurements) {
        expect(got, measured).toBeGreaterThanOrEqual(lowest);
        expect(got, measured).toBeLessThanOrEqual(highest);
      }
      expect(measure()).toEqual(measurements);
    });
  }
});
