# shellcheck shell=bash disable=SC2154 # project and jobs come from dev
# Sourced by ./dev: running all tests, and what a developer checks between two commits.
#
# Each build has its tests: the sanitized one those of the core and the screens, and the fuzz targets; WebAssembly those of the core;
# the native one what needs speed; what is shipped is tried on the machine itself, outside the toolchain root.

test_results=build/test-results
passed=0 failed=0
table= # a line for each step: what took how long, and how many tests passed and failed

# Runs every test, or only those of the presets. Ends with a table of what took how long and a line of totals. A program that ran no
# test is a failure: a green run that tested nothing is the worst of all.
run_tests() { # [--full] [PRESET…]
  if [ "${1:-}" = --full ]; then
    export COUNTERBELL_TEST_FULL=1
    shift
  fi
  mkdir -p "$test_results"
  SECONDS=0
  timed "toolchain and packages" set_up
  if [ $# -gt 0 ]; then
    for preset in "$@"; do timed "build: $preset" build_preset "$preset"; done
    for preset in "$@"; do tests_of "$preset" ctest_of "$preset"; done
  else
    run_all_tests
  fi
  report_tests
}

run_all_tests() {
  fuzz_seconds=${COUNTERBELL_TEST_FULL:+600}
  timed "build: sanitized" build_preset sanitized
  timed "build: native" build_preset native
  timed "build: wasm-tests" build_preset wasm-tests
  timed "build: wasm" build_preset wasm
  timed "build: site" build_site
  for preset in sanitized native wasm-tests; do tests_of "$preset" ctest_of "$preset"; done
  tests_of "command line" command_line_tests
  tests_of fuzz run_fuzz "${fuzz_seconds:-15}"
  timed "browsers" ensure_browsers
  tests_of browser node tests/browser/run.mjs
}

set_up() {
  ensure_root
  ensure_npm_packages
}

ensure_browsers() {
  ensure_chromium
  ensure_firefox
}

ctest_of() { # PRESET
  with_tools ctest --test-dir "build/$1" --verbose --no-tests=error --parallel "$jobs"
}

# The command line as it is shipped: on this machine, not where it was built.
command_line_tests() {
  # shellcheck disable=SC2016 # expanded by the inner shell
  printf '%s\n' commands compatibility days find hostile outside sealed sealed_folder sla sync | xargs -P "$jobs" -I{} sh -c '
    log=$0/cli-{}.log
    node tests/cli/{}.mjs build/native/counterbell >"$log" 2>&1
    code=$?
    cat "$log"
    exit $code' "$test_results"
}

# A step and how long it took.
timed() { # NAME COMMAND…
  step_began=$SECONDS
  "${@:2}"
  note_step "$1" "" ""
}

# The same for a step that runs tests. Its output goes to a log; a developer sees the browser's and the fuzzers', which take long, at once.
tests_of() { # NAME COMMAND…
  echo "== tests: $1"
  step_began=$SECONDS
  log=$test_results/${1// /-}.log
  code=0
  case $1 in
    browser | fuzz) "${@:2}" 2>&1 | tee "$log" || code=$? ;;
    *) "${@:2}" >"$log" 2>&1 || code=$? ;;
  esac
  count_results "$1" "$log" "$code"
  note_step "tests: $1" "$p" "$f"
}

note_step() { # NAME PASSED FAILED
  table+=$(printf '%-28s%9s%9s%9s' "$1" "$(minutes $((SECONDS - step_began)))" "$2" "$3")$'\n'
}

minutes() { # SECONDS
  printf '%d:%02d' $(($1 / 60)) $(($1 % 60))
}

report_tests() {
  printf '\n%-28s%9s%9s%9s\n' "" "min:s" passed failed
  printf '%s%-28s%9s\n\n' "$table" whole "$(minutes $SECONDS)"
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ]
}

