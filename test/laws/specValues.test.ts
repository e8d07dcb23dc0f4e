import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestName } from '../../models/nearestName.ts';
import { canonicalJson } from '../../src/spec/canonicalJson.ts';
import { readTime } from '../../src/spec/values/readTime.ts';
import { readWithFakes } from '../golden/spec/readWithFakes.ts';

const HEAD = 'name: t\nhorizon: 26 epochs\n';

function experimentOf(...spec: Parameters<typeof readWithFakes>) {
  const result = readWithFakes(...spec);
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 1));
  return result.experiment;
}

describe('times', () => {
  it('a length in epochs reads back as the number written', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (epochs) => {
        expect(readTime(`${epochs} epochs`)).toEqual({ ok: true, epochs });
      }),
    );
  });

  it('14 days are an epoch, 52 weeks 26, and four years 1,461 days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (n) => {
        expect(readTime(`${n * 14} days`)).toEqual({ ok: true, epochs: n });
        expect(readTime(`${n * 2} weeks`)).toEqual({ ok: true, epochs: n });
        expect(readTime(`${n * 4} years`)).toEqual(readTime(`${n * 1461} days`));
        expect(readTime(`${n * 48} months`)).toEqual(readTime(`${n * 1461} days`));
      }),
    );
  });

  it.each([
    ['5 years', 130], // 1,826.25 days, 130.4 epochs
    ['1 year', 26],
    ['90 days', 6],
    ['95 days', 7], // 6.8 epochs
    ['26 epochs', 26],
    ['26', 26],
    ['2031-06-14', 130], // 1,826 days after 2026-06-14
    ['2026-06-28', 1],
    ['2026-06-25', 1], // 11 days, 0.8 epochs
  ])('a horizon of %s is %i epochs', (text, epochs) => {
    expect(experimentOf(`name: t\nhorizon: ${text}\n`).horizonEpochs).toBe(epochs);
  });

  it('durations keep fractions, moments go to the nearest epoch', () => {
    const { base } = experimentOf(`${HEAD}set: { shift.duration: 3 days, shift.start: 3 days }\n`);
    expect(base['shift.duration']).toBe(3 / 14);
    expect(base['shift.start']).toBe(0);
  });

  it('dates count from the start date that the file, the preset or the command line sets', () => {
    const text = `${HEAD}set: { chain.startDate: 2027-01-01, shift.start: 2027-01-29 }\n`;
    expect(experimentOf(text).base['shift.start']).toBe(2);
    const overrides = [{ key: 'chain.startDate', value: '2027-01-15' }];
    expect(experimentOf(text, { overrides }).base['shift.start']).toBe(1);
    const preset =
      'preset: p\nmodel: market\nparameters:\n  chain.startDate: { value: 2027-01-01, unit: "-", source: s }\n';
    const withPreset = `${HEAD}preset: p\nset: { shift.start: 2027-01-15 }\n`;
    expect(experimentOf(withPreset, { presets: { p: preset } }).base['shift.start']).toBe(1);
  });
});

describe('values', () => {
  it('dotted keys and nested mappings mean the same', () => {
    const dotted = experimentOf(`${HEAD}set: { shift.kind: capacity, shift.share: 0.2 }\n`);
    expect(experimentOf(`${HEAD}set:\n  shift:\n    kind: capacity\n    share: 0.2\n`)).toEqual(dotted);
    expect(dotted.base).toMatchObject({ 'shift.kind': 'capacity', 'shift.share': 0.2 });
  });

  it('a percentage is the double nearest to its hundredth', () => {
    for (let tenths = 0; tenths <= 900; tenths++) {
      const { base } = experimentOf(`${HEAD}set: { shift.share: ${tenths / 10} % }\n`);
      expect(base['shift.share']).toBe(Number(`${tenths}e-3`));
    }
  });

  it('1e2 is a whole number, and minus zero is zero', () => {
    const { base } = experimentOf(`${HEAD}set: { miners.count: 1e2, shift.share: -0 }\n`);
    expect(base['miners.count']).toBe(100);
    expect(Object.is(base['shift.share'], 0)).toBe(true);
  });

  it('a series from a file, from a list and with days instead of dates is the same series', () => {
    const expected = { day: [0, 14, 20.5], value: [60000, 7e4, 1] };
    const list = `${HEAD}set: { price.path: [[2026-06-14, 60000], [14, 7e4], [20.5, 1]] }\n`;
    expect(experimentOf(list).base['price.path']).toEqual(expected);
    const named = `${HEAD}set: { price.path: p.csv }\n`;
    const days = '\uFEFFday,note,value\r\n0,"a, b",60000\r\n\r\n14,,7e4\r\n20.5,,1\r\n';
    expect(experimentOf(named, { files: { 'p.csv': days } }).base['price.path']).toEqual(expected);
    const dates = 'value,date\n60000,2026-06-14\n70000,2026-06-28\n';
    const dated = experimentOf(named, { files: { 'p.csv': dates } }).base['price.path'];
    expect(dated).toEqual({ day: [0, 14], value: [60000, 70000] });
  });

  it('a table takes the default of a field for an empty cell, in a file as in a preset', () => {
    const rows = [
      { name: 'a', share: 0.5 },
      { name: '', share: 1 },
    ];
    const file = `${HEAD}set: { miners.pools: [{ name: a, share: 50 % }, { share: , name: }] }\n`;
    expect(experimentOf(file).base['miners.pools']).toEqual(rows);
    const column = '{ unit: "-", source: s }';
    const preset = `preset: p\nmodel: market\ntables:\n  miners.pools:\n    fields: [share, name]\n    columns: { name: ${column}, share: { unit: 1, source: s } }\n    rows: [[0.5, a], [, ]]\n`;
    const presets = { p: preset.replace('[, ]', '[null, null]') };
    expect(experimentOf(`${HEAD}preset: p\n`, { presets }).base['miners.pools']).toEqual(rows);
  });

  it('set stands before the preset, the preset before defaults, and --set before all', () => {
    const presets = {
      p: 'preset: p\nmodel: market\nparameters:\n  power.price: { value: 60, unit: USD/MWh, low: 40, high: 90, source: s }\n  miners.count: { value: 7, unit: miner, source: s }\n',
    };
    const text = `${HEAD}preset: p\nset: { miners.count: 8, shift.share: 0.1 }\n`;
    const overrides = [{ key: 'shift.share', value: '0.2' }];
    const { base, preset } = experimentOf(text, { presets, overrides });
    expect(base).toMatchObject({ 'power.price': 60, 'miners.count': 8, 'shift.share': 0.2, 'shift.kind': 'hashrate' });
    expect(preset).toBe('p');
  });

  it('the inputs are all files that the experiment depends on', () => {
    const presets = { p: 'preset: p\nmodel: market\n' };
    const text = `${HEAD}preset: p\nset: { price.path: p.csv }\n`;
    const files = { 'p.csv': 'day,value\n0,1\n' };
    const result = readWithFakes(text, { presets, files });
    expect(result).toMatchObject({
      ok: true,
      inputs: [
        { path: 'e.yaml', text },
        { path: 'p.yaml', text: presets.p },
        { path: 'p.csv', text: files['p.csv'] },
      ],
    });
  });
});

