#!/bin/sh
# Drives other people's clients, unchanged, against a sandbox on free ports. Needs a built solution, node and npm;
# python3 with vk_api too, if it is there. Ends with 0 when every client is content, 3 when the clients can't be had.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
sandbox=
trap '[ -z "$sandbox" ] || kill "$sandbox" 2>/dev/null || true; rm -rf "$work"' EXIT

npm install --no-audit --no-fund --silent || exit 3
dotnet ../../src/ChannelScheduler.Sandbox/bin/Debug/net10.0/ChannelScheduler.Sandbox.dll --max 0 --vk 0 >"$work/log" &
sandbox=$!
until grep -q '^reader page' "$work/log"; do
  kill -0 "$sandbox" || { cat "$work/log"; exit 1; }
  sleep 0.2
done
max=$(sed -n 's/^MAX API  *//p' "$work/log")
vk=$(sed -n 's/^VK API  *//p' "$work/log")

node max-sdk.cjs "$max"
node vk-io.cjs "$vk"
if python3 -c 'import vk_api' 2>/dev/null; then
  python3 vk_api_client.py "$vk"
fi
