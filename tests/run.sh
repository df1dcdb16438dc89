#!/usr/bin/env bash
# Runs every test. Needs the .NET SDK; what a test needs beside it is installed from the system's packages where that is possible.
# Ends with one line: N passed, N failed.
set -uo pipefail
cd "$(dirname "$0")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

# The browser tests use the system's Chromium. Installing it takes root and Debian's packages; without it they are left out, and say so.
if ! command -v "${CHROMIUM:-chromium}" >/dev/null; then
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null && { apt-get update && apt-get install -y --no-install-recommends chromium; } >"$results/chromium.log" 2>&1; then
    echo "Installed chromium for the browser tests."
  else
    echo "Left out: the browser tests, because chromium is not here and can't be installed (it takes root and apt-get)." >&2
    tail -n 3 "$results/chromium.log" 2>/dev/null >&2
  fi
fi

# QR codes in pictures are read by zbarimg; the tests of that are left out without it, and say so.
if ! command -v zbarimg >/dev/null; then
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null && { apt-get update && apt-get install -y --no-install-recommends zbar-tools; } >"$results/zbar.log" 2>&1; then
    echo "Installed zbar-tools for the tests of QR codes."
  else
    echo "Left out: the tests of QR codes, because zbarimg is not here and can't be installed (it takes root and apt-get)." >&2
    tail -n 3 "$results/zbar.log" 2>/dev/null >&2
  fi
fi

dotnet restore ChannelScheduler.sln || exit 1
dotnet build ChannelScheduler.sln --no-restore -v minimal || exit 1
dotnet test ChannelScheduler.sln --no-build --logger "trx;LogFilePrefix=run" --results-directory "$results" -- RunConfiguration.MaxCpuCount=2
status=$?

# The sums of all projects, from their result files.
count() { grep -ho " $1=\"[0-9]*\"" "$results"/*.trx 2>/dev/null | grep -o '[0-9]*' | awk '{ sum += $1 } END { print sum + 0 }'; }
passed=$(count passed)
failed=$(count failed)
if [ "$failed" -eq 0 ] && [ "$status" -ne 0 ]; then
  echo "dotnet test ended with $status although no test failed: see above." >&2
  failed=1
fi

# Other people's clients of both networks, against the sandbox.
if command -v node >/dev/null && command -v npm >/dev/null; then
  sh tests/interop/run.sh
  case $? in
    0) passed=$((passed + 1)) ;;
    3) echo "Left out: the interop run, because its npm packages can't be had." >&2 ;;
    *) failed=$((failed + 1)); status=1 ;;
  esac
else
  echo "Left out: the interop run, because node and npm are not installed." >&2
fi

if [ "$passed" -eq 0 ]; then
  echo "No test ran." >&2
  status=1
fi
echo "$passed passed, $failed failed"
exit "$status"
