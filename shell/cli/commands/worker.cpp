#include "shell/cli/commands/worker.h"

#include <algorithm>
#include <chrono>
#include <initializer_list>
#include <limits>
#include <vector>

#include "desk/base/fold.h"
#include "desk/base/phone.h"
#include "desk/base/typed.h"

namespace counterbell::cli {
namespace {

using desk::TicketRow;
using nlohmann::json;

/// Names as a list: "ticket, direction and body".
std::string listed(std::span<const std::string_view> names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += names[i];
  }
  return text;
}

/// Fails if there is a member that is not among `known`.
Result<void> check_members(const json& members, std::initializer_list<std::string_view> known) {
  if (!members.is_object()) return fail(ErrorKind::invalid, "It must hold an object.");
  for (const auto& [name, value] : members.items()) {
    if (std::ranges::contains(known, name)) continue;
    std::string message = "It has no \"" + name;
    message += "\"; it takes ";
    message += known.size() == 0 ? "nothing" : listed(known);
    return fail(ErrorKind::invalid, Message(verbatim(message + ".")));
  }
  return {};
}

/// A text member; nothing when it is absent or null.
Result<std::optional<std::string>> optional_text(const json& members, const char* name) {
  const auto found = members.find(name);
  if (found == members.end() || found->is_null()) return std::nullopt;
  if (!found->is_string())
    return fail(ErrorKind::invalid, Message(verbatim("Its \"" + std::string(name) + "\" must be a text in quotes.")));
  return found->get<std::string>();
}

Result<std::string> required_text(const json& members, const char* name) {
  Result<std::optional<std::string>> text = optional_text(members, name);
  if (!text) return std::unexpected(text.error());
  if (!*text) return fail(ErrorKind::invalid, Message(verbatim("It needs a \"" + std::string(name) + "\".")));
  return **std::move(text);
}

Result<std::vector<std::string>> texts(const json& members, const char* name) {
  std::vector<std::string> texts;
  const auto found = members.find(name);
  if (found == members.end()) return texts;
  const bool fits = found->is_array() && std::ranges::all_of(*found, [](const json& item) { return item.is_string(); });
  if (!fits)
    return fail(ErrorKind::invalid, Message(verbatim("Its \"" + std::string(name) + "\" must be an array of texts.")));
  for (const json& item : *found) texts.push_back(item.get<std::string>());
  return texts;
}

json number_of(const TicketRow& row) { return {{"ticket", row.number()}}; }

}  // namespace

Result<json> parse_commands(const std::string& text) {
  json commands = json::parse(text, nullptr, false);
  if (commands.is_discarded()) return fail(ErrorKind::invalid, "The commands are not JSON.");
  if (!commands.is_array()) return fail(ErrorKind::invalid, "The commands must be a JSON array.");
  return commands;
}

Result<json> Worker::carry_out(const json& command) {
  constexpr struct {
    std::string_view name;
    Result<json> (Worker::*run)(Members);
  } commands[] = {{"open", &Worker::open},   {"message", &Worker::message}, {"set", &Worker::set},
                  {"tag", &Worker::tag},     {"trash", &Worker::trash},     {"restore", &Worker::restore},
                  {"erase", &Worker::erase}, {"staff", &Worker::staff},     {"undo", &Worker::undo}};
  if (!command.is_object() || command.size() != 1) {
    return fail(ErrorKind::invalid, "It must be an object with one member, named after the command.");
  }
  const auto member = command.begin();
  const auto known = std::ranges::find(commands, member.key(), [](const auto& one) { return one.name; });
  if (known == std::end(commands)) {
    return fail(ErrorKind::invalid,
                Message(verbatim("There is no command \"" + member.key() +
                                 "\"; there are open, message, set, tag, trash, restore, erase, staff and undo.")));
  }
  return (this->*known->run)(member.value());
}

Result<json> Worker::open(Members members) {
  if (Result<void> fits = check_members(members, {"customer", "phone", "email", "subject", "want", "treat", "details",
                                                  "channel", "priority", "assignee"});
      !fits) {
    return std::unexpected(fits.error());
  }
  desk::NewTicket typed;
  for (const auto& [name, text] :
       {std::pair("customer", &typed.new_customer.name), std::pair("phone", &typed.new_customer.phone),
        std::pair("email", &typed.new_customer.email), std::pair("subject", &typed.subject),
        std::pair("want", &typed.want), std::pair("treat", &typed.treat), std::pair("details", &typed.details),
        std::pair("channel", &typed.channel), std::pair("priority", &typed.priority)}) {
    Result<std::optional<std::string>> given = optional_text(members, name);
    if (!given) return std::unexpected(given.error());
    if (*given) *text = **std::move(given);
  }
  if (const auto given = members.find("assignee"); given != members.end()) {
    const Result<std::optional<std::string>> name = optional_text(members, "assignee");
    if (!name) return std::unexpected(name.error());
    const Result<Id> person = assignee(name->value_or(""));
    if (!person) return std::unexpected(person.error());
    typed.assignee = *person;
  }
  const Result<desk::OpenedTicket> opened = desk_.tickets().open(typed);
  if (!opened) return std::unexpected(opened.error());
  return json{{"ticket", opened->number}};
}

