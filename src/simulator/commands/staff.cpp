// Commands about the people who work in the shop.
#include "simulator/commands/turn.h"

namespace counterbell::simulator {
namespace {

constexpr std::string_view roles[] = {"staff", "supervisor", "owner", "king"};

}  // namespace

std::string Turn::add_staff() {
  const std::string_view name = chance_.pick(people);
  const std::string_view role = chance_.pick(roles);
  const Result<Id> added = desk_.staff().add({std::string(name), "", std::string(role)});
  return "adds " + std::string(role) + ' ' + in_quotes(name) + outcome(added);
}

std::string Turn::set_staff() {
  constexpr Field fields[] = {Field::staff_name, Field::staff_role, Field::staff_left, Field::staff_number};
  const Id person = any(RecordType::staff);
  const Field field = chance_.pick(fields);
  const std::string_view value = field == Field::staff_role   ? chance_.pick(roles)
                                 : field == Field::staff_left ? truth()
                                                              : chance_.pick(people);
  const Result<void> set = desk_.staff().set(person, field, value);
  return "sets the " + std::string(spec(field).name) + " of " + std::string(desk_.staff().name_of(person).source()) +
         " to " + in_quotes(value) + outcome(set);
}

std::string Turn::set_pin() {
  const Id person = any(RecordType::staff);
  const std::string_view pin = chance_.one_in(12) ? "4711" : chance_.one_in(4) ? "12" : "";
  return "sets a PIN of " + std::string(desk_.staff().name_of(person).source()) +
         outcome(desk_.staff().set_pin(person, pin));
}

std::string Turn::sign_in() {
  const Id person = any(RecordType::staff);
  return "signs in as " + std::string(desk_.staff().name_of(person).source()) +
         outcome(desk_.staff().sign_in(person, ""));
}

std::string Turn::sign_out() {
  desk_.staff().sign_out();
  if (chance_.one_in(2)) return "signs out";
  const Result<void> introduced = desk_.staff().introduce_yourself(chance_.pick(people), "");
  return "signs out, and somebody new introduces themselves" + outcome(introduced);
}

std::string Turn::set_duty() {
  const Id person = any(RecordType::staff);
  return "changes the days of " + std::string(desk_.staff().name_of(person).source()) +
         outcome(desk_.staff().set_duty(person, chance_.below(7), chance_.one_in(2)));
}

}  // namespace counterbell::simulator
