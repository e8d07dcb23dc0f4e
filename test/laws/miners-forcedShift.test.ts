import { describe, expect, it } from 'vitest';
import type { MarketState } from '../../models/market/marketState.ts';
import { applyForcedShift } from '../../models/miners/forcedShift.ts';
import { measureFleet } from '../../models/miners/measureFleet.ts';
import { LISTED } from '../../models/miners/operatorClass.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';
import { sum } from '../support/sum.ts';

const kinds = ['hashrate', 'capacity', 'listedCapacity'] as const;
const orders = ['leastEfficientFirst', 'proportional', 'mostEfficientFirst'] as const;
const BLOCKS_PER_EPOCH = 2016;

function worldWith(kind: string, order: string, share: number, duration = 0): MarketState {
  const overrides = {
    'shift.kind': kind,
    'shift.order': order,
    'shift.share': share,
    'shift.start': 2,
    'shift.duration': duration,
  };
  return startMarket(marketValues(overrides, 'bitcoin-2026'), 40).state;
}

const shiftTo = ({ shift, fleet, sites, ai }: MarketState, block: number): boolean =>
  applyForcedShift(shift, fleet, sites, ai[0], block);

/** What the share is a share of: running EH/s, installed MW, or installed MW of listed operators. */
function baseOf({ fleet, sites }: MarketState, kind: string): number {
  measureFleet(fleet, sites, 0);
  const amounts = kind === 'hashrate' ? fleet.runningEhS : fleet.installedMw;
  return amounts.reduce(
    (sum, amount, i) => sum + (kind === 'listedCapacity' && sites.operatorClass[i] !== LISTED ? 0 : amount),
    0,
  );
}

