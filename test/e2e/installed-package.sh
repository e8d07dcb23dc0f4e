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
