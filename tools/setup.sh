#!/usr/bin/env bash
# Makes .venv in the checkout with every extra and the development tools, and `handrail` in its bin.
# Safe to run again: it does nothing when the pinned versions are already in place.
set -euo pipefail
cd "$(dirname "$0")/.."

find_python() {
  for candidate in "${PYTHON:-}" python3.13 python3.12 python3.11 python3; do
    [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 || continue
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
  echo "Handrail needs Python 3.11 or newer; none was found. Install it, or name one: make demo PYTHON=/path/to/python3" >&2
  exit 1
}

# Debian and Ubuntu ship a Python without venv; as root we may add it, otherwise we say how.
make_venv() {
  if "$1" -c 'import ensurepip, venv' 2>/dev/null; then
    "$1" -m venv .venv
    return
  fi
  version=$("$1" -c 'import sys; print(f"{sys.version_info[0]}.{sys.version_info[1]}")')
  package="python${version}-venv"
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing $package, which this Python lacks"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package" >/dev/null
    "$1" -m venv .venv
  else
    echo "This Python has no venv. Install it (Debian, Ubuntu: sudo apt-get install $package) and run the command again." >&2
    exit 1
  fi
}

wanted=$(cat pyproject.toml constraints.txt tools/setup.sh | cksum)
# Some machines forbid Python to keep bytecode. Then every start would compile every module anew: half of a cold start.
compile_own() {
  .venv/bin/python -m compileall -q src
}

if [ -x .venv/bin/handrail ] && [ "$(cat .venv/.handrail-set-up 2>/dev/null)" = "$wanted" ]; then
  compile_own
  exit 0
fi

echo "Setting up .venv (once; about a minute)"
[ -x .venv/bin/python ] || make_venv "$(find_python)"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt uv
.venv/bin/uv pip install --quiet --compile-bytecode --python .venv/bin/python --constraint constraints.txt --editable '.[all]' --group dev
compile_own
echo "$wanted" > .venv/.handrail-set-up
