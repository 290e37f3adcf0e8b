// Mbed TLS's configuration for this project: SHA-256, and for the command line what sealed files need. In the browser
// WebCrypto opens and seals them.
#pragma once
#define MBEDTLS_SHA256_C
#ifndef __EMSCRIPTEN__
#define MBEDTLS_AES_C
#define MBEDTLS_GCM_C
#define MBEDTLS_MD_C
#define MBEDTLS_PKCS5_C
#define MBEDTLS_HKDF_C
#ifdef __x86_64__  // The processor's own AES: faster, and in constant time.
#define MBEDTLS_HAVE_ASM
#define MBEDTLS_AESNI_C
#endif
#endif
