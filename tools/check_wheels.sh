#!/usr/bin/env bash
# Fails unless every pinned version has a wheel for each Python that Handrail promises to run on.
set -euo pipefail
cd "$(dirname "$0")/.."
for version in 3.12 3.13; do
  .venv/bin/uv pip compile --quiet --python-version "$version" --only-binary :all: \
    --constraint constraints.txt --all-extras --group dev pyproject.toml --output-file /dev/null
  echo "Python $version: every pinned version has a wheel"
done
