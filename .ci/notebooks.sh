#!/usr/bin/env bash
# The examples for notebooks, docs/notebooks, on the reference results and on fresh ones with missing and infinite numbers:
# they find the numbers of contrasts.csv, and end with an error where a number or a column is another. Run it as root from
# a built checkout. It installs Debian's pandas and R where they are missing; without them it fails.
set -euo pipefail
main=$PWD/dist/src/cli/main.js
test -s "$main" || { echo "not built: $main"; exit 1; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python=/usr/bin/python3

"$(dirname "$0")/install.sh" python3-pandas r-base-core
echo "installed: $SECONDS s"

in_python() { RESULTS=$1 "$python" docs/notebooks/contrasts.py; }
in_r() { RESULTS=$1 Rscript --vanilla docs/notebooks/contrasts.R; }

# Some of its runs fail on purpose.
node "$main" run test/notebooks/edges.yaml --out "$scratch/edges" >/dev/null 2>&1 && { echo 'no run failed'; exit 1; }
for text in Infinity ',,' ',NA,' '"a, b"'; do
  grep -qF -- "$text" "$scratch/edges/runs.csv" || { echo "no $text in runs.csv"; exit 1; }
done

for folder in results/reference "$scratch/edges"; do
  for language in in_python in_r; do
    "$language" "$folder" >"$scratch/out"
    cat "$scratch/out"
    grep -q "^$(($(wc -l <"$folder/contrasts.csv") - 1)) contrasts are the same" "$scratch/out"
  done
done

# refuses FILE SED-SCRIPT: a copy of the reference results that was changed in one place
refuses() {
  rm -rf "$scratch/changed"
  cp -r results/reference "$scratch/changed"
  sed -i "$2" "$scratch/changed/$1"
  cmp -s "results/reference/$1" "$scratch/changed/$1" && { echo "nothing changed by $2"; exit 1; }
  for language in in_python in_r; do
    "$language" "$scratch/changed" >/dev/null 2>&1 && { echo "$language did not notice: $2 in $1"; exit 1; }
  done
  return 0
}
refuses contrasts.csv '2s/,2,-0\.1631153/,2,-0.1631154/'
refuses runs.csv '2s/,831\.0159/,831.0158/'
refuses runs.csv '1s/,difficulty,/,difficulty_old,/'
refuses contrasts.csv '3s/,relative,1,2,/,relative,1,1,/'
# The snippet of the page on results.
{ sed -n '/^```r$/,/^```$/p' docs/results.md | sed '/^```/d'; echo 'print(head(course))'; } >"$scratch/snippet.R"
Rscript --vanilla "$scratch/snippet.R" | grep 'shift.share epoch'
echo "the same numbers in Python and R, and changes are noticed: $SECONDS s"
