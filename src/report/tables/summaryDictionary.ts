/** What a column of a summary holds: file, column, unit, definition. */
type Entry = readonly [file: string, column: string, unit: string, definition: string];

const missing = 'An empty cell is a missing value (not a number).';
const asUnit = 'see the column unit';
const point = 'Number of the design point, from 0, as in runs.csv.';
const quantile = (p: string): string =>
  `Quantile ${p}, linear between order statistics (type 7); see rank_error. ${missing}`;

const epochs = 'summary_epochs.csv';
const outcomes = 'summary_outcomes.csv';
const convergence = 'convergence.csv';

/**
 * The rows of the dictionary of the summaries, in the order of their columns.
 * @param exactRuns runs of a point up to which quantiles of epochs are exact.
 * @param precision half-width that is wanted, as a share of the mean's size.
 */
export function summaryDictionary(exactRuns: number, precision: number): Entry[] {
  return [
    [epochs, 'point', '1', point],
    [epochs, 'epoch', 'epochs', 'Difficulty epochs (of 2,016 blocks) since the start, from 0.'],
    [epochs, 'column', '-', 'Name of a column of the table of epochs, defined in dictionary.csv of the results.'],
    [epochs, 'unit', '-', 'Unit of mean, sd, min, max and quantiles in this row.'],
    [epochs, 'runs', '1', 'Number of recorded runs of the point with a finite number in that epoch.'],
    [epochs, 'mean', asUnit, `Mean over the runs. ${missing}`],
    [epochs, 'sd', asUnit, `Sample standard deviation over the runs (divisor runs - 1). ${missing}`],
    ...quantileEntries(epochs, quantile),
    [epochs, 'min', asUnit, `Least value over the runs. ${missing}`],
    [epochs, 'max', asUnit, `Largest value over the runs. ${missing}`],
    [
      epochs,
      'rank_error',
      '1',
      `Largest error of the rank of a quantile, as a share of the runs: 0, exact, for up to ${exactRuns} runs.`,
    ],
    [outcomes, 'point', '1', point],
    [outcomes, 'outcome', '-', 'Name of an outcome, or of its comparison with the counterfactual.'],
    [
      outcomes,
      'kind',
      '-',
      'level: the outcome itself; relative: outcome / outcome of the twin - 1, pair by pair; difference: outcome - outcome of the twin.',
    ],
    [outcomes, 'unit', '-', 'Unit of mean, sd, intervals, quantiles, min and max in this row.'],
    [outcomes, 'runs', '1', 'Number of runs, or pairs of runs, with a finite number; the others are left out.'],
    [outcomes, 'mean', asUnit, `Mean over the runs. ${missing}`],
    [outcomes, 'sd', asUnit, `Sample standard deviation over the runs (divisor runs - 1). ${missing}`],
    [outcomes, 'ci_low', asUnit, `Lower end of the 95 % confidence interval of the mean by Student's t. ${missing}`],
    [outcomes, 'ci_high', asUnit, `Upper end of that interval. ${missing}`],
    [outcomes, 'bootstrap_low', asUnit, `Lower end of the 95 % percentile bootstrap interval of the mean. ${missing}`],
    [outcomes, 'bootstrap_high', asUnit, `Upper end of that interval. ${missing}`],
    [outcomes, 'median_low', asUnit, `Lower end of the 95 % percentile bootstrap interval of the median. ${missing}`],
    [outcomes, 'median_high', asUnit, `Upper end of that interval. ${missing}`],
    ...quantileEntries(outcomes, (p) => `Quantile ${p} over the runs, type 7. ${missing}`),
    [outcomes, 'min', asUnit, `Least value over the runs. ${missing}`],
    [outcomes, 'max', asUnit, `Largest value over the runs. ${missing}`],
    [convergence, 'point', '1', point],
    [convergence, 'outcome', '-', 'As in summary_outcomes.csv.'],
    [convergence, 'unit', '-', 'Unit of mean and half_width in this row.'],
    [convergence, 'runs', '1', 'Number of runs, the first ones in the order of their replications.'],
    [convergence, 'mean', asUnit, 'Mean over these runs.'],
    [convergence, 'half_width', asUnit, "Half the width of the 95 % confidence interval of the mean by Student's t."],
    [convergence, 'relative_half_width', '1', `Half-width as a share of the size of the mean. ${missing}`],
    [
      convergence,
      'runs_needed',
      '1',
      `Runs for a relative half-width of ${precision}, if the spread stays what it is over these runs. Empty where the mean is 0.`,
    ],
  ];
}

function quantileEntries(file: string, define: (p: string) => string): Entry[] {
  return ['05', '25', '50', '75', '95'].map((p): Entry => [file, `q${p}`, asUnit, define(`0.${p}`.replace(/0$/, ''))]);
}
