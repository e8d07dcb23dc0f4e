#!/usr/bin/env bash
# Draws the pictures of docs/figures.md from their three experiments, and one of each experiment for docs/findings.md from
# ten replications. Needs `npm run build`, and five minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
hashshift() { node dist/src/cli/main.js "$@"; }
draw() { # EXPERIMENT KIND [FLAG...]
  hashshift figure "$results/$1" "${@:2}" --out "docs/figures/$2.svg"
}
for name in power migration drivers; do
  hashshift run "experiments/figures/$name.yaml" --out "$results/$name" >"$results/log"
done
for kind in time-series waterfall difficulty concentration supply; do draw power "$kind"; done
draw migration map --over ai_yield_ratio --by ai.products.hall_usd_mw
draw drivers tornado --outcome hashrate_change
draw drivers sensitivity --outcome hashrate_change
draw drivers prim --where 'hashrate_change < -10 %'

mkdir -p docs/figures/experiments
for file in experiments/*.yaml; do
  name=$(basename "$file" .yaml)
  # Whose figure is in the README; those without one over time.
  if ! grep -q '^figure:' "$file" || [ "$name" = twenty-percent-shift ]; then continue; fi
  hashshift run "$file" --set replications=10 --out "$results/$name" >"$results/log"
  # Tenths of a unit are enough for the eye, and half of the bytes.
  perl -pe 's/( d="[^"]*")/$1 =~ s,(\.\d)\d+,$1,gr/ge' "$results/$name/figures/$name.svg" >"docs/figures/experiments/$name.svg"
done
hashshift run experiments/yield-ratio.yaml --out "$results/yield-ratio" >"$results/log"
hashshift figure "$results/yield-ratio" map --outcome ai_willing_share --over hashprice_usd_ph_day --by ai.product \
  --at ai.rule=npv --out docs/figures/experiments/yield-ratio.svg