Result<json> Worker::message(Members members) {
  if (Result<void> fits = check_members(members, {"ticket", "direction", "body"}); !fits)
    return std::unexpected(fits.error());
  const Result<const TicketRow*> row = ticket(members);
  if (!row) return std::unexpected(row.error());
  const Result<std::string> direction = required_text(members, "direction");
  if (!direction) return std::unexpected(direction.error());
  const Result<std::string> known = desk::checked_choice(Field::message_direction, *direction);
  if (!known) return std::unexpected(known.error());
  const Result<std::string> body = required_text(members, "body");
  if (!body) return std::unexpected(body.error());
  const Result<desk::SentMessage> sent = desk_.tickets().send((*row)->id(), desk::parse_direction(*known), *body);
  if (!sent) return std::unexpected(sent.error());
  json result = number_of(*desk_.tickets().find(sent->ticket));
  if (sent->ticket != (*row)->id()) result["follows"] = (*row)->number();
  return result;
}

Result<json> Worker::set(Members members) {
  if (Result<void> fits = check_members(members, {"ticket", "field", "value"}); !fits)
    return std::unexpected(fits.error());
  const Result<const TicketRow*> row = ticket(members);
  if (!row) return std::unexpected(row.error());
  const Result<std::string> name = required_text(members, "field");
  if (!name) return std::unexpected(name.error());
  const std::optional<Field> field = find_field(RecordType::ticket, *name);
  if (!field) {
    return fail(ErrorKind::invalid,
                Message(verbatim("A ticket has no field \"" + *name +
                                 "\" to set; there are subject, state, priority, assignee, want, treat and channel.")));
  }
  const Result<std::optional<std::string>> given = optional_text(members, "value");
  if (!given) return std::unexpected(given.error());
  if (!members.contains("value")) return fail(ErrorKind::invalid, "It needs a \"value\".");
  std::string value = given->value_or("");
  if (field == Field::ticket_assignee) {
    const Result<Id> person = assignee(value);
    if (!person) return std::unexpected(person.error());
    value = *person ? person->text() : "";
  }
  if (Result<void> done = desk_.tickets().set((*row)->id(), *field, value); !done) return std::unexpected(done.error());
  return number_of(**row);
}

Result<json> Worker::tag(Members members) {
  if (Result<void> fits = check_members(members, {"ticket", "add", "remove"}); !fits)
    return std::unexpected(fits.error());
  const Result<const TicketRow*> row = ticket(members);
  if (!row) return std::unexpected(row.error());
  const Result<std::vector<std::string>> add = texts(members, "add");
  if (!add) return std::unexpected(add.error());
  const Result<std::vector<std::string>> remove = texts(members, "remove");
  if (!remove) return std::unexpected(remove.error());
  if (Result<void> done = desk_.tickets().tag((*row)->id(), *add, *remove); !done) return std::unexpected(done.error());
  return number_of(**row);
}

Result<json> Worker::trash(Members members) {
  if (Result<void> fits = check_members(members, {"ticket"}); !fits) return std::unexpected(fits.error());
  const Result<const TicketRow*> row = ticket(members);
  if (!row) return std::unexpected(row.error());
  if (Result<void> done = desk_.tickets().trash((*row)->id()); !done) return std::unexpected(done.error());
  return number_of(**row);
}

Result<json> Worker::restore(Members members) {
  if (Result<void> fits = check_members(members, {"ticket"}); !fits) return std::unexpected(fits.error());
  const Result<const TicketRow*> row = ticket(members);
  if (!row) return std::unexpected(row.error());
  if (Result<void> done = desk_.tickets().restore((*row)->id()); !done) return std::unexpected(done.error());
  return number_of(**row);
}

