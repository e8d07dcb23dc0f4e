import { describe, expect, it } from 'vitest';
import { createProgress } from '../../src/cli/output/progress.ts';
import { textTable } from '../../src/cli/output/textTable.ts';
import { readableInterval, readableNumber } from '../../src/report/readableNumber.ts';

describe('readable numbers', () => {
  it.each([
    [1234567.4, '1,234,567'],
    [1234567, '1,234,567'],
    [-0.25, '-0.25'],
    [1 / 3, '0.333333'],
    [1.25e14, '1.2500e+14'],
    [0.00002, '2.0000e-5'],
    [0, '0'],
    [Number.NaN, ''],
  ])('%d reads %s', (value, text) => {
    expect(readableNumber(value)).toBe(text);
  });

  it.each([
    [-0.19956, -0.20104, -0.19804, true, '-19.96 % [-20.10, -19.80]'],
    [-1234567.8, -1300000, -1169135.6, false, '-1,234,568 [-1,300,000, -1,169,136]'],
    [0.0001, -0.02, 0.0202, false, '0.000 [-0.020, 0.020]'],
    [-0.5, Number.NaN, Number.NaN, true, '-50.000 %'],
    [0, 0, 0, true, '0 %'],
    [-1.1e-16, -3e-16, 1e-16, true, '0 %'],
    [-1.1e-8, -3e-8, 1e-8, true, '-1.1000e-6 % [-3.0000e-6, 1.0000e-6]'],
    [2e14, 1e14, 3e14, false, '2.0000e+14 [1.0000e+14, 3.0000e+14]'],
    [Number.NaN, Number.NaN, Number.NaN, false, 'no number'],
  ])('the mean %d of [%d, %d] reads well', (mean, low, high, isPercent, text) => {
    expect(readableInterval(mean, low, high, isPercent)).toBe(text);
  });
});

describe('textTable', () => {
  it('aligns numbers at the right, text at the left, and leaves no space at line ends', () => {
    expect(
      textTable(
        ['name', 'n'],
        [
          ['a', '1'],
          ['long', '1,000'],
        ],
      ),
    ).toBe('name      n\na         1\nlong  1,000\n');
    expect(
      textTable(
        ['n', 'name'],
        [
          ['10', 'a'],
          ['5', ''],
        ],
      ),
    ).toBe(' n  name\n10  a\n 5\n');
  });
});

describe('progress', () => {
  function watch(isTTY: boolean) {
    let time = 0;
    const written: string[] = [];
    const progress = createProgress({ isTTY, write: (text) => written.push(text) }, () => time);
    const at = (ms: number, done: number) => {
      time = ms;
      progress.update(done, 1000);
    };
    return { at, end: progress.end, written };
  }

  it('says nothing in the first second', () => {
    const { at, end, written } = watch(true);
    at(0, 0);
    at(999, 900);
    end();
    expect(written).toEqual([]);
  });

  it('repaints one line on a terminal and takes it off at the end', () => {
    const { at, end, written } = watch(true);
    at(2000, 200);
    at(2050, 205);
    at(2100, 210);
    end();
    expect(written).toEqual([
      '\r\u001b[K200 of 1000 runs (20 %), 100 runs/s, 8 s left',
      '\r\u001b[K210 of 1000 runs (21 %), 100 runs/s, 8 s left',
      '\r\u001b[K',
    ]);
  });

  it('writes a plain line every five seconds into a log', () => {
    const { at, end, written } = watch(false);
    for (let second = 1; second <= 11; second++) at(second * 1000, second);
    end();
    expect(written).toEqual([
      '1 of 1000 runs (0 %), 1.00 runs/s, 16 min 39 s left\n',
      '6 of 1000 runs (0 %), 1.00 runs/s, 16 min 34 s left\n',
      '11 of 1000 runs (1 %), 1.00 runs/s, 16 min 29 s left\n',
    ]);
  });
});
