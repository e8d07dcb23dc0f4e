import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ConversionOffer } from '../../models/miners/rules/conversionOffer.ts';
import type { ConversionSetup } from '../../models/miners/rules/conversionRule.ts';
import { realOption } from '../../models/miners/rules/realOption.ts';
import { yieldThreshold } from '../../models/miners/rules/yieldThreshold.ts';
import type { ValidationCheck } from '../../models/validation/validationCheck.ts';

describe('rules that are wrong', () => {
  const rules = '../../models/miners/rules';
  afterEach(() => {
    for (const file of ['yieldThreshold', 'realOption', 'entryExitGain']) vi.doUnmock(`${rules}/${file}.ts`);
    vi.resetModules();
  });
  const fails = ({ measure }: ValidationCheck): boolean =>
    !measure().every(({ lowest, highest, got }) => got >= lowest && got <= highest);
  const load = (file: string) => import(`../../models/validation/checks/${file}.ts`);

  it('T and W fail when owners ask a hundredth less or more than what they compare with', async () => {
    for (const [factor, file] of [
      [0.99, 'wYieldThreshold'],
      [1.01, 'wYieldThreshold'],
      [0.99, 'tSunkCost'],
    ] as const) {
      vi.resetModules();
      const create = (setup: ConversionSetup) => {
        const { reservationRent } = yieldThreshold.create(setup);
        return (offer: ConversionOffer) => factor * reservationRent(offer);
      };
      vi.doMock(`${rules}/yieldThreshold.ts`, () => ({ yieldThreshold: { ...yieldThreshold, create } }));
      expect(fails((await load(file))[file]), `${file} ${factor}`).toBe(true);
    }
  });

  it('X fails when the volatility counts once instead of squared', async () => {
    vi.resetModules();
    vi.doMock(`${rules}/entryExitGain.ts`, async (original) => {
      const gain = await original<typeof import('../../models/miners/rules/entryExitGain.ts')>();
      return {
        ...gain,
        characteristicRoots: (rho: number, mu: number, sigma: number) =>
          gain.characteristicRoots(rho, mu, Math.sqrt(sigma)),
      };
    });
    expect(fails((await load('xDixitThresholds')).xDixitThresholds)).toBe(true);
  });

  it('Y fails when nobody signs again for less than anew', async () => {
    vi.resetModules();
    const create = (setup: ConversionSetup) => ({ reservationRent: realOption.create(setup).reservationRent });
    vi.doMock(`${rules}/realOption.ts`, () => ({ realOption: { ...realOption, create } }));
    expect(fails((await load('yHysteresis')).yHysteresis)).toBe(true);
  });
});
