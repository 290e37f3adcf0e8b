#!/bin/sh
# Runs PROGRAM, the simulator, on SEEDS shops, fifty times as many with ./dev test --full; ends with totals for ./dev test.
set -eu
program=$1 seeds=$2
if [ -n "${COUNTERBELL_TEST_FULL:-}" ]; then seeds=$((seeds * 50)); fi
if "$program" --seeds "$seeds" --jobs "${COUNTERBELL_JOBS:-1}"; then echo "1 passed, 0 failed"; else echo "0 passed, 1 failed"; exit 1; fi