# Adds up what the programs themselves counted: doctest's "test cases: …", Node's test runner's "# pass N",
# and lines "N passed, N failed" of our own scripts. ctest puts "N: " before each.
count_results() { # NAME LOG EXIT-CODE
  counts=$(awk '
    /test cases:/ { line = $0; sub(/.*test cases:/, "", line); split(line, part, "|"); p += part[2] + 0; f += part[3] + 0 }
    /^([0-9]+: )?[0-9]+ passed, [0-9]+ failed/ { line = $0; sub(/^[0-9]+: /, "", line); split(line, word, " "); p += word[1]; f += word[3] }
    /^([0-9]+: )?(#|ℹ) (pass|fail) [0-9]+$/ { n = split($0, word, " "); if (word[n - 1] == "pass") p += word[n]; else f += word[n] }
    END { print p + 0, f + 0 }' "$2")
  p=${counts% *} f=${counts#* }
  # A crash, a leak or a time-out fails without a test case to blame.
  if [ "$3" != 0 ] && [ "$f" = 0 ]; then f=1; fi
  if [ "$p" = 0 ] && [ "$f" = 0 ]; then
    echo "   no test ran" >&2
    f=1
  fi
  if [ "$f" != 0 ] && [ "$1" != browser ]; then grep -vE '^(UpdateCTest|Test command|Working Dir)' "$2" | tail -n 80 >&2; fi
  echo "   $1: $p passed, $f failed (log: $2)"
  passed=$((passed + p)) failed=$((failed + f))
}

# Layout and arrows, then the layers that changed since BASE and their tests. BASE is what was last shared with others, or with
# nobody to share, the last commit.
run_check() { # [BASE]
  base=${1:-$(git merge-base HEAD '@{upstream}' 2>/dev/null || git rev-parse HEAD)}
  git rev-parse --quiet --verify "$base^{commit}" >/dev/null || fail "check takes a commit; there is no $base."
  mkdir -p "$test_results"
  SECONDS=0
  timed "toolchain and packages" set_up
  timed arrows sh cmake/check-arrows.sh
  timed layout check_layout "$base"
  targets= suites=
  choose_tests "$base"
  if [ -n "$targets" ]; then
    # shellcheck disable=SC2086 # several words are meant
    timed "build:$targets" build_preset sanitized $targets
    tests_of layers ctest_named "$suites"
  else
    echo "No layer has changed since $(git log -1 --format='%h, "%s"' "$base")."
  fi
  if has_changed "$base" web shell/browser; then
    timed "build: wasm" build_preset wasm
    timed "build: site" build_site
    timed browsers ensure_browsers
    tests_of browser node tests/browser/run.mjs counter
  fi
  report_tests
}

# The test programs of the layers that changed: what to build, and which of ctest's names to run.
choose_tests() { # BASE
  for layer in words model replica desk simulator ui; do
    has_changed "$1" "src/$layer" "tests/unit/$layer*" "tests/$layer" || continue
    targets+=" ${layer}_tests" suites+="${layer}_tests.*|"
  done
  if has_changed "$1" shell/cli tests/cli; then
    targets+=" counterbell sealing_tests" suites+="sealing_tests|cli_.*|"
  fi
}

ctest_named() { # NAME|NAME|…
  with_tools ctest --test-dir build/sanitized --verbose --no-tests=error --parallel "$jobs" -R "^(${1%|})\$"
}

check_layout() { # BASE
  changed_since "$1" '*.h' '*.cpp' | with_tools xargs -0 --no-run-if-empty clang-format --dry-run --Werror
}

has_changed() { # BASE PATH…
  [ -n "$(changed_since "$@" | tr -d '\0')" ]
}

# Files that are other than in BASE, or new, each ended by a zero byte.
changed_since() { # BASE PATH…
  git diff -z --name-only --diff-filter=d "$1" -- "${@:2}"
  git ls-files -z --others --exclude-standard -- "${@:2}"
}
