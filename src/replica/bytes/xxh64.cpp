#include "replica/bytes/xxh64.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

namespace counterbell {
namespace {

static_assert(std::endian::native == std::endian::little, "XXH64 reads its input in this order");

constexpr std::uint64_t prime_1 = 0x9E3779B185EBCA87, prime_2 = 0xC2B2AE3D27D4EB4F, prime_3 = 0x165667B19E3779F9,
                        prime_4 = 0x85EBCA77C2B2AE63, prime_5 = 0x27D4EB2F165667C5;

/// Takes a number off the front of `bytes`.
template <typename Number>
std::uint64_t take(std::string_view& bytes) {
  Number number;
  std::memcpy(&number, bytes.data(), sizeof number);
  bytes.remove_prefix(sizeof number);
  return number;
}

std::uint64_t round(std::uint64_t lane, std::uint64_t input) { return std::rotl(lane + input * prime_2, 31) * prime_1; }

/// Takes all whole stripes off the front of `bytes`: four numbers each, one for each lane.
std::uint64_t take_stripes(std::string_view& bytes) {
  std::array<std::uint64_t, 4> lanes = {prime_1 + prime_2, prime_2, 0, 0 - prime_1};
  while (bytes.size() >= 4 * sizeof(std::uint64_t)) {
    for (std::uint64_t& lane : lanes) lane = round(lane, take<std::uint64_t>(bytes));
  }
  std::uint64_t hash =
      std::rotl(lanes[0], 1) + std::rotl(lanes[1], 7) + std::rotl(lanes[2], 12) + std::rotl(lanes[3], 18);
  for (const std::uint64_t lane : lanes) hash = (hash ^ round(0, lane)) * prime_1 + prime_4;
  return hash;
}

}  // namespace

std::uint64_t xxh64(std::string_view bytes) {
  const std::size_t size = bytes.size();
  std::uint64_t hash = size >= 4 * sizeof(std::uint64_t) ? take_stripes(bytes) : prime_5;
  hash += size;
  while (bytes.size() >= 8) hash = std::rotl(hash ^ round(0, take<std::uint64_t>(bytes)), 27) * prime_1 + prime_4;
  if (bytes.size() >= 4) hash = std::rotl(hash ^ take<std::uint32_t>(bytes) * prime_1, 23) * prime_2 + prime_3;
  while (!bytes.empty()) hash = std::rotl(hash ^ take<std::uint8_t>(bytes) * prime_5, 11) * prime_1;
  hash = (hash ^ hash >> 33) * prime_2;
  hash = (hash ^ hash >> 29) * prime_3;
  return hash ^ hash >> 32;
}

}  // namespace counterbell
