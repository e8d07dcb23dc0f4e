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
