// Who has what: the stations of the shop, as far as files from them have told.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/base/workplace.h"
#include "replica/exchange/exchange.h"

namespace counterbell::desk {

class Shop;

/// A station of this shop as Share shows it.
struct StationStatus {
  Id station;
  Id replica;
  std::string name;
  std::string code;
  bool is_this = false;
  std::uint64_t changes_here = 0;                        ///< How many of its changes are here.
  std::uint64_t changes_missing = 0;                     ///< Known gaps in them.
  Time newest{};                                         ///< Stamp of its newest change here.
  std::optional<std::chrono::milliseconds> clock_ahead;  ///< Set when its clock is wrong by more than the limit.
  std::optional<Time> heard;                             ///< When its last file came in.
  std::uint64_t lacks = 0;                               ///< Changes here that it is not known to have.
};

class Sharing {
 public:
  Sharing(Workplace& workplace, const Shop& shop) : workplace_(workplace), shop_(shop) {}

  std::vector<StationStatus> stations() const;
  /// What each other replica is known to have, kept with this device (not in the log). Set by the shell at start and read
  /// back by it for keeping: a JSON object.
  void load_known_vectors(std::string_view json);
  std::string known_vectors() const;
  /// Notes what a file that came in proves its maker to have.
  void heard(const ExchangeHeader& header);
  /// What `replica` is known to have, for a file with only what it lacks; empty when never heard of.
  VersionVector known_of(const Id& replica) const;

 private:
  struct Known {
    VersionVector has;
    std::optional<Time> heard;
  };

  Workplace& workplace_;
  const Shop& shop_;
  std::map<Id, Known> known_;  // By replica.
};

}  // namespace counterbell::desk
