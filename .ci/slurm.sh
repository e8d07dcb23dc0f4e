#!/usr/bin/env bash
# Sweeps on a real Slurm of three nodes: one node is killed at work, another sweep is cancelled and submitted again; both end
# with the bytes of a local sweep. Run it as root from a built checkout. It installs Slurm where there is none, and leaves no
# process behind.
set -euo pipefail
test "$(id -u)" -eq 0 || { echo 'needs root to start the daemons of Slurm'; exit 1; }
here=$(cd "$(dirname "$0")" && pwd)
main=$PWD/dist/src/cli/main.js
test -s "$main" || { echo "not built: $main"; exit 1; }
scratch=$(mktemp -d)
cluster=$scratch/cluster

# Every process of this cluster carries the path of its configuration.
cluster_pids() { # further words that the environment must hold
  local files word
  files=$(grep -lszxF "SLURM_CONF=$cluster/slurm.conf" /proc/[0-9]*/environ || true)
  for word in "$@"; do files=$(grep -lszxF "$word" $files /dev/null || true); done
  echo "$files" | sed -n 's|^/proc/\([0-9]*\)/.*|\1|p'
}

cleanup() {
  local code=$? pids daemons
  trap - EXIT
  daemons=$(cluster_pids)
  for _ in $(seq 50); do
    pids=$(cluster_pids)
    test -n "$pids" || break
    kill -KILL $pids 2>/dev/null || true
    sleep 0.1
  done
  # Nor their names in the list of processes, if whoever inherits them looks after it.
  for _ in $(seq 50); do
    test -n "$daemons" && ps -p "$(echo $daemons | tr ' ' ,)" >/dev/null || break
    sleep 0.1
  done
  rm -rf "$scratch"
  test -z "$pids" || { echo "left behind: $pids"; code=1; }
  exit "$code"
}
trap cleanup EXIT

# await SECONDS WHAT COMMAND...: until the command succeeds
await() {
  local deadline=$((SECONDS + $1)) what=$2
  shift 2
  until "$@"; do
    if test "$SECONDS" -ge "$deadline"; then
      echo "waited in vain for $what"
      squeue --array
      sinfo --Node
      tail -n 30 "$cluster"/slurmctld.log "$scratch"/*/*/slurm/logs/*.log || true
      exit 1
    fi
    sleep 0.1
  done
}

fail() { echo "$1"; exit 1; }
hashshift() { node "$main" "$@"; }
queue_is_empty() { test -z "$(squeue --noheader)"; }
shard_on() { squeue --noheader --states=running --nodelist="$1" --format=%K >"$scratch/shard" && test -s "$scratch/shard"; }
has_block() { test -e "$1/parts/$(printf 'block-%06d.json' "$2")"; }
has_results() { diff -r --exclude=slurm --exclude=events.jsonl "$scratch/expected" "$1"; }
# The shards of six that lack one of the 240 blocks, seen from the names of the files alone.
missing_shards() {
  for shard in 1 2 3 4 5 6; do
    for block in $(seq $((shard - 1)) 6 239); do
      has_block "$1" "$block" || { echo "$shard"; break; }
    done
  done
}
are_two_complete() { test "$(missing_shards "$1" | wc -l)" -le 4; }
field() { node -p "JSON.parse(require('fs').readFileSync(0, 'utf8')).$1"; }

# Kills a node as a power cut would: its daemon, and all that runs there.
kill_node() {
  local tasks
  tasks=$(cluster_pids "SLURMD_NODENAME=$1")
  test -n "$tasks" || fail "nothing runs on $1"
  kill -KILL "$(cat "$cluster/$1.pid")" $(for task in $tasks; do parent_stepd "$task"; done) $tasks
}
parent_stepd() {
  local parent
  parent=$(sed -n 's/^PPid:\t//p' "/proc/$1/status")
  if grep -qs '^slurmstepd' "/proc/$parent/comm"; then echo "$parent"; fi
}

"$here/install.sh" slurm-wlm munge
chmod 755 "$scratch"
mkdir "$cluster"
"$here/startSlurm.sh" "$cluster"
export SLURM_CONF=$cluster/slurm.conf

cat >"$scratch/lab.yaml" <<'YAML'
name: lab
model: threshold
horizon: 130 epochs
replications: 150
seed: lab
set: { population.size: 500 }
vary: { price.ai_constant_usd_kwh: [0.08, 0.12, 0.16, 0.2] }
counterfactual: { ai.enabled: false }
record: { every: 10 epochs, columns: all }
YAML
cd "$scratch"
hashshift sweep lab.yaml --workers 2 --out expected >/dev/null
rm expected/events.jsonl
echo "local sweep: $SECONDS s"

# A node dies while its task is at work: Slurm starts the task elsewhere, which goes on where it stopped.
killed="$scratch/a killed/100 %"
mkdir 'a killed'
hashshift sweep lab.yaml --engine slurm --tasks 3 --sbatch '--partition=three "--comment=two words"' --out "$killed"
await 30 'a task on n2' shard_on n2
shard=$(cat shard)
await 30 "the first block of shard $shard" has_block "$killed" $((shard - 1))
kill_node n2
echo "killed n2 in shard $shard of 3: $SECONDS s"
hashshift status "$killed" --json >status.json && fail 'it was complete before the node died'
field shards.missing <status.json | grep -qw "$shard" || fail "shard $shard had ended before its node died"
await 60 'the end of the jobs' queue_is_empty
sinfo --noheader --Node --format='%N %T' | grep -q 'n2 down' || fail 'n2 is not down'
grep -q "\"resumed\".*\"shard\":\"$shard of 3\"" "$killed/events.jsonl" || fail "shard $shard was not resumed"
has_results "$killed"
hashshift status "$killed"
echo "the same bytes without n2: $SECONDS s"

# A sweep is cancelled and loses a block: the same command submits what is missing.
resumed=$scratch/resumed/lab
submit() { hashshift sweep lab.yaml --engine slurm --tasks 6 --out "$resumed" "$@"; }
submit
! submit >refusal 2>&1 || fail 'submitted twice'
grep 'still has jobs in the queue.*nothing was submitted' refusal || fail "$(cat refusal)"
await 60 'two complete shards' are_two_complete "$resumed"
scancel --name="$(field jobName <"$resumed/slurm/jobs.json")"
await 30 'the end of the cancelled jobs' queue_is_empty
rm "$resumed/parts/$(cd "$resumed/parts" && ls | grep -m1 '^block-.*\.json$')"
missing=$(missing_shards "$resumed" | tr '\n' ' ')
hashshift status "$resumed" >status.txt && fail 'a cancelled sweep is complete'
cat status.txt
test "$(grep -c 'ended unfinished' status.txt)" -eq "$(wc -w <<<"$missing")" || fail 'status does not name the tasks that ended'
submit --json --resume >submitted.json
array=$(field array <submitted.json)
submitted=$(for range in ${array//,/ }; do seq "${range%-*}" "${range#*-}"; done | tr '\n' ' ')
test "$submitted" = "$missing" || fail "submitted $submitted, not $missing"
echo "submitted again: shards $submitted"
await 60 'the end of the jobs' queue_is_empty
has_results "$resumed"
echo "the same bytes after a resumption: $SECONDS s"
