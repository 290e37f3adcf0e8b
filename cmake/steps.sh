# shellcheck shell=bash disable=SC2154 # project, jobs and root_* come from dev and cmake/root.sh
# Sourced by ./dev: the steps that its commands are made of; tests are in cmake/testing.sh.

# Fonts, icons and generated tables, once for all presets.
build_assets() { # [TARGET]
  ensure_root
  ensure_npm_packages
  forget_other_toolchain assets-recipe
  # shellcheck disable=SC2086 # several arguments are meant
  [ -f build/assets-recipe/build.ninja ] ||
    with_tools_locked assets cmake -S assets -B build/assets-recipe -G Ninja ${COUNTERBELL_CMAKE_ARGS:-} >/dev/null
  with_tools_locked assets cmake --build build/assets-recipe --parallel "$jobs" --target "${1:-everything}"
}

# Brings the languages up to date with the texts of the sources: what is new waits for its translation, what is gone is kept as a comment.
update_words() { # [LANGUAGE]
  build_assets texts
  pot=build/languages/counterbell.pot
  if [ $# -gt 0 ] && [ ! -f "assets/languages/$1.po" ]; then
    with_tools msginit --no-translator --input="$pot" --locale="${1//-/_}" --output-file="assets/languages/$1.po"
  fi
  for po in assets/languages/*.po; do
    [ -f "$po" ] || fail "there is no language yet. Begin one with: ./dev words LANGUAGE (de, pt-BR, …)"
    with_tools msgmerge --quiet --update --backup=off --no-fuzzy-matching --no-wrap "$po" "$pot"
    echo "$po: $(with_tools msgfmt --statistics -o /dev/null "$po" 2>&1)"
  done
}

build_preset() { # PRESET [TARGET…]
  case $1 in
    native | sanitized | wasm | wasm-tests) ;;
    *) fail "there is no preset $1 (there are native, sanitized, wasm, wasm-tests)." ;;
  esac
  build_assets
  forget_other_toolchain "$1"
  # CMake by itself does not follow an edited CMakePresets.json.
  if [ ! -f "build/$1/build.ninja" ] || [ CMakePresets.json -nt "build/$1/build.ninja" ]; then
    # shellcheck disable=SC2086 # several arguments are meant
    with_tools_locked "$1" cmake --preset "$1" ${COUNTERBELL_CMAKE_ARGS:-}
  fi
  if [ $# -gt 1 ]; then
    with_tools_locked "$1" cmake --build "build/$1" --parallel "$jobs" --target "${@:2}"
  else
    with_tools_locked "$1" cmake --build "build/$1" --parallel "$jobs"
  fi
}

# What another toolchain made, or the same at another path, does not go with this one's.
forget_other_toolchain() { # BUILD-FOLDER
  toolchain="$root_project $root_hash${COUNTERBELL_NATIVE_TOOLCHAIN:-}"
  [ "$(cat "build/$1/toolchain" 2>/dev/null)" != "$toolchain" ] || return 0
  rm -rf "build/${1:?}"
  mkdir -p "build/$1"
  echo "$toolchain" >"build/$1/toolchain"
}

# One build at a time in one build folder: ninja itself does not look for neighbours.
with_tools_locked() { # NAME COMMAND…
  mkdir -p build
  exec 8>"build/.$1.lock"
  flock 8
  with_tools "${@:2}" 8>&-
  exec 8>&-
}

# The site and the one-file form, from the program and the assets.
build_site() {
  ensure_npm_packages
  node web/pack/site.mjs --wasm build/wasm --assets build/assets --out build/site --onefile build/counterbell.html
}

sources_of_ours() {
  git ls-files -z --cached --others --exclude-standard -- '*.h' '*.cpp'
}

run_lint() {
  sh cmake/check-arrows.sh
  ensure_root
  sources_of_ours | with_tools xargs -0 clang-format --dry-run --Werror
  build_preset native
  git ls-files -z -- 'src/*.cpp' 'shell/cli/*.cpp' |
    with_tools xargs -0 -n 4 -P "$jobs" clang-tidy -p build/native --quiet --warnings-as-errors='*'
}

run_fuzz() { # [SECONDS [TARGET…]]
  seconds=${1:-60}
  case $seconds in *[!0-9]*) fail "fuzz takes a number of seconds, then targets." ;; esac
  [ $# -eq 0 ] || shift
  # shellcheck disable=SC2046 # one word a target
  [ $# -ne 0 ] || set -- $(ls tests/fuzz/corpus)
  # shellcheck disable=SC2046
  build_preset sanitized $(printf 'fuzz_%s ' "$@")
  with_tools sh tests/fuzz/run.sh build/sanitized "$jobs" "$seconds" "$@"
}
