# How all of our own C++ is compiled.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF) # no modules here; looking for them doubles the work
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# What was compiled once, by any clone of the project, is not compiled again.
find_program(COUNTERBELL_CCACHE ccache)
if(COUNTERBELL_CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${COUNTERBELL_CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${COUNTERBELL_CCACHE})
endif()

option(COUNTERBELL_TESTS "Build the tests" OFF)
option(COUNTERBELL_SANITIZE "Address and undefined-behaviour sanitizers" OFF)

# The core knows no exceptions: what can fail says so in its type.
add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions> $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)

if(COUNTERBELL_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

option(COUNTERBELL_FUZZ "The fuzz targets" OFF)
if(COUNTERBELL_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

if(COUNTERBELL_TESTS OR COUNTERBELL_FUZZ)
  # Checked containers, wherever tests run.
  add_compile_definitions(_GLIBCXX_ASSERTIONS _LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_EXTENSIVE)
endif()

# Linked by our own targets only: other people's code keeps its own standards.
add_library(counterbell_strict INTERFACE)
target_compile_options(counterbell_strict INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
