# counterbell_layer(NAME [EXCEPT file…] LINK library…): one folder of src, with its rooms, as the library counterbell_NAME.
# Includes are written from src ("replica/change/change.h"), generated headers likewise.
function(counterbell_layer name)
  cmake_parse_arguments(PARSE_ARGV 1 layer "" "" "EXCEPT;LINK")
  set(target counterbell_${name})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} *.cpp)
  list(REMOVE_ITEM sources "" ${layer_EXCEPT})
  add_library(${target} STATIC EXCLUDE_FROM_ALL ${sources}) # built by who links it
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  target_include_directories(${target} SYSTEM PUBLIC ${PROJECT_SOURCE_DIR}/build/generated)
  target_link_libraries(${target} PUBLIC ${layer_LINK} PRIVATE counterbell_strict)
  counterbell_precompile(${target})
endfunction()
