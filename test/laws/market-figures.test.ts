import { describe, expect, it } from 'vitest';
import { breakEvenPowerUsdMWh } from '../../models/chain/breakEven.ts';
import { machineClasses, supplyOfHashrate } from '../../models/market/supplyOfHashrate.ts';
import { market } from '../../models/market.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';

const overrides = { 'shift.kind': 'capacity', 'shift.share': 0.2, 'shift.start': 2, 'population.privateOperators': 20 };

describe('figures of the market model', () => {
  const run = startMarket(marketValues(overrides, 'bitcoin-2026'), 8);
  const epochs = Array.from({ length: 8 }, () => {
    run.advance();
    return {
      supply: supplyOfHashrate(run.state),
      cell: Object.fromEntries(market.columns.map(({ name }) => [name, run.cell(name)])),
    };
  });

  it('name columns of the model only, of one unit where they are parts of a whole', () => {
    const units = new Map(market.columns.map(({ name, unit }) => [name, unit]));
    for (const figure of market.figures ?? []) {
      if (figure.kind === 'supply') continue;
      const found = figure.columns.map(({ column }) => units.get(column));
      expect(found).not.toContain(undefined);
      if (figure.kind === 'parts') expect(new Set(found).size).toBe(1);
    }
  });

  it('the uses of power add up to grid capacity in every epoch, and none is negative', () => {
    const parts = market.figures?.find(({ name }) => name === 'waterfall');
    if (parts?.kind !== 'parts') throw new Error('no waterfall');
    for (const { cell } of epochs) {
      const uses = parts.columns.map(({ column }) => cell[column]);
      expect(Math.min(...uses)).toBeGreaterThanOrEqual(-1e-6);
      const sum = uses.reduce((total, use) => total + use, 0);
      expect(sum / cell.capacity_mw).toBeCloseTo(1, 9);
    }
  });

  it('the supply curve holds all installed hashrate, in the classes of the machines', () => {
    const { supply, cell } = epochs[7];
    const sum = supply.pieces.reduce((total, { amount }) => total + amount, 0);
    expect(sum / cell.installed_eh_s).toBeCloseTo(1, 9);
    for (const { group } of supply.pieces) expect(machineClasses[group]).toBeDefined();
    const { fleet } = run.state;
    const over35 = supply.pieces.filter(({ group }) => group === machineClasses.length - 1);
    const installed = Array.from(fleet.installedEhS).reduce(
      (total, eh, i) => total + (fleet.efficiencyJTh[i % fleet.vintageCount] >= 35 ? eh : 0),
      0,
    );
    expect(over35.reduce((total, { amount }) => total + amount, 0)).toBeCloseTo(installed, 9);
  });

  it('at its break-even hashprice a piece pays just its power and avoidable cost', () => {
    const { fleet, environment, settings } = run.state;
    const { pieces } = epochs[7].supply;
    let next = 0;
    for (let i = 0; i < fleet.siteCount; i++) {
      for (let v = 0; v < fleet.vintagesInUse; v++) {
        if (!(fleet.installedEhS[i * fleet.vintageCount + v] > 0)) continue;
        const affordable = breakEvenPowerUsdMWh(pieces[next++].level, fleet.mwPerEhS[v]);
        expect(affordable).toBeCloseTo(environment.power.sites.powerUsdMWh[i] + settings.costs.avoidableUsdMWh, 9);
      }
    }
    expect(next).toBe(pieces.length);
  });
});