Result<json> Worker::erase(Members members) {
  if (Result<void> fits = check_members(members, {"customer", "months"}); !fits) return std::unexpected(fits.error());
  if (members.contains("customer") == members.contains("months")) {
    return fail(ErrorKind::invalid, "It needs either a \"customer\" or \"months\".");
  }
  Result<desk::ErasePreview> erased;
  if (const auto months = members.find("months"); months != members.end()) {
    if (!months->is_number_integer()) return fail(ErrorKind::invalid, "Its \"months\" must be a whole number.");
    constexpr std::int64_t most = std::numeric_limits<int>::max();
    erased = desk_.erasure().erase_old(std::chrono::months(std::clamp(months->get<std::int64_t>(), -most, most)));
  } else {
    const Result<std::string> name = required_text(members, "customer");
    if (!name) return std::unexpected(name.error());
    const Result<Id> person = customer(*name);
    if (!person) return std::unexpected(person.error());
    erased = desk_.erasure().erase_customer(*person);
  }
  if (!erased) return std::unexpected(erased.error());
  json counts;
  for (const RecordSpec& type : all_records()) {
    const bool is_of_customers = type.owner || type.record == RecordType::customer;
    if (type.is_personal && is_of_customers) counts[std::string(type.name) + "s"] = erased->of(type.record);
  }
  return counts;
}

Result<json> Worker::staff(Members members) {
  if (Result<void> fits = check_members(members, {"name", "left"}); !fits) return std::unexpected(fits.error());
  const Result<std::string> name = required_text(members, "name");
  if (!name) return std::unexpected(name.error());
  const auto left = members.find("left");
  if (left == members.end() || !left->is_boolean())
    return fail(ErrorKind::invalid, "It needs \"left\": true or false.");
  const Record* named = nullptr;
  desk_.state().for_each(RecordType::staff, [&](const Record& person) {
    if (desk::fold(person.text(Field::staff_name)) != desk::fold(desk::trim(*name))) return;
    // Of two people of one name it is the one who is still here.
    if (!named || named->flag(Field::staff_left)) named = &person;
  });
  if (!named) return fail(ErrorKind::not_found, Message(verbatim("Nobody called " + *name + " works here.")));
  const Result<void> done = desk_.staff().set(named->id(), Field::staff_left, left->get<bool>() ? "true" : "false");
  if (!done) return std::unexpected(done.error());
  return json{{"staff", named->text(Field::staff_name)}, {"left", left->get<bool>()}};
}

Result<json> Worker::undo(Members members) {
  if (Result<void> fits = check_members(members, {}); !fits) return std::unexpected(fits.error());
  std::string label = desk_.history().undo_label().english();
  if (label.empty()) {
    Result<Message> undone = desk_.history().undo_earlier();
    if (!undone) return std::unexpected(undone.error());
    label = undone->english();
  } else if (Result<void> done = desk_.history().undo(); !done) {
    return std::unexpected(done.error());
  }
  return json{{"undone", label}};
}

Result<Id> Worker::assignee(const std::string& name) const {
  if (desk::trim(name).empty()) return Id{};
  const std::string wanted = desk::fold(desk::trim(name));
  for (const Record* person : desk_.staff().list()) {
    if (desk::fold(person->text(Field::staff_name)) == wanted) return person->id();
  }
  return fail(ErrorKind::not_found,
              Message(verbatim("Nobody called " + name + " works here; --as adds people to the staff.")));
}

/// The customer with this name, telephone number or e-mail address, or with this record id. Fails when there are several.
Result<Id> Worker::customer(const std::string& name_or_id) const {
  if (const std::optional<Id> id = Id::parse(name_or_id)) return *id;
  const std::string wanted = desk::fold(desk::trim(name_or_id));
  std::vector<Id> found;
  for (const Record* person : desk_.customers().list("")) {
    const auto fits = [&](Field field) { return desk::fold(desk::trim(person->text(field))) == wanted; };
    const std::string phone = desk::plain_phone(person->text(Field::customer_phone));
    const bool has_phone = !phone.empty() && desk::is_same_phone(phone, desk::plain_phone(name_or_id));
    if (fits(Field::customer_name) || has_phone || fits(Field::customer_email)) {
      found.push_back(person->id());
    }
  }
  if (found.empty()) return fail(ErrorKind::not_found, Message(verbatim("There is no customer " + name_or_id + ".")));
  if (found.size() == 1) return found.front();
  std::string message = "There is more than one customer " + name_or_id + "; name one by id:";
  for (const Id& id : found) message += " " + id.text();
  return fail(ErrorKind::invalid, Message(verbatim(message)));
}

Result<const TicketRow*> Worker::ticket(Members members) const {
  const Result<std::string> number = required_text(members, "ticket");
  if (!number) return std::unexpected(number.error());
  const TicketRow* row = desk_.tickets().by_number(*number);
  if (!row) return fail(ErrorKind::not_found, Message(verbatim("There is no ticket " + *number + ".")));
  return row;
}

}  // namespace counterbell::cli
