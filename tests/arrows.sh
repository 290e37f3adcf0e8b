#!/bin/sh
# What cmake/check-arrows.sh refuses: each line below, in an otherwise blameless project. Ends with totals for ./dev test.
set -eu
script=$(cd "$(dirname "$0")/.." && pwd)/cmake/check-arrows.sh
project=$(mktemp -d)
trap 'rm -r "$project"' EXIT
passed=0 failed=0

mkdir -p "$project/src/model" "$project/shell" "$project/tests"
echo '#include <cstdint>' >"$project/src/model/blameless.h"

check() { # FILE LINE: says what is against that line
  mkdir -p "$project/$(dirname "$1")"
  echo "$2" >"$project/$1"
  sh "$script" "$project" || echo refused
  rm "$project/$1"
}

count() { # yes|no STORY
  if [ "$1" = yes ]; then passed=$((passed + 1)); else failed=$((failed + 1)) && echo "$2"; fi
}

refused() { # FILE LINE WORDS
  said=$(check "$1" "$2")
  case $said in "$1:1: "*"$3"*"refused") count yes ;; *) count no "not refused: $1: $2: $said" ;; esac
}

passes() { # FILE LINE
  said=$(check "$1" "$2")
  case $said in *", 0 wrong") count yes ;; *) count no "refused: $1: $2: $said" ;; esac
}

passes src/desk/desk.cpp '#include "replica/replica.h"'
refused src/desk/desk.cpp '#include "ui/kit/host.h"' 'points up, to ui'
refused src/desk/desk.cpp '#include <imgui.h>' 'only screens know Dear ImGui'

for line in 'const auto begin = std::chrono::steady_clock::now();' 'std::chrono::system_clock::now()' \
  'using Clock = std::chrono::high_resolution_clock;' 'emscripten_get_now()' 'srand(time(nullptr));' 'std::clock()' \
  'clock_gettime(CLOCK_MONOTONIC, &now);' 'gettimeofday(&now, nullptr);' '#include <ctime>' \
  'std::this_thread::sleep_for(moment);'; do
  refused src/ui/sharing/import_run.cpp "$line" 'only a shell knows a clock of the machine'
  refused tests/ui/service/trial.cpp "$line" 'a test knows no clock of the machine'
  passes shell/browser/browser_host.cpp "$line"
done
refused src/ui/kit/ui.cpp 'ImGui::GetIO().DeltaTime' 'ask Ui::elapsed'
passes src/ui/sharing/import_run.cpp '// Not the steady_clock: this one can be stepped.'
passes src/desk/service/sla/shift.cpp 'clock(ticket).at(one.since) + replica.clock().now() + parse_time(text)'
passes tests/bench/shop.cpp 'std::chrono::steady_clock::now()'

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
