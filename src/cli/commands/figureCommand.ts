import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { buildCommand } from '@stricli/core';
import type { ReplicationStatistic } from '../../analyse/statistics/replicationStatistic.ts';
import type { Condition } from '../../analyseResults/analyseDiscovery.ts';
import { convertSvg } from '../../figures/convertSvg.ts';
import type { DrawnFigure } from '../../figures/figureRequest.ts';
import { type FigureKind, resultsFigures } from '../../figures/resultsFigures.ts';
import type { FigureStyle } from '../../report/figures/figureStyle.ts';
import { SpecError } from '../../specError.ts';
import type { Context } from '../context.ts';
import { exitCodeHelp } from '../exitCodes.ts';
import { parseCount } from '../flags/experimentFlags.ts';
import { parseCondition } from '../flags/parseCondition.ts';
import { parseStatistic } from '../flags/parseStatistic.ts';
import { switchFlag } from '../flags/switchFlag.ts';
import { textTable } from '../output/textTable.ts';
import { reportErrors } from '../reportErrors.ts';

const formats = ['svg', 'png', 'pdf'] as const;
type Format = (typeof formats)[number];

interface Flags {
  readonly width: '85' | '180';
  readonly theme: FigureStyle['theme'];
  readonly format?: Format;
  readonly out?: string;
  readonly list: boolean;
  readonly point?: readonly number[];
  readonly outcome?: string;
  readonly over?: string;
  readonly by?: string;
  readonly at?: readonly { readonly name: string; readonly value: string }[];
  readonly of?: ReplicationStatistic;
  readonly where?: Condition;
  readonly box?: number;
  readonly resamples?: number;
  readonly json: boolean;
}

