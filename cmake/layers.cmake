# counterbell_layer(NAME SOURCES file… LINK library…): one folder of src as the library counterbell_NAME.
# Includes are written from src ("replica/change.h"), generated headers likewise.
function(counterbell_layer name)
  cmake_parse_arguments(PARSE_ARGV 1 layer "" "" "SOURCES;LINK")
  set(target counterbell_${name})
  if(layer_SOURCES)
    add_library(${target} STATIC ${layer_SOURCES})
    set(reach PUBLIC)
    target_link_libraries(${target} PRIVATE counterbell_strict)
  else()
    add_library(${target} INTERFACE) # headers only, so far
    set(reach INTERFACE)
  endif()
  target_include_directories(${target} ${reach} ${PROJECT_SOURCE_DIR}/src)
  target_include_directories(${target} SYSTEM ${reach} ${PROJECT_SOURCE_DIR}/build/generated)
  target_link_libraries(${target} ${reach} ${layer_LINK})
endfunction()
