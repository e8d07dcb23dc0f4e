#!/usr/bin/env bash
# Draws the pictures of docs/figures.md from their three experiments. Needs `npm run build`.
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