/** `hashshift figure`: pictures of a results folder for a paper or a screen. */
export const figureCommand = buildCommand<Flags, [folder: string, ...kinds: string[]], Context>({
  docs: {
    brief: 'Draw figures of results, as SVG, PNG or PDF',
    fullDescription: [
      'Draws figures of the results in DIR into DIR/figures: those named by KIND, or all that the results allow. --list tells',
      'which there are: time-series, what the model offers (of market: waterfall, difficulty, concentration, supply), map,',
      'tornado, sensitivity, prim. They are as wide as a column of a journal (85 mm) or its page (180 mm), on white or dark,',
      'with a source line. Reads the tables of the folder; supply repeats one run. PNG (300 dpi) and PDF need the command',
      'rsvg-convert of librsvg.',
      '',
      'EXAMPLES',
      '  hashshift figure results/reference --list',
      '  hashshift figure results/reference waterfall concentration --point 1 --width 85 --format pdf',
      '  hashshift figure results/migration map --over ai_yield_ratio --by ai.products.hall_usd_mw',
      '  hashshift figure results/global-sensitivity tornado sensitivity --outcome hashrate_change --theme dark',
      '  hashshift figure results/cliff prim --where "stock_attack_cost_change < -50 %"',
      '  hashshift figure results/reference time-series --out paper/figure-1.png',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    positional: {
      kind: 'array',
      parameter: {
        parse: String,
        placeholder: 'DIR KIND',
        brief: 'Results folder, then kinds of figures; all by default',
      },
      minimum: 1,
    },
    flags: {
      width: { kind: 'enum', values: ['85', '180'], default: '180', brief: 'Width in mm: one column or the page' },
      theme: { kind: 'enum', values: ['light', 'dark'], default: 'light', brief: 'Colours for paper or a dark screen' },
      format: { kind: 'enum', values: formats, optional: true, brief: 'svg by default, or as the name of --out ends' },
      out: { kind: 'parsed', parse: String, optional: true, placeholder: 'FILE', brief: 'Where a single figure goes' },
      list: switchFlag('Tell which figures there are, and draw none'),
      point: {
        kind: 'parsed',
        parse: parseCount,
        variadic: true,
        optional: true,
        brief: 'Point to show over time; those of the figure key by default; may be repeated',
      },
      outcome: {
        kind: 'parsed',
        parse: String,
        optional: true,
        brief: 'Outcome or contrast of map, tornado and sensitivity; the first of the experiment by default',
      },
      over: {
        kind: 'parsed',
        parse: String,
        optional: true,
        placeholder: 'NAME',
        brief: 'Varied parameter, field of a table, or outcome of the x axis of a map',
      },
      by: {
        kind: 'parsed',
        parse: String,
        optional: true,
        placeholder: 'NAME',
        brief: 'Varied parameter, or field of a table, of the lines or rows of a map',
      },
      at: {
        kind: 'parsed',
        parse: parseAssignment,
        variadic: true,
        optional: true,
        placeholder: 'name=value',
        brief: 'Show only points with this value; may be repeated',
      },
      of: {
        kind: 'parsed',
        parse: parseStatistic,
        optional: true,
        placeholder: 'mean|sd|q0.9',
        brief: 'What replications are reduced to for tornado, sensitivity and prim; mean by default',
      },
      where: {
        kind: 'parsed',
        parse: parseCondition,
        optional: true,
        placeholder: '"OUTCOME < NUMBER"',
        brief: 'Which points are of interest, for prim',
      },
      box: {
        kind: 'parsed',
        parse: parseCount,
        optional: true,
        brief: 'Step of PRIM to show; the best balanced by default',
      },
      resamples: { kind: 'parsed', parse: parseCount, optional: true, brief: 'Bootstrap draws; 500 by default' },
      json: switchFlag('Print one JSON object'),
    },
  },
  func(flags, folder, ...kinds) {
    return reportErrors(this, async () => {
      const { stdout } = this.process;
      const { point, outcome, over, by, at, of, where, box, resamples } = flags;
      const style: FigureStyle = { widthMm: flags.width === '85' ? 85 : 180, theme: flags.theme };
      const request = {
        style,
        points: point,
        outcome,
        x: over,
        by,
        at,
        statistic: of,
        condition: where,
        box,
        resamples,
      };
      const figures = await resultsFigures(folder, request, this.registry);
      if (flags.list) {
        stdout.write(flags.json ? `${JSON.stringify({ figures: figures.kinds }, null, 2)}\n` : listText(figures.kinds));
        return;
      }
      const format = flags.format ?? formatOf(flags.out);
      const drawn = await figures.draw(kinds);
      if (flags.out !== undefined && drawn.length !== 1)
        throw new SpecError(`hashshift: --out is for one figure, not ${drawn.length}; name one kind`);
      const files: string[] = [];
      for (const figure of drawn) {
        const file = flags.out ?? join(folder, 'figures', fileName(figures.experiment, figure, style, format));
        await writePicture(file, figure.svg, format);
        files.push(file);
      }
      stdout.write(flags.json ? `${JSON.stringify({ files }, null, 2)}\n` : files.map((file) => `${file}\n`).join(''));
    });
  },
});

function listText(kinds: readonly FigureKind[]): string {
  const rows = kinds.map(({ name, title, lacks }) => [name, lacks === null ? 'yes' : 'no', title]);
  const reasons = kinds.flatMap(({ name, lacks }) => (lacks === null ? [] : [`${name} ${lacks}\n`]));
  return `${textTable(['figure', 'possible', 'shows'], rows)}${reasons.length > 0 ? '\n' : ''}${reasons.join('')}`;
}

function parseAssignment(text: string): { name: string; value: string } {
  const at = text.indexOf('=');
  if (at < 1) throw new SyntaxError(`expected name=value, found "${text}"`);
  return { name: text.slice(0, at), value: text.slice(at + 1) };
}

function formatOf(out: string | undefined): Format {
  const ending = out === undefined ? 'svg' : extname(out).slice(1).toLowerCase();
  const format = formats.find((one) => one === ending);
  if (format === undefined) throw new SpecError(`hashshift: --out ends in ${formats.join(', ')}, or --format is given`);
  return format;
}

function fileName(experiment: string, { name }: DrawnFigure, { widthMm, theme }: FigureStyle, format: Format): string {
  const width = widthMm === 85 ? '-85mm' : '';
  return `${experiment}-${name}${width}${theme === 'dark' ? '-dark' : ''}.${format}`;
}

async function writePicture(file: string, svg: string, format: Format): Promise<void> {
  const content = format === 'svg' ? svg : await convertSvg(svg, format);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.partial`, content);
  await rename(`${file}.partial`, file);
}
