import { okabeIto } from './okabeIto.ts';
import { type FigureLine, type FigureRow, timeSeriesFigure } from './timeSeriesFigure.ts';

/** A forecast of difficulty beside what came, as the figure needs it. */
export interface ShownForecast {
  readonly horizon: number;
  /** Day of the forecast, since 1970-01-01. */
  readonly originDay: number;
  readonly actual: number;
  readonly median: number;
  /** Bounds of the interval; NaN: none. */
  readonly low: number;
  readonly high: number;
  readonly noChange: number;
  readonly drift: number;
}

const DAYS_PER_YEAR = 365.2425;

/**
 * Forecasts over time, a row a horizon: at the left difficulty with the interval of the forecast, at the right the
 * errors of the model and of the baselines. @param source foot of the figure.
 */
export function backtestFigure(forecasts: readonly ShownForecast[], source: string): string {
  const horizons = [...new Set(forecasts.map(({ horizon }) => horizon))];
  const [first] = horizons;
  return timeSeriesFigure({
    title: 'How far off were forecasts of difficulty?',
    subtitle:
      'Forecasts stand over the day on which they are made, with bitcoin prices known and nothing else of the future. The band is as wide as nine of ten past errors known on that day; before there are nine there is none. An error above zero expected too much.',
    source,
    xLabel: 'Day on which the forecast is made',
    x: forecasts.filter(({ horizon }) => horizon === first).map(({ originDay }) => 1970 + originDay / DAYS_PER_YEAR),
    legend: [
      { name: 'what came', colour: okabeIto.grey, dashed: true },
      { name: 'model', colour: okabeIto.blue, dashed: false },
      { name: 'no change', colour: okabeIto.orange, dashed: true },
      { name: 'drift of the last 26 epochs', colour: okabeIto.vermilion, dashed: true },
    ],
    columns: ['Difficulty', 'Error of the forecast'],
    rows: horizons.map((horizon) =>
      horizonRow(
        forecasts.filter((one) => one.horizon === horizon),
        horizon,
      ),
    ),
  });
}

function horizonRow(chosen: readonly ShownForecast[], horizon: number): FigureRow {
  const actual = chosen.map((one) => one.actual);
  const errors = (of: (one: ShownForecast) => number): number[] =>
    chosen.map((one) => 100 * (of(one) / one.actual - 1));
  return {
    label: `${horizon} epochs ahead`,
    unit: '1',
    left: [
      {
        colour: okabeIto.blue,
        dashed: false,
        mean: chosen.map((one) => one.median),
        low: chosen.map((one) => one.low),
        high: chosen.map((one) => one.high),
      },
      bare(actual, okabeIto.grey, true),
    ],
    right: [
      bare(
        errors((one) => one.median),
        okabeIto.blue,
        false,
      ),
      bare(
        errors((one) => one.noChange),
        okabeIto.orange,
        true,
      ),
      bare(
        errors((one) => one.drift),
        okabeIto.vermilion,
        true,
      ),
    ],
  };
}

/** A line without a band. */
function bare(mean: readonly number[], colour: string, dashed: boolean): FigureLine {
  return { colour, dashed, mean, low: mean, high: mean };
}
