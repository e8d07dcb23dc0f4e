#!/usr/bin/env bash
# Installs Debian packages that are missing, without starting the services of this machine. Needs root.
# Usage: install.sh PACKAGE...
set -euo pipefail
missing=()
for package in "$@"; do
  dpkg-query --show --showformat '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
test ${#missing[@]} -gt 0 || exit 0
test "$(id -u)" -eq 0 || { echo "needs root to install ${missing[*]}"; exit 1; }
policy=/usr/sbin/policy-rc.d
if test ! -e "$policy"; then
  trap 'rm -f "$policy"' EXIT
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi
export DEBIAN_FRONTEND=noninteractive
timeout 120 apt-get -q -o DPkg::Lock::Timeout=300 update
timeout 300 apt-get -q install --yes --no-install-recommends -o DPkg::Lock::Timeout=300 "${missing[@]}"
