// Commands about customers, and erasing their data.
#include "simulator/commands/turn.h"

namespace counterbell::simulator {
namespace {

constexpr std::string_view phones[] = {"", "030 1234", "+49 30 1234", "0301234"};
constexpr std::string_view emails[] = {"", "ana@example.com", "ANA@example.com"};

}  // namespace

std::string Turn::add_customer() {
  const desk::NewCustomer typed = some_customer();
  return "adds customer " + in_quotes(typed.name) + outcome(desk_.customers().add(typed));
}

std::string Turn::set_customer() {
  constexpr Field fields[] = {Field::customer_name, Field::customer_phone, Field::customer_email,
                              Field::customer_remarks, Field::customer_trashed};
  const Id customer = any(RecordType::customer);
  const Field field = chance_.pick(fields);
  const std::string_view value = field == Field::customer_trashed ? truth() : chance_.pick(texts);
  const Result<void> set = desk_.customers().set(customer, field, value);
  return "sets a customer's " + std::string(spec(field).name) + " to " + in_quotes(value) + outcome(set);
}

std::string Turn::erase_customer() {
  const Id customer = any(RecordType::customer);
  return "erases a customer" + outcome(desk_.erasure().erase_customer(customer));
}

std::string Turn::erase_old() {
  const std::chrono::months months(chance_.below(3));
  return "erases what was closed for " + std::to_string(months.count()) + " months" +
         outcome(desk_.erasure().erase_old(months));
}

desk::NewCustomer Turn::some_customer() {
  return {std::string(chance_.pick(people)), std::string(chance_.pick(phones)), std::string(chance_.pick(emails))};
}

}  // namespace counterbell::simulator
