#!/bin/sh
# Arrows only go down: shell -> ui -> desk -> replica -> model, and shell -> simulator -> desk. Fails when a folder includes one above it,
# or a library it must not know. Prints each such line, and a count either way.
set -eu
cd "$(dirname "$0")/.."

find src shell -name '*.h' -o -name '*.cpp' | sort | xargs awk '
  BEGIN {
    rank["model"] = 1; rank["replica"] = 2; rank["desk"] = 3; rank["ui"] = 4; rank["simulator"] = 4; rank["shell"] = 5
  }
  FNR == 1 {
    files++
    split(FILENAME, part, "/")
    layer = part[1] == "shell" ? "shell" : part[2]
    room = part[1] == "shell" ? part[2] : ""
  }
  /^[ \t]*#[ \t]*include[ \t]*["<]/ {
    name = $0
    sub(/^[^"<]*["<]/, "", name)
    sub(/[">].*/, "", name)
    split(name, step, "/")
    if (step[1] in rank && rank[step[1]] > rank[layer]) wrong("points up, to " step[1])
    if (step[1] in rank && rank[step[1]] == rank[layer] && step[1] != layer) wrong("points aside, to " step[1])
    if (FILENAME ~ /simulator\/oracle/ && name ~ /^replica\// && name != "replica/sha256.h")
      wrong("the oracle shares no code with what it judges")
    if (layer == "model" && name ~ /nlohmann/) wrong("model knows no JSON")
    if (layer != "shell" && name ~ /^emscripten/) wrong("only the shell knows a browser")
    if (layer != "ui" && layer != "shell" && name ~ /^imgui/) wrong("only screens know Dear ImGui")
    if (name ~ /^imgui_internal/ && FILENAME != "src/ui/imgui_access.cpp" && FILENAME != "shell/browser/glyphs.cpp")
      wrong("internals of Dear ImGui are for ui/imgui_access.cpp, and its font loader for shell/browser/glyphs.cpp")
    # <format> alone makes the download 78 KB larger (brotli), a string stream 14 KB.
    if (room != "cli" && room != "simulator" && name ~ /^(format|print|iostream|sstream|fstream|iomanip|locale|regex)$/)
      wrong("too heavy for the browser; write numbers with std::to_chars or std::snprintf")
    if (room != "browser" && layer == "shell" && name ~ /^(imgui|ui\/)/) wrong("only the browser program has screens")
  }
  function wrong(why) { printf "%s:%d: %s: %s\n", FILENAME, FNR, name, why; count++ }
  END {
    if (files == 0) { print "arrows: found no files to check"; exit 1 }
    printf "arrows: %d files, %d wrong\n", files, count
    exit count > 0
  }
'