describe('seeds', () => {
  it.each([
    ['seed: 0', '0'],
    ['seed: ""', ''],
    ['seed: 007', '007'],
    ['seed: 12345678901234567890123', '12345678901234567890123'],
    ['seed: twenty-percent-2026', 'twenty-percent-2026'],
  ])('%s is kept as typed', (line, seed) => {
    expect(experimentOf(`${HEAD}${line}\n`).seed).toBe(seed);
  });

  it('--seed stands before --set seed, which stands before the file', () => {
    const text = `${HEAD}seed: file\n`;
    const overrides = [{ key: 'seed', value: 'a: b' }];
    expect(experimentOf(text, { overrides }).seed).toBe('a: b');
    expect(experimentOf(text, { overrides, seed: '' }).seed).toBe('');
  });
});

describe('settings of the command line', () => {
  it('replications, horizon and record.every replace those of the file, and rows of no more runs than there are', () => {
    const text = `${HEAD}replications: 200\nrecord: { every: 2, columns: [hashprice_usd_ph_day, hashrate_eh_s], replications: 50 }\n`;
    expect(experimentOf(text).record).toEqual({
      everyEpochs: 2,
      columns: ['hashrate_eh_s', 'hashprice_usd_ph_day'],
      replications: 50,
    });
    const overrides = [
      { key: 'replications', value: '10' },
      { key: 'horizon', value: '2 years' },
      { key: 'record.every', value: '1 year' },
    ];
    const changed = experimentOf(text, { overrides });
    expect(changed).toMatchObject({ replications: 10, horizonEpochs: 52 });
    expect(changed.record).toMatchObject({ everyEpochs: 26, replications: 10 });
  });
});

describe('nearest names', () => {
  const names = ['shift.share', 'shift.start', 'shift.kind', 'power.price', 'price.path'];

  it('one slip of the keyboard still finds the name', () => {
    const slip = fc.tuple(fc.constantFrom(...names), fc.nat(), fc.constantFrom('drop', 'double', 'swap', 'replace'));
    fc.assert(
      fc.property(slip, ([name, at, kind]) => {
        const i = at % (name.length - 1);
        const tail = {
          drop: name.slice(i + 1),
          double: name[i] + name.slice(i),
          swap: name[i + 1] + name[i] + name.slice(i + 2),
          replace: `q${name.slice(i + 1)}`,
        };
        expect(nearestName(name.slice(0, i) + tail[kind as keyof typeof tail], names)).toBe(name);
      }),
    );
  });

  it('finds capitals and missing groups, and says nothing when nothing is close', () => {
    expect(nearestName('Shift.Share', names)).toBe('shift.share');
    expect(nearestName('kind', names)).toBe('shift.kind');
    expect(nearestName('temperature', names)).toBeNull();
    expect(nearestName('x', [])).toBeNull();
  });
});

describe('canonical JSON', () => {
  it('reads back as the same data and does not depend on the order of keys', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ noUnicodeString: false }),
        fc.dictionary(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true })),
        (value, record) => {
          expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
          const reversed = Object.fromEntries(Object.entries(record).reverse());
          expect(canonicalJson(reversed)).toBe(canonicalJson(record));
        },
      ),
    );
  });

  it('refuses what JSON cannot carry', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, undefined, 1n]) {
      expect(() => canonicalJson({ value })).toThrow(TypeError);
    }
    expect(canonicalJson({ b: [-0, { d: 1, c: null }], a: 'é"' })).toBe('{"a":"é\\"","b":[0,{"c":null,"d":1}]}');
  });
});
