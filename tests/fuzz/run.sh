#!/bin/sh
# Runs fuzz targets for so many seconds each, JOBS at once, and ends with a line of totals.
# run.sh BUILD_FOLDER JOBS SECONDS TARGET…
# Inputs that reach something new stay in build/fuzz-corpus and are begun with next time; one that fails is kept in
# build/fuzz-failures.
set -eu
cd "$(dirname "$0")/../.."
build=$1 jobs=$2 seconds=$3
shift 3
mkdir -p build/fuzz-failures build/test-results

printf '%s\n' "$@" | xargs -P "$jobs" -I{} sh -c '
  mkdir -p "build/fuzz-corpus/{}"
  "$0/tests/fuzz/fuzz_{}" -max_total_time="$1" -timeout=20 -rss_limit_mb=1500 -max_len=65536 -print_final_stats=1 \
    -dict=tests/fuzz/tokens.dict -artifact_prefix="build/fuzz-failures/{}-" \
    "build/fuzz-corpus/{}" "tests/fuzz/corpus/{}" >"build/test-results/fuzz-{}.log" 2>&1 || true
' "$build" "$seconds"

passed=0 failed=0
for target in "$@"; do
  log=build/test-results/fuzz-$target.log
  runs=$(sed -n 's/^Done \([0-9]* runs in [0-9]* second\).*/\1/p' "$log")
  if [ -n "$runs" ]; then
    passed=$((passed + 1))
    echo "$target: ${runs}s, $(sed -n 's/^stat::average_exec_per_sec: *//p' "$log") a second"
  else
    failed=$((failed + 1))
    tail -n 40 "$log"
    echo "$target: FAILED (see $log and build/fuzz-failures)"
  fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" != 0 ]
