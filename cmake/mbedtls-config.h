// Mbed TLS's configuration for this project: SHA-256 and nothing else.
#pragma once
#define MBEDTLS_SHA256_C
