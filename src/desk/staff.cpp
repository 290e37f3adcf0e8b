// The people of the shop, and who of them is signed in.

#include <algorithm>
#include <ranges>

#include "desk/fold.h"
#include "desk/impl.h"
#include "desk/pin.h"
#include "desk/typed.h"

namespace counterbell::desk {
namespace {

constexpr std::string_view no_such_staff =
    "That person is not known here. A newer file from a colleague may bring them.";

Result<std::string> staff_name_of(std::string_view typed) {
  return required_text(typed, max_name_length, "The name", "Please give a name.");
}

bool is_manager(const Record& staff) {
  const std::string_view role = staff.text(Field::staff_role);
  return role == "owner" || role == "supervisor";
}

bool is_owner(const Record& staff) {
  return staff.text(Field::staff_role) == "owner" && !staff.flag(Field::staff_left);
}

}  // namespace

const Record* Desk::Impl::staff_member(const Id& id) const { return state().find(RecordType::staff, id); }

Result<void> Desk::Impl::check_may_manage() const {
  const Record* record = staff_member(me);
  if (record && is_manager(*record)) return {};
  return fail(ErrorKind::denied, "Only an owner or supervisor can do that. Please ask one of them to sign in.");
}

std::vector<const Record*> Desk::staff() const {
  std::vector<std::pair<std::string, const Record*>> named;
  state().for_each(RecordType::staff, [&](const Record& record) {
    if (!record.flag(Field::staff_left)) named.emplace_back(fold(record.text(Field::staff_name)), &record);
  });
  std::ranges::sort(named, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : said_before(a.second, b.second);
  });
  return named | std::views::values | std::ranges::to<std::vector>();
}

const Record* Desk::me() const { return impl_->staff_member(impl_->me); }

Result<void> Desk::sign_in(const Id& staff, std::string_view pin) {
  const Record* record = impl_->staff_member(staff);
  if (!record || record->flag(Field::staff_left)) return fail(ErrorKind::not_found, std::string(no_such_staff));
  if (!is_pin(pin, record->text(Field::staff_pin))) {
    return fail(ErrorKind::denied, "That is not the right PIN. Please try again.");
  }
  return resume(staff);
}

Result<void> Desk::resume(const Id& staff) {
  const Record* record = impl_->staff_member(staff);
  if (!record || record->flag(Field::staff_left)) return fail(ErrorKind::not_found, std::string(no_such_staff));
  impl_->me = staff;
  ++impl_->revision;
  return {};
}

void Desk::sign_out() {
  impl_->me = {};
  ++impl_->revision;
}

Result<Id> Desk::add_staff(const NewStaff& typed) {
  if (Result<void> may = impl_->check_may_manage(); !may) return std::unexpected(may.error());
  return impl_->add_staff(typed);
}

Result<void> Desk::introduce_yourself(std::string_view name, std::string_view pin) {
  if (me()) return fail(ErrorKind::denied, "Somebody is signed in. An owner or supervisor adds staff in Settings.");
  const Result<Id> added = impl_->add_staff({.name = std::string(name), .pin = std::string(pin)});
  if (!added) return std::unexpected(added.error());
  return resume(*added);
}

Result<Id> Desk::Impl::add_staff(const NewStaff& typed) {
  Result<std::string> name = staff_name_of(typed.name);
  if (!name) return std::unexpected(name.error());
  Result<std::string> role = checked_choice(Field::staff_role, typed.role);
  if (!role) return std::unexpected(role.error());
  Result<std::string> pin = keep_pin(typed.pin, replica.random());
  if (!pin) return std::unexpected(pin.error());
  constexpr std::int64_t highest_believed = 1'000'000;  // A number from a damaged hand must not use up all others.
  std::int64_t highest = 0;
  state().for_each(RecordType::staff, [&](const Record& record) {
    const std::int64_t number = record.integer(Field::staff_number);
    if (number <= highest_believed) highest = std::max(highest, number);
  });
  const Id id = replica.new_id();
  Operation operation{RecordType::staff,
                      id,
                      {{Field::staff_name, *name}, {Field::staff_number, highest + 1}, {Field::staff_role, *role}},
                      {}};
  if (!pin->empty()) operation.writes.push_back({Field::staff_pin, *pin});
  commit(std::move(operation));
  return id;
}

Result<void> Desk::set_staff(const Id& staff, Field field, std::string_view value) {
  const Record* record = impl_->staff_member(staff);
  if (!record) return fail(ErrorKind::not_found, std::string(no_such_staff));
  if (staff != impl_->me || field != Field::staff_name) {
    if (Result<void> may = impl_->check_may_manage(); !may) return may;
  }
  Value written;
  if (field == Field::staff_name) {
    Result<std::string> name = staff_name_of(value);
    if (!name) return std::unexpected(name.error());
    written = *name;
  } else if (field == Field::staff_role) {
    Result<std::string> role = checked_choice(field, value);
    if (!role) return std::unexpected(role.error());
    written = *role;
  } else if (field == Field::staff_left) {
    written = value == "true";
  } else {
    return fail(ErrorKind::invalid, "Of a person, only name, role and whether they have left can be changed.");
  }
  if (written == record->get(field)) return {};
  const auto owners = std::ranges::count_if(this->staff(), [](const Record* one) { return is_owner(*one); });
  if (is_owner(*record) && owners == 1 && field != Field::staff_name) {
    return fail(ErrorKind::denied, "A shop needs an owner. Please make somebody else an owner first.");
  }
  impl_->commit({RecordType::staff, staff, {{field, std::move(written)}}, {}});
  return {};
}

Result<void> Desk::set_pin(const Id& staff, std::string_view typed) {
  if (!impl_->staff_member(staff)) return fail(ErrorKind::not_found, std::string(no_such_staff));
  if (staff != impl_->me) {
    if (Result<void> may = impl_->check_may_manage(); !may) return may;
  }
  Result<std::string> pin = keep_pin(typed, replica_->random());
  if (!pin) return std::unexpected(pin.error());
  impl_->commit({RecordType::staff, staff, {{Field::staff_pin, pin->empty() ? Value() : Value(*pin)}}, {}});
  return {};
}

std::string Desk::staff_name(const Id& staff) const {
  if (!staff) return "Nobody";
  if (const Record* policy = state().find(RecordType::policy, staff)) {
    return "Rule “" + std::string(policy->text(Field::policy_name)) + "”";
  }
  const Record* record = impl_->staff_member(staff);
  const std::string_view name = record ? record->text(Field::staff_name) : std::string_view();
  return name.empty() ? "Someone" : std::string(name);
}

}  // namespace counterbell::desk
