#!/bin/sh
# Runs inside the toolchain root, once, after Debian's packages are in: `root-provision.sh STEP`.
# What a plain package install does not give: two libraries as source, a header folder for em++, and
# Emscripten's system libraries compiled ahead, so that no build ever waits for them.
set -eu

# The library sources, fixed to the versions the code was written against.
sources() {
  mkdir -p /opt/src /opt/src/download
  cd /opt/src/download
  apt-get update -qq
  # Two sources from the same archive the packages came from; apt checks their signatures.
  # The wild card is Debian's own revision.
  fetch imgui '1.92.2b*' /opt/src/imgui
  fetch mbedtls '3.6.*' /opt/src/mbedtls
  rm -rf /opt/src/download /var/lib/apt/lists
  mkdir -p /var/lib/apt/lists/partial
}

fetch() { # SOURCE VERSION-PATTERN FOLDER
  version=$(apt-cache showsrc "$1" | sed -n 's/^Version: //p' | sort -V | while read -r v; do
    # shellcheck disable=SC2254 # the pattern is meant as one
    case $v in $2) echo "$v" ;; esac
  done | tail -n 1)
  [ -n "$version" ] || { echo "Debian has no source package $1 of version $2 any more." >&2; exit 1; }
  apt-get source -qq -o APT::Sandbox::User=root "$1=$version" >/dev/null
  mv "$1"-*/ "$3"
}

# em++ does not look in /usr/include, rightly: those headers are for another machine. These two are
# for any machine.
headers() {
  mkdir -p /opt/wasm-include
  ln -sfn /usr/include/nlohmann /opt/wasm-include/nlohmann
  ln -sfn /usr/include/doctest /opt/wasm-include/doctest
}

# Linking one small program with the flags of each wasm preset (CMakePresets.json, cmake/flags.cmake)
# compiles every variant of the system libraries that the presets need.
libraries() { # web|tests
  dir=$(mktemp -d)
  cd "$dir"
  cat >warm.cpp <<'CPP'
#include <chrono>
#include <format>
#include <print>
#include <string>
#ifdef WEB
#include <GLES3/gl3.h>
#include <emscripten/html5.h>
#endif
int main(int count, char**) {
#ifdef WEB
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  emscripten_webgl_make_context_current(emscripten_webgl_create_context("#canvas", &attributes));
  glClear(GL_COLOR_BUFFER_BIT);
#endif
  const auto now = std::chrono::system_clock::now().time_since_epoch().count();
  std::println("{}", std::format("{} {}", count, now));
}
CPP
  common="-std=c++23 -fno-exceptions -fno-rtti -sALLOW_MEMORY_GROWTH=1 -sMODULARIZE -sEXPORT_ES6"
  # shellcheck disable=SC2086 # several flags are meant
  case $1 in
    web) em++ $common -DWEB -Oz -flto -sFILESYSTEM=0 -sENVIRONMENT=web -sMIN_WEBGL_VERSION=2 \
           -sMAX_WEBGL_VERSION=2 warm.cpp -o warm.mjs ;;
    tests) em++ $common -O1 -sASSERTIONS=1 -sENVIRONMENT=node -sNODERAWFS=1 -sEXIT_RUNTIME=1 warm.cpp -o warm.mjs ;;
  esac
  cd /
  rm -rf "$dir"
}

"$@"
