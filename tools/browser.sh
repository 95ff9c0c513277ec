#!/usr/bin/env bash
# Makes sure that the browser tests have Chromium: installs Debian's where it may, else says what to install.
set -euo pipefail
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing chromium, which the browser tests drive"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
else
  echo "The browser tests need Chromium. Install it (Debian, Ubuntu: sudo apt-get install chromium) and run the command again." >&2
  exit 1
fi
