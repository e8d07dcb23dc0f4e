import { marketCost } from './marketCost.ts';
import { thresholdContest } from './thresholdContest.ts';

/** `npm run bench`: one table, measured in one run. The ratios are what counts; absolute speed is the machine's. */
function main(): void {
  const results = [...thresholdContest(1000), ...thresholdContest(10000)];
  const markets = [marketCost(100), marketCost(1000)];
  const lines = [
    `threshold, 260 epochs, recording included; all agree with the reference to 1e-9 (Node ${process.version})`,
    '',
    `${'program'.padEnd(34)}${'miners'.padStart(8)}${'agent-steps/s'.padStart(16)}${'ratio'.padStart(8)}`,
    ...results.map(({ name, miners, agentStepsPerS, ratio }) =>
      [
        name.padEnd(34),
        String(miners).padStart(8),
        `${(agentStepsPerS / 1e6).toFixed(0)} M`.padStart(16),
        ratio.toFixed(2).padStart(8),
      ].join(''),
    ),
    '',
    'ratio: speed over that of the hand-written loop over typed arrays with as many miners',
    '',
    ...markets.map(
      ({ sites, runMs, nsPerSiteEpoch }) =>
        `market, default parameters, ${sites} sites, 130 epochs: ${runMs.toFixed(0)} ms a run, ${nsPerSiteEpoch.toFixed(0)} ns per site-epoch`,
    ),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

main();
