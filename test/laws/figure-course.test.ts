import { describe, expect, it } from 'vitest';
import type { ParameterValue } from '../../models/parameter.ts';
import { collectFigureRows } from '../../src/collect/figureSeries.ts';
import { createCourse } from '../../src/figures/createCourse.ts';
import { describePoint } from '../../src/figures/describePoint.ts';
import type { Plan, PlannedPoint } from '../../src/plan/plan.ts';
import { textBoxes } from '../support/textBoxes.ts';

const point = (index: number, twin: number | null, design: Record<string, ParameterValue> = {}): PlannedPoint =>
  ({ index, twin, design, parameters: design, salt: null }) as PlannedPoint;

describe('changes in a figure', () => {
  /** Two points of one run of two epochs and two columns: a level that stays, and one that begins at nothing. */
  const drawn = async (): Promise<string[]> => {
    const shown = point(0, 1, { share: 1 });
    const plan = { points: [shown, point(1, null, { share: 0 })] } as unknown as Plan;
    const columns = [
      { name: 'steady', unit: 'EH/s', meaning: '' },
      { name: 'new', unit: 'MW', meaning: '' },
    ];
    const course = createCourse(
      plan,
      { columns },
      {
        title: 't',
        source: 's',
        columns: columns.map(({ name }) => ({ column: name, label: name })),
        shown: [shown],
        epochs: [0, 1],
        replications: 1,
      },
    );
    course?.add(0, 0, Float64Array.of(80, 5, 80, 30));
    course?.add(1, 0, Float64Array.of(100, 0, 100, 10));
    return textBoxes((await course?.draw()) ?? '').map(({ text }) => text);
  };

  it('are in per cent of a counterfactual that keeps away from zero, and in units of one that does not', async () => {
    const texts = await drawn();
    expect(texts.filter((text) => text.startsWith('steady'))).toEqual(['steady (EH/s)', 'steady (%)']);
    expect(texts.filter((text) => text.startsWith('new'))).toEqual(['new (MW)', 'new (MW)']);
  });

  it('are what the words say', () => {
    const rows = collectFigureRows([0, 1], 2, 1);
    rows.add(0, 0, Float64Array.of(80, 30));
    rows.add(1, 0, Float64Array.of(100, 10));
    expect(rows.changes(0, 1, 0, 'relative').mean).toEqual([expect.closeTo(-20, 12), expect.closeTo(200, 12)]);
    expect(rows.changes(0, 1, 0, 'difference').mean).toEqual([-20, 20]);
  });
});

describe('the name of a point', () => {
  const ban = (size: number) => [{ kind: 'ban', region: 'US', size }];
  const describeAll = (...values: ParameterValue[]): string[] => {
    const points = values.map((policies, i) => point(i, null, { policies, same: 3 }));
    return points.map((one) => describePoint(one, points, ['policies', 'same']));
  };

  it('says of a table what tells it from the others', () => {
    expect(describeAll([], ban(1 / 3), ban(0.5))).toEqual(['policies none', 'policies (0.333)', 'policies (0.5)']);
    expect(describeAll([], ban(0.5))).toEqual(['policies none', 'policies one row']);
    const world = [{ kind: 'storm', region: '', size: 1 }];
    expect(describeAll(ban(1), world)).toEqual(['policies (ban US)', 'policies (storm -)']);
  });

  it('leaves out what is the same for all', () => {
    expect(describeAll([], [])).toEqual(['', '']);
  });
});
