# Other people's code. Headers and sources come from the toolchain root (cmake/root-provision.sh); the
# variables are for those who bring their own.

set(COUNTERBELL_IMGUI_DIR /opt/src/imgui CACHE PATH "Dear ImGui's sources (1.92.2b)")
set(COUNTERBELL_MBEDTLS_DIR /opt/src/mbedtls CACHE PATH "Mbed TLS's sources (3.6)")
set(COUNTERBELL_WASM_INCLUDE /opt/wasm-include CACHE PATH "A folder with just nlohmann/ and doctest/, for em++")

# nlohmann/json, never throwing.
add_library(json INTERFACE)
target_compile_definitions(json INTERFACE JSON_NOEXCEPTION)
if(EMSCRIPTEN)
  target_include_directories(json SYSTEM INTERFACE ${COUNTERBELL_WASM_INCLUDE})
endif()

# SHA-256 of Mbed TLS, just that: <mbedtls/sha256.h>.
add_library(counterbell_sha256 STATIC
  ${COUNTERBELL_MBEDTLS_DIR}/library/sha256.c
  ${COUNTERBELL_MBEDTLS_DIR}/library/platform_util.c)
target_include_directories(counterbell_sha256 SYSTEM PUBLIC ${COUNTERBELL_MBEDTLS_DIR}/include)
target_compile_definitions(counterbell_sha256
  PUBLIC MBEDTLS_CONFIG_FILE="${PROJECT_SOURCE_DIR}/cmake/mbedtls-config.h")
target_compile_options(counterbell_sha256 PRIVATE -O2) # small anyway, and hashing is felt

# Dear ImGui, configured by the ui layer; its demo and its tables stay out.
add_library(imgui STATIC EXCLUDE_FROM_ALL
  ${COUNTERBELL_IMGUI_DIR}/imgui.cpp
  ${COUNTERBELL_IMGUI_DIR}/imgui_draw.cpp
  ${COUNTERBELL_IMGUI_DIR}/imgui_widgets.cpp
  ${PROJECT_SOURCE_DIR}/src/ui/kit/draw/imgui_without_tables.cpp)
target_include_directories(imgui SYSTEM PUBLIC ${COUNTERBELL_IMGUI_DIR})
target_include_directories(imgui PUBLIC ${PROJECT_SOURCE_DIR}/src)
target_compile_definitions(imgui PUBLIC IMGUI_USER_CONFIG="ui/kit/draw/imgui_config.h")
if(COUNTERBELL_TESTS) # tells the completeness lint every item that takes the pointer: imgui_access::watch_items
  target_compile_definitions(imgui PUBLIC IMGUI_ENABLE_TEST_ENGINE)
endif()

if(NOT EMSCRIPTEN)
  set(ZLIB_USE_STATIC_LIBS ON)
  find_package(ZLIB REQUIRED)

  set(COUNTERBELL_SEALING_SOURCES
    aes.c aesni.c block_cipher.c constant_time.c gcm.c hkdf.c md.c pkcs5.c)
  # AES-256-GCM, PBKDF2 and HKDF of Mbed TLS, for the command line's sealed files.
  list(TRANSFORM COUNTERBELL_SEALING_SOURCES PREPEND ${COUNTERBELL_MBEDTLS_DIR}/library/)
  add_library(counterbell_crypto STATIC ${COUNTERBELL_SEALING_SOURCES})
  target_link_libraries(counterbell_crypto PUBLIC counterbell_sha256)
  target_compile_options(counterbell_crypto PRIVATE -O2) # hundreds of thousands of rounds
endif()
