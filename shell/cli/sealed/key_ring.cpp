#include "shell/cli/sealed/key_ring.h"

#include <mbedtls/hkdf.h>
#include <mbedtls/pkcs5.h>
#include <mbedtls/platform_util.h>
#include <sys/random.h>

#include <span>
#include <string_view>

namespace counterbell::cli {
namespace {

constexpr std::string_view key_purpose = "counterbell sealed key";
constexpr std::string_view check_purpose = "counterbell sealed check";

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

/// HKDF-SHA-256 of the master key with the file's salt, for one purpose.
void derive(const Key& master, const SealHeader& header, std::string_view purpose, std::span<std::uint8_t> out) {
  mbedtls_hkdf(mbedtls_md_info_from_type(MBEDTLS_MD_SHA256), header.file_salt.data(), header.file_salt.size(),
               master.data(), master.size(), bytes_of(purpose), purpose.size(), out.data(), out.size());
}

/// Random bytes from the operating system, even in tests: a salt that is used twice would give away what was sealed with it.
bool fill_from_system(std::span<std::uint8_t> bytes) { return getentropy(bytes.data(), bytes.size()) == 0; }

}  // namespace

KeyRing::~KeyRing() {
  if (passphrase_) mbedtls_platform_zeroize(passphrase_->data(), passphrase_->size());
  for (auto& [salt, master] : masters_) mbedtls_platform_zeroize(master.data(), master.size());
}

const Key& KeyRing::master(const Salt& salt) {
  const auto [found, is_new] = masters_.try_emplace(salt);
  Key& master = found->second;
  if (is_new) {
    mbedtls_pkcs5_pbkdf2_hmac_ext(MBEDTLS_MD_SHA256, bytes_of(*passphrase_), passphrase_->size(), salt.first.data(),
                                  salt.first.size(), static_cast<unsigned>(salt.second), master.size(), master.data());
  }
  return master;
}

Result<Key> KeyRing::open(const SealHeader& header) {
  if (!passphrase_) {
    return fail(ErrorKind::locked,
                "The file is protected with a passphrase; give it by --passphrase-file or COUNTERBELL_PASSPHRASE.");
  }
  const Salt salt(header.salt, header.iterations);
  const bool is_new = !masters_.contains(salt);
  if (is_new && header.iterations > vain_rounds_left_)
    return fail(ErrorKind::locked, "Too many files were sealed with other passphrases: this one was not tried.");
  const Key& secret = master(salt);
  std::array<std::uint8_t, 16> check{};
  derive(secret, header, check_purpose, check);
  // Not in constant time: whoever can measure it has the file, which holds the check.
  if (check != header.check) {
    if (is_new) vain_rounds_left_ -= header.iterations;
    return fail(ErrorKind::locked,
                "The passphrase is not the one this file was sealed with; the file itself looks whole. Please check "
                "capital letters and spaces.");
  }
  proven_ = salt;
  Key key{};
  derive(secret, header, key_purpose, key);
  return key;
}

Result<std::pair<SealHeader, Key>> KeyRing::make() {
  if (!passphrase_ || passphrase_->size() < least_passphrase_bytes) {
    return fail(ErrorKind::invalid,
                Message(verbatim("A passphrase for sealing needs at least " + std::to_string(least_passphrase_bytes) +
                                 " characters; several words are easier to remember than signs.")));
  }
  SealHeader header;
  bool drawn = fill_from_system(header.file_salt);
  if (proven_) {
    header.salt = proven_->first;
    header.iterations = proven_->second;
  } else {
    drawn = drawn && fill_from_system(header.salt);
  }
  if (!drawn) return fail(ErrorKind::storage, "The system gives no random bytes, so nothing can be sealed.");
  const Salt salt(header.salt, header.iterations);
  proven_ = salt;
  const Key& secret = master(salt);
  derive(secret, header, check_purpose, header.check);
  Key key{};
  derive(secret, header, key_purpose, key);
  return std::pair(header, key);
}

}  // namespace counterbell::cli
