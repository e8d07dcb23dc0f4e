#!/usr/bin/env bash
# The package as a stranger gets it: packed, installed into an empty folder, run there, and imported from TypeScript.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

npm pack --silent --pack-destination "$folder" >/dev/null
cd "$folder"
npm init --yes >/dev/null
npm install --silent ./hashshift-*.tgz typescript@6.0.3 @types/node@20 >/dev/null
npx hashshift --version

cat >small.yaml <<'YAML'
name: small
horizon: 6 epochs
preset: bitcoin-2026
replications: 3
seed: 0
set: { shift.start: 2 epochs, population.privateOperators: 10 }
vary: { shift.share: [0, 0.2] }
counterfactual: { shift.share: 0 }
outcomes: [hashrate_change]
YAML
npx hashshift run small.yaml --workers 1 --out one >/dev/null
npx hashshift run small.yaml --workers 2 --out two >/dev/null
diff -r one two
test -s one/epochs.csv

# A new experiment names the schema in the package, and runs as it is.
npx hashshift new my-question
test -s "$(sed -n '1s/.*schema=//p' my-question.yaml)"
npx hashshift check my-question.yaml small.yaml

# Parquet from JavaScript, on one thread and two, and SQL.
echo 'record: { format: parquet }' >>small.yaml
npx hashshift run small.yaml --workers 1 --out parquet >/dev/null
npx hashshift sweep small.yaml --workers 2 --out swept >/dev/null
cmp parquet/epochs.parquet swept/epochs.parquet
npx hashshift verify parquet --all
npx hashshift query parquet 'FROM epochs' --csv | cmp - one/epochs.csv

cat >use.mts <<'TS'
import { type Model, type RunSummary, runExperiment } from 'hashshift';
const summary: RunSummary = await runExperiment('small.yaml', { out: 'three', workers: 1 });
export const name: string = summary.experiment.name;
export type Any = Model<unknown>;
TS
npx tsc --strict --noEmit --module nodenext --moduleResolution nodenext --target es2022 --types node use.mts

# Modules of one's own: a TypeScript rule in a folder from which no package can be found, checked by the compiler where
# the package is installed.
mkdir -p rules/lib
cat >rules/lib/hurdle.ts <<'TS'
export const hurdle = (factor: number, rent: number): number => factor ** 2 * rent;
TS
cat >rules/careful.ts <<'TS'
import type { Model } from 'hashshift';
import { type ConversionRule, npv } from 'hashshift/models';
import { hurdle } from './lib/hurdle';

export type Any = Model<unknown>;
export const conversionRule: ConversionRule = {
  name: 'careful',
  summary: 'at a rent well above that of zero net present value',
  parameters: [
    {
      name: 'careful.factor',
      kind: 'number',
      unit: '1',
      default: 1.1,
      min: 1,
      max: 3,
      description: 'Square root of the hurdle.',
      source: 'assumption: a test',
    },
  ],
  create(setup) {
    const factor = setup.parameters.number('careful.factor');
    const { reservationRent } = npv.create(setup);
    return (offer) => hurdle(factor, reservationRent(offer));
  },
};
TS
npx tsc --strict --noEmit --module preserve --moduleResolution bundler --target es2022 --types node rules/careful.ts
outside=$(mktemp -d)
trap 'rm -rf "$folder" "$outside"' EXIT
mv rules "$outside"
cat >"$outside/careful.yaml" <<'YAML'
name: careful
horizon: 6 epochs
preset: bitcoin-2026
modules: [rules/careful.ts]
seed: 0
set: { population.privateOperators: 10, careful.factor: 1.2 }
vary: { ai.rule: [npv, careful] }
YAML
npx hashshift check "$outside/careful.yaml" >/dev/null
npx hashshift run "$outside/careful.yaml" --workers 1 --out "$outside/one" >/dev/null
npx hashshift run "$outside/careful.yaml" --workers 2 --out "$outside/two" >/dev/null
diff -r "$outside/one" "$outside/two"
test -s "$outside/one/modules/lib/hurdle.ts"
npx hashshift verify "$outside/one" --all >/dev/null
npx hashshift run node_modules/hashshift/experiments/own/own-rule.yaml --out own-rule >/dev/null

# The tables and experiments that the checks read come with the package.
npx hashshift validate --only A,AD,AM >/dev/null
