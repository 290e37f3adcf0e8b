// The people of the shop, and who of them is signed in. Owners and supervisors add staff and change others' entries; everyone
// may change their own name and PIN; a shop keeps at least one owner.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "desk/base/workplace.h"
#include "model/error.h"

namespace counterbell::desk {

/// What somebody may do. `other` is a role that a newer version made.
enum class Role : std::uint8_t { staff, supervisor, owner, other };
/// The name in files, and back.
std::string_view name(Role role);
Role parse_role(std::string_view name);
Role role_of(const Record& person);

/// Whether only owners and supervisors change records of that type: shop, people, service rules.
bool is_managed(RecordType type);

struct NewStaff {
  std::string name = {};
  std::string pin = {};
  std::string role = "staff";
};

/// What a day of the week, from Monday on, is called in `duty_days`.
std::string_view weekday_name(std::size_t day);

class Staff {
 public:
  explicit Staff(Workplace& workplace) : workplace_(workplace) {}

  /// Everyone who has not left, by name.
  std::vector<const Record*> list() const;
  /// Somebody, also who has left; null when they are not known here.
  const Record* find(const Id& staff) const;
  /// Who is signed in; null for nobody.
  const Record* me() const;

  Result<void> sign_in(const Id& staff, std::string_view pin);
  /// Signs in without a PIN: for the command line and for resuming after a reload.
  Result<void> resume(const Id& staff);
  void sign_out();

  Result<Id> add(const NewStaff& typed);
  /// Adds whoever stands before a device that has just joined, as plain staff, and signs them in. Only while nobody is.
  Result<void> introduce_yourself(std::string_view name, std::string_view pin);
  /// Sets name, role or whether they have left.
  Result<void> set(const Id& staff, Field field, std::string_view value);
  Result<void> set_pin(const Id& staff, std::string_view pin);
  /// Sets whether somebody is on duty on a day of the week, 0 for Monday.
  Result<void> set_duty(const Id& staff, std::size_t weekday, bool on);

  /// The name of a staff member for showing; "Nobody" for the zero id, "Someone" for one not known here. Until the next change.
  Words name_of(const Id& staff) const;
  /// The same for a change's author, which may be a rule: "Rule “Usual”".
  Message author_of(const Id& author) const;
  /// An error unless an owner or supervisor is signed in.
  Result<void> check_may_manage() const;

 private:
  /// Adds somebody, whoever asks for it.
  Result<Id> add_anyhow(const NewStaff& typed);

  Workplace& workplace_;
};

}  // namespace counterbell::desk
