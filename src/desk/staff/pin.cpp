#include "desk/staff/pin.h"

#include <algorithm>
#include <array>

#include "replica/bytes/sha256.h"

namespace counterbell::desk {
namespace {

constexpr std::size_t shortest_pin = 4;
constexpr std::size_t longest_pin = 8;

/// How a PIN is hashed, named before the hash so that it can change one day: SHA-256, this often.
constexpr std::string_view method = "sha256-10000";
constexpr int rounds = 10'000;

std::string hash_pin(std::string_view pin, std::string_view salt) {
  std::string text(salt);
  text += pin;
  Sha256::Digest digest = Sha256::of(text);
  for (int round = 1; round < rounds; ++round) {
    digest = Sha256::of({reinterpret_cast<const char*>(digest.data()), digest.size()});
  }
  return hex(digest);
}

}  // namespace

Result<std::string> keep_pin(std::string_view pin, Random& random) {
  if (pin.empty()) return std::string();
  const bool only_digits = std::ranges::all_of(pin, [](char c) { return c >= '0' && c <= '9'; });
  if (!only_digits || pin.size() < shortest_pin || pin.size() > longest_pin) {
    return fail(ErrorKind::invalid, "A PIN has four to eight digits. Please choose another one.");
  }
  std::array<std::uint8_t, 16> bytes;
  random.fill(bytes);
  const std::string salt = hex(bytes);
  return std::string(method) + ":" + salt + ":" + hash_pin(pin, salt);
}

bool is_pin(std::string_view pin, std::string_view kept) {
  if (kept.empty()) return true;
  const std::size_t salt = kept.find(':');
  const std::size_t hash = kept.rfind(':');
  if (salt == hash || kept.substr(0, salt) != method) return false;
  return hash_pin(pin, kept.substr(salt + 1, hash - salt - 1)) == kept.substr(hash + 1);
}

}  // namespace counterbell::desk