describe('forced shift', () => {
  for (const kind of kinds) {
    for (const order of orders) {
      it(`${kind}, ${order}: exactly the share asked for leaves, and nothing before its first block`, () => {
        for (const share of [0.01, 0.2, 0.5, 0.9]) {
          const world = worldWith(kind, order, share);
          const before = baseOf(world, kind);
          expect(shiftTo(world, 2 * BLOCKS_PER_EPOCH - 1)).toBe(false);
          expect(baseOf(world, kind)).toBe(before);
          expect(shiftTo(world, 2 * BLOCKS_PER_EPOCH)).toBe(true);
          expect(baseOf(world, kind) / before).toBeCloseTo(1 - share, 10);
          expect(shiftTo(world, 9 * BLOCKS_PER_EPOCH)).toBe(false);
        }
      });

      it(`${kind}, ${order}: a ramp in any steps moves what a sudden shift moves, in equal parts of the whole`, () => {
        const sudden = worldWith(kind, order, 0.3);
        const ramp = worldWith(kind, order, 0.3, 10);
        const before = baseOf(ramp, kind);
        shiftTo(sudden, 2 * BLOCKS_PER_EPOCH);
        for (const epochs of [0, 0.25, 3, 3.1, 7, 9.99, 10, 14]) {
          shiftTo(ramp, Math.round((2 + epochs) * BLOCKS_PER_EPOCH));
          expect(baseOf(ramp, kind) / before).toBeCloseTo(1 - 0.03 * Math.min(10, epochs), 4);
        }
        expect(baseOf(ramp, kind) / baseOf(sudden, kind)).toBeCloseTo(1, 10);
        for (const [v, stock] of ramp.fleet.stockEhS.entries()) expect(stock).toBeCloseTo(sudden.fleet.stockEhS[v], 8);
        expect(ramp.ai[0].unpluggedMw / sudden.ai[0].unpluggedMw).toBeCloseTo(1, 10);
      });

      it(`${kind}, ${order}: machines go to stock, their power to AI at the site, and only in scope`, () => {
        const world = worldWith(kind, order, 0.4);
        const {
          fleet,
          sites,
          ai: [ai],
        } = world;
        const installed = fleet.installedEhS.slice();
        const installedMw = fleet.installedMw.slice();
        const aiMw = sites.aiMw.slice();
        const rent = ai.siteRentUsdYear.slice();
        const convertible = sites.convertibleMw.slice();
        const spent = sum(ai.spentUsd);
        shiftTo(world, 2 * BLOCKS_PER_EPOCH);
        const kept = fleet.installedMw.slice();
        measureFleet(fleet, sites, 0);
        let gross = 0;
        for (let i = 0; i < sites.count; i++) {
          const freed = installedMw[i] - fleet.installedMw[i];
          gross += freed;
          expect(kept[i]).toBeCloseTo(fleet.installedMw[i], 9);
          expect(sites.aiMw[i] - aiMw[i]).toBeCloseTo(freed, 9);
          expect(ai.siteRentUsdYear[i] - rent[i]).toBeCloseTo((freed / 1.43) * 1.85e6, 2);
          expect(sites.convertibleMw[i]).toBeCloseTo(Math.max(0, convertible[i] - freed), 9);
          if (kind === 'listedCapacity' && sites.operatorClass[i] !== LISTED) expect(freed).toBe(0);
        }
        for (let v = 0; v < fleet.vintageCount; v++) {
          const here = (cells: Float64Array): number => sum(cells.filter((_, cell) => cell % fleet.vintageCount === v));
          expect(fleet.stockEhS[v]).toBeCloseTo(here(installed) - here(fleet.installedEhS), 9);
        }
        expect(ai.unpluggedMw).toBeCloseTo(gross, 8);
        expect(ai.unpluggedEhS).toBeCloseTo(sum(installed) - sum(fleet.installedEhS), 9);
        expect(ai.forcedMw).toBeCloseTo(gross / 1.43, 8);
        expect((sum(ai.spentUsd) - spent) / ((gross / 1.43) * 9.5e6)).toBeCloseTo(1, 10);
      });
    }
  }

  for (const kind of kinds) {
    it(`${kind}: the order decides which machines leave`, () => {
      const leftShare = (order: string): number[] => {
        const world = worldWith(kind, order, 0.3);
        const { fleet, sites } = world;
        const inScope = (cells: Float64Array, v: number): number => {
          let total = 0;
          for (let i = 0; i < sites.count; i++) {
            if (kind !== 'listedCapacity' || sites.operatorClass[i] === LISTED)
              total += cells[i * fleet.vintageCount + v];
          }
          return total;
        };
        const before = fleet.installedEhS.slice();
        const used = Array.from({ length: fleet.vintagesInUse }, (_, v) => v).filter((v) => {
          let running = 0;
          for (let i = 0; i < sites.count; i++)
            running += before[i * fleet.vintageCount + v] * fleet.running[i * fleet.vintageCount + v];
          return kind !== 'hashrate' || running > 0;
        });
        shiftTo(world, 2 * BLOCKS_PER_EPOCH);
        return used.map((v) => 1 - inScope(fleet.installedEhS, v) / inScope(before, v));
      };
      const worstFirst = leftShare('leastEfficientFirst');
      const bestFirst = leftShare('mostEfficientFirst');
      // All of the first, none of the last, at most one vintage in part.
      for (const left of [worstFirst, bestFirst.toReversed()]) {
        expect(left[0]).toBeCloseTo(1, 9);
        expect(left.at(-1)).toBeCloseTo(0, 9);
        expect(left.filter((l) => l > 1e-9 && l < 1 - 1e-9).length).toBeLessThanOrEqual(1);
        for (let n = 1; n < left.length; n++) expect(left[n]).toBeLessThanOrEqual(left[n - 1] + 1e-9);
      }
      for (const left of leftShare('proportional')) expect(left).toBeCloseTo(0.3, 9);
    });
  }

  it('a share of 0 moves nothing, but its schedule runs, as that of its counterfactual must', () => {
    const world = worldWith('capacity', 'proportional', 0, 4);
    const before = baseOf(world, 'capacity');
    shiftTo(world, 4 * BLOCKS_PER_EPOCH);
    expect(world.shift.done).toBe(0.5);
    shiftTo(world, 6 * BLOCKS_PER_EPOCH);
    expect(world.shift.done).toBe(1);
    expect(baseOf(world, 'capacity')).toBe(before);
  });

  it('starts in the middle of an epoch where a phase is given', () => {
    const overrides = { 'shift.share': 0.2, 'shift.start': 3, 'shift.phase': 0.5 };
    const { state } = startMarket(marketValues(overrides, 'bitcoin-2026'), 5);
    expect(shiftTo(state, 3.5 * BLOCKS_PER_EPOCH - 1)).toBe(false);
    expect(shiftTo(state, 3.5 * BLOCKS_PER_EPOCH)).toBe(true);
  });
});
