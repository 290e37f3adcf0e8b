// The shop and its stations.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "desk/base/workplace.h"
#include "model/error.h"

namespace counterbell::desk {

class Staff;
class TicketIndex;

struct NewShop {
  std::string shop_name = {};
  std::string your_name = {};
  std::string pin = {};  ///< Four to eight digits; empty: none.
  std::string station_name = "Front counter";
  std::string station_code = {};  ///< Empty: drawn at random, as at every counter.
  std::string country = {};       ///< See Shop::country().
};

/// Two stations had one code; this one has drawn another.
struct CodeClash {
  std::string old_code;
  std::string new_code;
};

class Shop {
 public:
  Shop(Workplace& workplace, const Staff& staff, TicketIndex& tickets);

  /// The shop's record; null before there is one.
  const Record* record() const;
  /// Makes the shop (its record id is the replica's shop id), its first station and its owner, and signs the owner in.
  Result<void> set_up(const NewShop& typed);
  Result<void> rename(std::string_view name);
  /// In which country its telephone numbers are dialled: two letters of ISO 3166 ("DE"); "" while nobody has said.
  std::string_view country() const;
  Result<void> set_country(std::string_view code);
  /// Whether a ticket that is nobody's becomes that of whoever answers or solves it: yes, until somebody says no.
  bool answering_takes() const;
  Result<void> set_answering_takes(bool takes);
  /// For how long a customer's message reopens a closed ticket; after that it opens a linked follow-up.
  std::chrono::days follow_up_after() const;
  Result<void> set_follow_up_after(std::chrono::days days);

  /// The station that this replica works as, or null.
  const Record* station() const;
  /// The station that a replica works, or worked, as; null for none.
  const Record* station_of(const Id& replica) const;
  /// Its code; empty for none.
  std::string station_code(const Id& replica) const;
  /// This station's code in capitals; an error when this device is no station yet.
  Result<std::string> own_code() const;
  Result<void> rename_station(std::string_view name);

  /// Makes this replica a station of the shop it holds, with a code of its own. After joining with a colleague's file.
  Result<void> join(std::string_view station_name);
  /// Works as the station with this code, whatever replica it worked as before; makes it when there is none. For the
  /// command line, whose every run is a replica of its own.
  Result<void> work_as(std::string_view code, std::string_view station_name);
  /// Draws a new code when an older station turned out to use the same one; nothing when all was well.
  std::optional<CodeClash> settle_code_clash();
  /// Goes on as a station of its own: takes a fresh replica id and, if it was a station, joins anew under the same name.
  /// `keep_id` makes the id what this device starts with from now on; it is called before the first change under it. Returns
  /// the new code, empty if it was no station.
  std::string become_another_station(const std::function<void(const Id&)>& keep_id);
  /// The same when this replica's id turned out to be used elsewhere too (Replica::is_id_shared); nothing when all was well.
  std::optional<std::string> settle_copy(const std::function<void(const Id&)>& keep_id);

 private:
  std::string draw_free_code();
  /// The code asked for, or a drawn one when none is.
  Result<std::string> code_for(std::string_view wanted);

  Workplace& workplace_;
  const Staff& staff_;
  TicketIndex& tickets_;
};

}  // namespace counterbell::desk
