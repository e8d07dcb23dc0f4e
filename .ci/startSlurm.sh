#!/usr/bin/env bash
# Starts a Slurm of its own on this machine: a controller and three nodes of one core, on free ports of loopback, with its own munge
# beside whatever munge runs here. Needs root, slurm-wlm and munge; no systemd, no cgroups, no database.
# Usage: startSlurm.sh FOLDER, an empty one. FOLDER/slurm.conf is what SLURM_CONF must name, FOLDER/NAME.pid the id of each
# daemon (munged, slurmctld, n1, n2, n3), FOLDER/NAME.log what it said.
set -euo pipefail
folder=$(realpath "${1:?folder for configuration, state and logs}")
host=${HOSTNAME%%.*}
export SLURM_CONF=$folder/slurm.conf

read -r control first second third < <(node -e '
  const servers = [1, 2, 3, 4].map(() => require("net").createServer().listen(0, "127.0.0.1"));
  Promise.all(servers.map((server) => new Promise((listening) => server.on("listening", listening)))).then(() => {
    console.log(servers.map((server) => server.address().port).join(" "));
    for (const server of servers) server.close();
  });
')

# A node that does not answer for five seconds is down, and what ran there starts again five seconds later.
cat >"$SLURM_CONF" <<CONF
ClusterName=hashshift
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$control
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$folder/munge.socket,cred_expire=5
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool-%n
SlurmctldPidFile=$folder/controller
SlurmdPidFile=$folder/node-%n
SlurmdTimeout=5
ReturnToService=0
JobRequeue=0
KillWait=2
MinJobAge=300
MaxArraySize=64
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=batch_sched_delay=0,sched_interval=2,bf_interval=2
NodeName=n1 NodeHostname=$host NodeAddr=127.0.0.1 Port=$first CPUs=1 RealMemory=200
NodeName=n2 NodeHostname=$host NodeAddr=127.0.0.1 Port=$second CPUs=1 RealMemory=200
NodeName=n3 NodeHostname=$host NodeAddr=127.0.0.1 Port=$third CPUs=1 RealMemory=200
PartitionName=three Nodes=n[1-3] Default=YES MaxTime=10 State=UP
CONF

# start NAME COMMAND...: in the background, free of this script's input and output
start() {
  local name=$1
  shift
  "$@" </dev/null >"$folder/$name.log" 2>&1 &
  echo $! >"$folder/$name.pid"
}

# await WHAT COMMAND...: until it succeeds, for at most 20 seconds
await() {
  local what=$1
  shift
  for _ in $(seq 100); do
    "$@" >/dev/null 2>&1 && return
    sleep 0.2
  done
  echo "no $what after 20 seconds"
  tail -n 20 "$folder"/*.log
  exit 1
}

nodes_idle() { test "$(sinfo --noheader --Node --states=idle --format=%N | sort -u | wc -l)" -eq 3; }

mkdir "$folder/state"
head -c 128 /dev/urandom >"$folder/munge.key"
chmod 400 "$folder/munge.key"
start munged munged --foreground --force --num-threads=2 --socket="$folder/munge.socket" --key-file="$folder/munge.key" \
  --pid-file="$folder/munged.own-pid" --log-file="$folder/munged.own-log" --seed-file="$folder/munge.seed"
await munge munge --no-input --socket="$folder/munge.socket"
start slurmctld slurmctld -D
for node in n1 n2 n3; do start "$node" slurmd -D -N "$node"; done
await 'three idle nodes' nodes_idle
