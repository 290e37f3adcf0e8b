# The standard headers that most files include, parsed once for each library of a test build. The browser program is built
# without, so that every file of ours is known to include what it uses.
set(counterbell_precompiled
  <algorithm> <array> <chrono> <cstdint> <expected> <functional> <map> <memory> <optional> <ranges> <set> <span> <string>
  <string_view> <unordered_map> <utility> <variant> <vector>)

# counterbell_precompile(TARGET [<header>…]): these, and others that the target's files share.
function(counterbell_precompile target)
  if(COUNTERBELL_TESTS)
    target_precompile_headers(${target} PRIVATE ${counterbell_precompiled} ${ARGN})
    # Times of files are not part of what is precompiled, so that the compiler cache knows it again.
    target_compile_options(${target} PRIVATE $<$<COMPILE_LANG_AND_ID:CXX,Clang>:SHELL:-Xclang -fno-pch-timestamp>)
  endif()
endfunction()
