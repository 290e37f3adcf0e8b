# counterbell_layer(NAME SOURCES file… LINK library…): one folder of src as the library counterbell_NAME.
# Includes are written from src ("replica/change.h"), generated headers likewise.
function(counterbell_layer name)
  cmake_parse_arguments(PARSE_ARGV 1 layer "" "" "SOURCES;LINK")
  set(target counterbell_${name})
  add_library(${target} STATIC EXCLUDE_FROM_ALL ${layer_SOURCES}) # built by who links it
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  target_include_directories(${target} SYSTEM PUBLIC ${PROJECT_SOURCE_DIR}/build/generated)
  target_link_libraries(${target} PUBLIC ${layer_LINK} PRIVATE counterbell_strict)
  counterbell_precompile(${target})
endfunction()
