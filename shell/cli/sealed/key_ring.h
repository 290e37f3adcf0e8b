// Makes the keys of sealed files from a passphrase. FORMAT.md, section 10, says how.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "shell/cli/sealed/seal_header.h"

namespace counterbell::cli {

/// The fewest bytes of a passphrase for new files (NIST SP 800-63B, section 5.1.1.1). One that only opens files may be shorter.
inline constexpr std::size_t least_passphrase_bytes = 8;

/// The most rounds of PBKDF2 that are spent in vain, on files that the passphrase does not open, so that a folder full of other people's
/// files does not keep a run busy.
inline constexpr std::int64_t usual_vain_rounds = 12'000'000;

using Key = std::array<std::uint8_t, 32>;

/// A passphrase and the keys made from it. The slow step is done only once for all files that share a salt.
class KeyRing {
 public:
  explicit KeyRing(std::optional<std::string> passphrase = std::nullopt,
                   std::int64_t most_vain_rounds = usual_vain_rounds)
      : passphrase_(std::move(passphrase)), vain_rounds_left_(most_vain_rounds) {}
  KeyRing(KeyRing&&) = default;
  KeyRing& operator=(KeyRing&&) = default;
  ~KeyRing();

  bool has_passphrase() const { return passphrase_.has_value(); }
  /// The key of the file that begins with `header`. Fails (`locked`) when there is no passphrase or it is the wrong one.
  Result<Key> open(const SealHeader& header);
  /// A header with salts for a new file, and its key. Fails when there is no passphrase or it is too short for new files.
  Result<std::pair<SealHeader, Key>> make();

 private:
  using Salt = std::pair<std::array<std::uint8_t, 16>, std::int64_t>;  // The salt and the number of rounds.
  const Key& master(const Salt& salt);

  std::optional<std::string> passphrase_;
  std::map<Salt, Key> masters_;
  std::int64_t vain_rounds_left_;
  std::optional<Salt> proven_;  // The salt of a file that the passphrase has opened: new files share it.
};

}  // namespace counterbell::cli
