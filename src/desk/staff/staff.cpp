#include "desk/staff/staff.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <ranges>
#include <utility>

#include "desk/base/choice.h"
#include "desk/base/fold.h"
#include "desk/base/made_before.h"
#include "desk/base/typed.h"
#include "desk/staff/pin.h"
#include "model/sort_few.h"

namespace counterbell::desk {
namespace {

constexpr Words no_such_staff = tr("That person is not known here. A newer file from a colleague may bring them.");

constexpr std::array<std::string_view, 7> weekday_names{"monday", "tuesday",  "wednesday", "thursday",
                                                        "friday", "saturday", "sunday"};

constexpr std::string_view role_names[] = {"staff", "supervisor", "owner"};

Result<std::string> staff_name_of(std::string_view typed) {
  return required_text(typed, max_name_length, tr("The name"), tr("Please give a name."));
}

bool is_manager(const Record& staff) {
  const Role role = role_of(staff);
  return role == Role::owner || role == Role::supervisor;
}

bool is_owner(const Record& staff) { return role_of(staff) == Role::owner && !staff.flag(Field::staff_left); }

}  // namespace

std::string_view name(Role role) { return choice_name(role, role_names); }
Role parse_role(std::string_view name) { return parse_choice<Role>(name, role_names); }
Role role_of(const Record& person) { return parse_role(person.text(Field::staff_role)); }

bool is_managed(RecordType type) {
  return type == RecordType::shop || type == RecordType::staff || type == RecordType::rules ||
         type == RecordType::policy;
}

std::string_view weekday_name(std::size_t day) { return weekday_names.at(day); }

const Record* Staff::find(const Id& id) const { return workplace_.state().find(RecordType::staff, id); }

Result<void> Staff::check_may_manage() const {
  const Record* record = me();
  if (record && is_manager(*record)) return {};
  return fail(ErrorKind::denied, "Only an owner or supervisor can do that. Please ask one of them to sign in.");
}

std::vector<const Record*> Staff::list() const {
  std::vector<std::pair<std::string, const Record*>> named;
  workplace_.state().for_each(RecordType::staff, [&](const Record& record) {
    if (!record.flag(Field::staff_left)) named.emplace_back(fold(record.text(Field::staff_name)), &record);
  });
  sort_few(named, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : made_before(a.second, b.second);
  });
  return named | std::views::values | std::ranges::to<std::vector>();
}

const Record* Staff::me() const { return find(workplace_.me()); }

Result<void> Staff::sign_in(const Id& staff, std::string_view pin) {
  const Record* record = find(staff);
  if (!record || record->flag(Field::staff_left)) return fail(ErrorKind::not_found, Message(no_such_staff));
  if (!is_pin(pin, record->text(Field::staff_pin))) {
    return fail(ErrorKind::denied, "That is not the right PIN. Please try again.");
  }
  return resume(staff);
}

Result<void> Staff::resume(const Id& staff) {
  const Record* record = find(staff);
  if (!record || record->flag(Field::staff_left)) return fail(ErrorKind::not_found, Message(no_such_staff));
  workplace_.set_me(staff);
  workplace_.note_change();
  return {};
}

void Staff::sign_out() {
  workplace_.set_me({});
  workplace_.note_change();
}

Result<Id> Staff::add(const NewStaff& typed) {
  if (Result<void> may = check_may_manage(); !may) return std::unexpected(may.error());
  return add_anyhow(typed);
}

Result<void> Staff::introduce_yourself(std::string_view name, std::string_view pin) {
  if (me()) return fail(ErrorKind::denied, "Somebody is signed in. An owner or supervisor adds staff in Settings.");
  const Result<Id> added = add_anyhow({.name = std::string(name), .pin = std::string(pin)});
  if (!added) return std::unexpected(added.error());
  return resume(*added);
}

Result<Id> Staff::add_anyhow(const NewStaff& typed) {
  Result<std::string> name = staff_name_of(typed.name);
  if (!name) return std::unexpected(name.error());
  Result<std::string> role = checked_choice(Field::staff_role, typed.role);
  if (!role) return std::unexpected(role.error());
  Result<std::string> pin = keep_pin(typed.pin, workplace_.replica().random());
  if (!pin) return std::unexpected(pin.error());
  constexpr std::int64_t highest_believed = 1'000'000;  // A number from a damaged hand must not use up all others.
  std::int64_t highest = 0;
  workplace_.state().for_each(RecordType::staff, [&](const Record& record) {
    const std::int64_t number = record.integer(Field::staff_number);
    if (number <= highest_believed) highest = std::max(highest, number);
  });
  const Id id = workplace_.replica().new_id();
  Operation operation{RecordType::staff,
                      id,
                      {{Field::staff_name, *name}, {Field::staff_number, highest + 1}, {Field::staff_role, *role}},
                      {}};
  if (!pin->empty()) operation.writes.push_back({Field::staff_pin, *pin});
  workplace_.commit(std::move(operation));
  return id;
}

Result<void> Staff::set(const Id& staff, Field field, std::string_view value) {
  const Record* record = find(staff);
  if (!record) return fail(ErrorKind::not_found, Message(no_such_staff));
  if (staff != workplace_.me() || field != Field::staff_name) {
    if (Result<void> may = check_may_manage(); !may) return may;
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
  const auto owners = std::ranges::count_if(list(), [](const Record* one) { return is_owner(*one); });
  if (is_owner(*record) && owners == 1 && field != Field::staff_name) {
    return fail(ErrorKind::denied, "A shop needs an owner. Please make somebody else an owner first.");
  }
  workplace_.commit({RecordType::staff, staff, {{field, std::move(written)}}, {}});
  return {};
}

Result<void> Staff::set_pin(const Id& staff, std::string_view typed) {
  if (!find(staff)) return fail(ErrorKind::not_found, Message(no_such_staff));
  if (staff != workplace_.me()) {
    if (Result<void> may = check_may_manage(); !may) return may;
  }
  Result<std::string> pin = keep_pin(typed, workplace_.replica().random());
  if (!pin) return std::unexpected(pin.error());
  workplace_.commit({RecordType::staff, staff, {{Field::staff_pin, pin->empty() ? Value() : Value(*pin)}}, {}});
  return {};
}

Result<void> Staff::set_duty(const Id& staff, std::size_t weekday, bool on) {
  const Record* record = find(staff);
  if (!record) return fail(ErrorKind::not_found, Message(no_such_staff));
  if (Result<void> may = check_may_manage(); !may) return may;
  const std::string day(weekday_name(weekday));
  if (record->has_element(Field::staff_duty_days, day) == on) return {};
  SetEdit edit{Field::staff_duty_days, day, on, {}};
  if (!on) edit.seen = workplace_.state().additions(RecordType::staff, staff, Field::staff_duty_days, day);
  workplace_.commit({RecordType::staff, staff, {}, {std::move(edit)}});
  return {};
}

Message Staff::author_of(const Id& author) const {
  const Record* policy = workplace_.state().find(RecordType::policy, author);
  if (policy) return msg("Rule “{0}”", verbatim(policy->text(Field::policy_name)));
  return name_of(author);
}

Words Staff::name_of(const Id& staff) const {
  if (!staff) return tr("Nobody");
  const Record* record = find(staff);
  const std::string_view name = record ? record->text(Field::staff_name) : std::string_view();
  return name.empty() ? tr("Someone") : verbatim(name);
}

}  // namespace counterbell::desk
