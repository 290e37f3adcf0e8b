// Keys of sealed files, from a passphrase. FORMAT.md (section 10) says how they follow from it.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "shell/cli/seal_header.h"

namespace counterbell::cli {

/// A new passphrase has at least so many bytes (NIST SP 800-63B, section 5.1.1.1); one that opens a file may be any.
inline constexpr std::size_t least_passphrase_bytes = 8;

/// Rounds of PBKDF2 spent at most on salts by which a passphrase opens nothing: a folder full of strangers' files keeps no run busy.
inline constexpr std::int64_t usual_vain_rounds = 12'000'000;

using Key = std::array<std::uint8_t, 32>;

/// A passphrase and what was made of it: the slow part is done once for all files that share a salt.
class KeyRing {
 public:
  explicit KeyRing(std::optional<std::string> passphrase = std::nullopt,
                   std::int64_t most_vain_rounds = usual_vain_rounds)
      : passphrase_(std::move(passphrase)), vain_rounds_left_(most_vain_rounds) {}
  KeyRing(KeyRing&&) = default;
  KeyRing& operator=(KeyRing&&) = default;
  ~KeyRing();

  bool has_passphrase() const { return passphrase_.has_value(); }
  /// The key of the file that begins with `header`; ErrorKind::locked without a passphrase, or when it is another one.
  Result<Key> open(const SealHeader& header);
  /// A header with salts for a new file, and its key. Needs a passphrase that may be used for new files.
  Result<std::pair<SealHeader, Key>> make();

 private:
  using Salt = std::pair<std::array<std::uint8_t, 16>, std::int64_t>;  // With the number of rounds.
  const Key& master(const Salt& salt);

  std::optional<std::string> passphrase_;
  std::map<Salt, Key> masters_;
  std::int64_t vain_rounds_left_;
  std::optional<Salt> proven_;  // The salt of a file that the passphrase has opened: new files share it.
};

}  // namespace counterbell::cli
