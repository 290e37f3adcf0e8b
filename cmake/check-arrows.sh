#!/bin/sh
# check-arrows.sh [FOLDER]: looks through the project in FOLDER, else this one.
# Arrows only go down: shell -> ui -> desk -> replica -> model -> words, and shell -> simulator -> desk. Fails when a folder includes one above it,
# or a library it must not know, and when the core, or a test of it, asks a clock of the machine. Prints each such line, and a count
# either way.
set -eu
cd "${1:-$(dirname "$0")/..}"

find src shell tests -path tests/bench -prune -o \( -name '*.h' -o -name '*.cpp' \) -print | sort | xargs awk '
  BEGIN {
    rank["words"] = 0; rank["model"] = 1; rank["replica"] = 2; rank["desk"] = 3; rank["ui"] = 4; rank["simulator"] = 4; rank["shell"] = 5
    machine_clock = "(steady|system|high_resolution|utc|tai|gps|file)_clock" \
      "|clock_gettime|gettimeofday|timespec_get|nanosleep|usleep|sleep_for|sleep_until" \
      "|emscripten_[a-z_]*(now|sleep|timeout)" \
      "|(^|[^A-Za-z0-9_])(std)?::(time|clock)[(]|(^|[^A-Za-z0-9_.>])time[(](nullptr|NULL|0|&)" \
      "|<(ctime|time[.]h|sys/time[.]h|thread)>"
  }
  FNR == 1 {
    files++
    split(FILENAME, part, "/")
    root = part[1]
    layer = root == "shell" ? "shell" : part[2]
    room = root == "shell" ? part[2] : ""
  }
  {
    name = ""
    code = $0
    sub(/\/\/.*/, "", code)
  }
  /^[ \t]*#[ \t]*include[ \t]*["<]/ {
    name = $0
    sub(/^[^"<]*["<]/, "", name)
    sub(/[">].*/, "", name)
  }
  # Or a frame does more on a faster machine, and a test comes out otherwise from day to day.
  root != "shell" && match(code, machine_clock) {
    why = "a test knows no clock of the machine; let FakeClock and FakeHost pass the time"
    if (root == "src") why = "only a shell knows a clock of the machine; ask Clock for the time of day, Host::elapsed for what has passed"
    wrong(why, substr(code, RSTART, RLENGTH))
  }
  root == "src" && match(code, /ImGui::GetTime|DeltaTime/) {
    wrong("frames after a rest count for less there than they took; ask Ui::elapsed", substr(code, RSTART, RLENGTH))
  }
  root != "tests" && name != "" {
    split(name, step, "/")
    if (step[1] in rank && rank[step[1]] > rank[layer]) wrong("points up, to " step[1])
    if (step[1] in rank && rank[step[1]] == rank[layer] && step[1] != layer) wrong("points aside, to " step[1])
    if (FILENAME ~ /simulator\/oracle/ && name ~ /^replica\// && name != "replica/bytes/sha256.h")
      wrong("the oracle shares no code with what it judges")
    if (layer == "model" && name ~ /nlohmann/) wrong("model knows no JSON")
    if (layer != "shell" && name ~ /^emscripten/) wrong("only the shell knows a browser")
    if (layer != "ui" && layer != "shell" && name ~ /^imgui/) wrong("only screens know Dear ImGui")
    if (name ~ /^imgui_internal/ && FILENAME != "src/ui/kit/draw/imgui_access.cpp" && FILENAME != "shell/browser/text/glyphs.cpp")
      wrong("internals of Dear ImGui are for ui/kit/draw/imgui_access.cpp, and its font loader for shell/browser/text/glyphs.cpp")
    # <format> alone makes the download 78 KB larger (brotli), a string stream 14 KB.
    if (room != "cli" && room != "simulator" && name ~ /^(format|print|iostream|sstream|fstream|iomanip|locale|regex)$/)
      wrong("too heavy for the browser; write numbers with std::to_chars or std::snprintf")
    if (room != "browser" && layer == "shell" && name ~ /^(imgui|ui\/)/) wrong("only the browser program has screens")
  }
  function wrong(why, what) { printf "%s:%d: %s: %s\n", FILENAME, FNR, what ? what : name, why; count++ }
  END {
    if (files == 0) { print "arrows: found no files to check"; exit 1 }
    printf "arrows: %d files, %d wrong\n", files, count
    exit count > 0
  }
'
