#!/usr/bin/env bash
# A sweep on a disk that fills up and on a folder that becomes read-only: clear errors, nothing lost, and it goes on with
# the same bytes. Needs root, for a small file system in memory. Run it from a built checkout.
set -euo pipefail
test "$(id -u)" -eq 0 || { echo 'needs root to mount a tmpfs'; exit 1; }
main=$PWD/dist/src/cli/main.js
scratch=$(mktemp -d)
disk=$scratch/disk
mkdir "$disk"
mount -t tmpfs -o size=1m tmpfs "$disk" || { echo 'cannot mount a tmpfs'; exit 1; }
trap 'umount "$disk"; rm -rf "$scratch"' EXIT

cat >"$scratch/disk.yaml" <<'YAML'
name: disk
model: threshold
horizon: 130 epochs
replications: 50
seed: disk
set: { population.size: 50 }
vary: { price.ai_constant_usd_kwh: [0.1, 0.2] }
record: { every: 1 epoch, columns: all }
YAML
cd "$scratch"
hashshift() { node "$main" "$@" --workers 2; }

# expect CODE TEXT COMMAND...: the command ends with the code and says the text.
expect() {
  local code=$1 text=$2 got=0
  shift 2
  "$@" >"$scratch/said" 2>&1 || got=$?
  cat "$scratch/said"
  test "$got" -eq "$code" || { echo "exit code $got, not $code: $*"; exit 1; }
  grep -q "$text" "$scratch/said" || { echo "it does not say: $text"; exit 1; }
}

hashshift run disk.yaml --out expected >/dev/null
sed 's/columns: all/columns: all, format: parquet/' disk.yaml >parquet.yaml
hashshift run parquet.yaml --out expected-parquet >/dev/null

# Too small for the parts; then large enough for them but not for the results; then large enough.
expect 1 'the disk is full.*what is done is kept; resume with: hashshift sweep disk.yaml --out disk/out' \
  hashshift sweep disk.yaml --out disk/out
blocks=$(find disk/out/parts -name 'block-*.json' | wc -l)
test "$blocks" -gt 0
test ! -e disk/out/manifest.json
expect 1 'of 100 runs done' node "$main" status disk/out
mount -o remount,size=2m "$disk"
expect 1 'the disk is full' hashshift sweep disk.yaml --out disk/out
test ! -e disk/out/manifest.json
test "$(find disk/out/parts -name 'block-*.json' | wc -l)" -eq 100

# Read-only from one moment to the next.
mount -o remount,ro "$disk"
before=$(cd disk && find . -type f -exec sha256sum {} + | sort)
expect 1 'cannot write to disk/out.*nothing was lost' hashshift sweep disk.yaml --out disk/out
expect 1 'cannot write' hashshift sweep disk.yaml --out disk/new
expect 1 'cannot write' hashshift run disk.yaml --out disk/new
test "$before" = "$(cd disk && find . -type f -exec sha256sum {} + | sort)"

mount -o remount,rw,size=20m "$disk"
hashshift sweep disk.yaml --out disk/out >/dev/null
rm disk/out/events.jsonl
diff -r expected disk/out

# The same with Parquet: no room for the rows, then for everything.
mount -o remount,size=24m "$disk"
free_mb() { echo $(($(du -sm "$disk" | cut -f 1) + $1)); }
mount -o remount,size="$(free_mb 2)m" "$disk"
expect 1 'the disk is full.*what is done is kept; resume with: hashshift sweep parquet.yaml --out disk/parquet' \
  hashshift sweep parquet.yaml --out disk/parquet
test ! -e disk/parquet/manifest.json
mount -o remount,size="$(free_mb 20)m" "$disk"
hashshift sweep parquet.yaml --out disk/parquet >/dev/null
rm disk/parquet/events.jsonl
diff -r expected-parquet disk/parquet

# No room for what DuckDB writes: it has no error code, and ours says what Node would; the rows are still there.
rm -r disk/*
mount -o remount,size=1m "$disk"
cat >convert.mjs <<JS
import { statSync, writeFileSync } from 'node:fs';
const { convertToParquet } = await import('file://$main/../../collect/parquet/convertToParquet.js');
const rows = Array.from({ length: 44_000 }, (_, i) => Math.sqrt(i)).join('\n');
writeFileSync('disk/rows.csv', 'x\n' + rows + '\n');
const before = statSync('disk/rows.csv').size;
const columns = [{ name: 'x', type: 'number' }];
const error = await convertToParquet('disk', { path: 'rows.csv' }, 'rows.parquet', columns).catch((error) => error);
console.log(error.code, error.syscall, statSync('disk/rows.csv').size === before);
JS
test "$(node convert.mjs)" = 'ENOSPC write true'
