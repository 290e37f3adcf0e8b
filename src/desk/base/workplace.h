// What every feature stands on: the replica, who is signed in, the time, and the making of changes. It knows no feature.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "replica/replica.h"

namespace counterbell::desk {

/// When what was there at the start is made ready to be searched, which takes a large shop seconds.
enum class Preparing : std::uint8_t {
  when_asked,     ///< All of it by the first search.
  between_calls,  ///< By Desk::index_some alone: until it is done, a search finds what is ready so far.
};

/// What cannot be done before Replica::has_all_lines().
inline constexpr Words still_reading =
    tr("What was done here earlier is still being read from this device. Please try again in a moment.");

/// What an applied change altered; all alterations of one record stand together.
using Alterations = std::span<const State::Alteration>;

class Workplace {
 public:
  /// The replica must outlive the workplace.
  Workplace(Replica& replica, Preparing preparing) : replica_(&replica), preparing_(preparing) {}
  Workplace(const Workplace&) = delete;  // Features refer to it.
  Workplace& operator=(const Workplace&) = delete;

  Replica& replica() const { return *replica_; }
  const State& state() const { return replica_->state(); }
  Time now() const { return replica_->clock().now(); }
  Preparing preparing() const { return preparing_; }

  /// The staff member who is signed in; the zero id for nobody.
  const Id& me() const { return me_; }
  /// Makes `staff` the author of what is done from now on.
  void set_me(const Id& staff) { me_ = staff; }

  /// Makes a change by whoever is signed in; see Replica::commit.
  Dot commit(std::vector<Operation> operations, Journal::Done saved = {});
  Dot commit(Operation operation, Journal::Done saved = {});

  /// Grows whenever anything shown may have changed.
  std::uint64_t revision() const { return revision_; }
  /// Says that something shown may have changed. Changes to the state need not be told here.
  void note_change() { ++revision_; }

 private:
  Replica* replica_;
  Preparing preparing_;
  Id me_;
  std::uint64_t revision_ = 1;
};

}  // namespace counterbell::desk
