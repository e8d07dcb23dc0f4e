import type { FactBesideModel, FactOfData } from '../../../models/backtest/factsBeside.ts';
import { type CsvValue, csvCell } from '../../collect/files/csvCell.ts';
import { isoDate } from '../../collect/isoDate.ts';
import { readableNumber } from '../../report/readableNumber.ts';
import { markdownTable } from '../../report/tables/markdownTable.ts';
import { textTable } from './textTable.ts';

/** The forms in which `hashshift facts` prints its table. */
export const factsFormats = ['text', 'markdown', 'json', 'csv'] as const;

/** One of them. */
export type FactsFormat = (typeof factsFormats)[number];

type Row = FactOfData | FactBesideModel;

/** The facts as a table, with columns of the model where it ran; ends with a line feed. */
export function factsTable(rows: readonly Row[], format: FactsFormat): string {
  const [header, ...cells] = [head(rows), ...rows.map(readableCells)];
  return {
    text: () => textTable(header, cells),
    markdown: () => `${markdownTable(header, cells)}\n`,
    json: () => `${JSON.stringify(rows.map(datedRow), null, 2)}\n`,
    csv: () => asCsv(rows),
  }[format]();
}

const isBeside = (row: Row): row is FactBesideModel => 'model' in row;
const figure = (value: number): string => (Number.isNaN(value) ? '' : readableNumber(Number(value.toPrecision(3))));

function head(rows: readonly Row[]): string[] {
  const model = rows.some(isBeside) ? ['model', '5 %', '95 %', 'data within'] : [];
  return ['fact', 'from', 'to', 'data', ...model, 'unit'];
}

function readableCells(row: Row): string[] {
  const model = isBeside(row)
    ? [figure(row.model), figure(row.low), figure(row.high), row.inBand === null ? '' : row.inBand ? 'yes' : 'no']
    : [];
  return [row.label, isoDate(row.firstDay), isoDate(row.lastDay), figure(row.data), ...model, row.unit];
}

/** Dates are for readers; a number that is none is null, and where the model did not run it is not there. */
function datedRow({ firstDay, lastDay, ...row }: Row): object {
  return { ...row, firstDate: isoDate(firstDay), lastDate: isoDate(lastDay) };
}

function asCsv(rows: readonly Row[]): string {
  const model = rows.some(isBeside) ? ['model', 'model_p5', 'model_p95', 'in_band'] : [];
  const header = ['fact', 'unit', 'first_epoch', 'last_epoch', 'first_date', 'last_date', 'data', ...model];
  const cells = rows.map((row): CsvValue[] => {
    const { label, unit, firstEpoch, lastEpoch, data } = row;
    const ofModel = isBeside(row) ? [row.model, row.low, row.high, row.inBand ?? Number.NaN] : [];
    return [label, unit, firstEpoch, lastEpoch, isoDate(row.firstDay), isoDate(row.lastDay), data, ...ofModel];
  });
  return [header, ...cells].map((line) => `${line.map(csvCell).join(',')}\n`).join('');
}
