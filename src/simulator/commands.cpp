#include "simulator/commands.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace counterbell::simulator {
namespace {

using desk::Desk;

constexpr std::string_view texts[] = {"Cracked vase",
                                      "late",
                                      "Vase, blue",
                                      "Wrong size",
                                      "Zoë \"quoted\"\n2nd line",
                                      "Ærøskøbing",
                                      "ümlaut & ampersand",
                                      "花瓶",
                                      "a",
                                      "",
                                      "   ",
                                      "\x01\x7f odd",
                                      "broken \xff utf-8",
                                      "🎁 gift wrapped"};
constexpr std::string_view people[] = {"Ana", "Ben Okafor", "Zoë", "ana", "Ben", ""};
constexpr std::string_view phones[] = {"", "030 1234", "+49 30 1234", "0301234"};
constexpr std::string_view emails[] = {"", "ana@example.com", "ANA@example.com"};
constexpr std::string_view tags[] = {"damaged", "vip", "VIP", "2nd", "später", ""};
constexpr std::string_view channels[] = {"counter", "counter", "phone", "email", "social", "chat", "kiosk", "pigeon"};
constexpr std::string_view priorities[] = {"low", "normal", "normal", "high", "high", "urgent", "urgent", "whatever"};
constexpr std::string_view states[] = {"new", "open", "pending", "on_hold", "solved", "closed", "closed", "lost"};
constexpr std::string_view directions[] = {"to_customer",   "to_customer", "from_customer", "from_customer",
                                           "from_customer", "note",        "sideways"};
constexpr std::string_view roles[] = {"staff", "supervisor", "owner", "king"};

std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

/// ", which is refused: …" when it was.
template <typename T>
std::string outcome(const Result<T>& result) {
  return result ? std::string() : " (refused: " + result.error().message + ")";
}

/// One person's turn at the desk of a device.
class Turn {
 public:
  explicit Turn(Device& device) : device_(device), desk_(*device.desk), chance_(device.chance) {}

  std::string open_ticket() {
    desk::NewTicket ticket;
    ticket.subject = chance_.pick(texts);
    ticket.want = chance_.one_in(2) ? chance_.pick(texts) : "";
    ticket.details = chance_.one_in(2) ? chance_.pick(texts) : "";
    ticket.channel = chance_.pick(channels);
    ticket.priority = chance_.pick(priorities);
    if (chance_.one_in(4)) ticket.customer = any(RecordType::customer);
    if (chance_.one_in(2)) ticket.new_customer = some_customer();
    if (chance_.one_in(4)) ticket.assignee = any(RecordType::staff);
    const Result<desk::OpenedTicket> opened = desk_.open_ticket(ticket);
    return "opens ticket " + (opened ? opened->number + ' ' : std::string()) + in_quotes(ticket.subject) +
           outcome(opened);
  }

  std::string send_message() {
    const Id ticket = any(RecordType::ticket);
    const std::string_view direction = chance_.pick(directions);
    const std::string_view body = chance_.pick(texts);
    const Result<desk::SentMessage> sent = desk_.send_message(ticket, direction, body);
    return "writes " + in_quotes(body) + " (" + std::string(direction) + ") on " + number(ticket) + outcome(sent);
  }

  std::string set_ticket() {
    constexpr Field fields[] = {Field::ticket_subject,  Field::ticket_state,    Field::ticket_state,
                                Field::ticket_priority, Field::ticket_want,     Field::ticket_treat,
                                Field::ticket_channel,  Field::ticket_assignee, Field::ticket_number};
    const Id ticket = any(RecordType::ticket);
    const Field field = chance_.pick(fields);
    const std::string value = value_for(field);
    const Result<void> set = desk_.set_ticket(ticket, field, value);
    return "sets the " + std::string(spec(field).name) + " of " + number(ticket) + " to " + in_quotes(value) +
           outcome(set);
  }

  std::string tag() {
    const Id ticket = any(RecordType::ticket);
    std::vector<std::string> add, remove;
    if (chance_.one_in(2)) add.emplace_back(chance_.pick(tags));
    if (chance_.one_in(2)) remove.emplace_back(chance_.pick(tags));
    const Result<void> done = desk_.tag(ticket, add, remove);
    return "tags " + number(ticket) + (add.empty() ? "" : " +" + in_quotes(add[0])) +
           (remove.empty() ? "" : " -" + in_quotes(remove[0])) + outcome(done);
  }

  std::string trash() {
    const Id ticket = any(RecordType::ticket);
    return "moves " + number(ticket) + " to the trash" + outcome(desk_.trash(ticket));
  }
  std::string restore() {
    const Id ticket = any(RecordType::ticket);
    return "restores " + number(ticket) + outcome(desk_.restore(ticket));
  }

  std::string undo() { return "undoes" + named(desk_.undo_label()) + outcome(desk_.undo()); }
  std::string redo() { return "redoes" + named(desk_.redo_label()) + outcome(desk_.redo()); }
  std::string undo_earlier() {
    const Result<std::string> undone = desk_.undo_earlier();
    return "undoes what the station did as another replica" + (undone ? named(*undone) : outcome(undone));
  }

  std::string add_customer() {
    const desk::NewCustomer typed = some_customer();
    return "adds customer " + in_quotes(typed.name) + outcome(desk_.add_customer(typed));
  }
  std::string set_customer() {
    constexpr Field fields[] = {Field::customer_name, Field::customer_phone, Field::customer_email,
                                Field::customer_remarks, Field::customer_trashed};
    const Id customer = any(RecordType::customer);
    const Field field = chance_.pick(fields);
    const std::string_view value = field == Field::customer_trashed ? truth() : chance_.pick(texts);
    const Result<void> set = desk_.set_customer(customer, field, value);
    return "sets a customer's " + std::string(spec(field).name) + " to " + in_quotes(value) + outcome(set);
  }

  std::string add_staff() {
    const std::string_view name = chance_.pick(people);
    const std::string_view role = chance_.pick(roles);
    const Result<Id> added = desk_.add_staff({std::string(name), "", std::string(role)});
    return "adds " + std::string(role) + ' ' + in_quotes(name) + outcome(added);
  }
  std::string set_staff() {
    constexpr Field fields[] = {Field::staff_name, Field::staff_role, Field::staff_left, Field::staff_number};
    const Id person = any(RecordType::staff);
    const Field field = chance_.pick(fields);
    const std::string_view value = field == Field::staff_role   ? chance_.pick(roles)
                                   : field == Field::staff_left ? truth()
                                                                : chance_.pick(people);
    const Result<void> set = desk_.set_staff(person, field, value);
    return "sets the " + std::string(spec(field).name) + " of " + desk_.staff_name(person) + " to " + in_quotes(value) +
           outcome(set);
  }
  std::string set_pin() {
    const Id person = any(RecordType::staff);
    const std::string_view pin = chance_.one_in(12) ? "4711" : chance_.one_in(4) ? "12" : "";
    return "sets a PIN of " + desk_.staff_name(person) + outcome(desk_.set_pin(person, pin));
  }
  std::string sign_in() {
    const Id person = any(RecordType::staff);
    return "signs in as " + desk_.staff_name(person) + outcome(desk_.sign_in(person, ""));
  }
  std::string sign_out() {
    desk_.sign_out();
    if (chance_.one_in(2)) return "signs out";
    const Result<void> introduced = desk_.introduce_yourself(chance_.pick(people), "");
    return "signs out, and somebody new introduces themselves" + outcome(introduced);
  }

  std::string shop_settings() {
    switch (chance_.below(6)) {
      case 0:
        return "renames the shop" + outcome(desk_.rename_shop(chance_.pick(texts)));
      case 1:
        return "renames the station" + outcome(desk_.rename_station(chance_.pick(texts)));
      case 2:
        return "changes the days to follow up" +
               outcome(desk_.set_follow_up_days(static_cast<std::int64_t>(chance_.below(4)) * 20 - 10));
      case 3:
        return "sets up a second shop" + outcome(desk_.set_up_shop({.shop_name = "Another", .your_name = "Me"}));
      case 4:
        return "joins again" + outcome(desk_.join_station(chance_.pick(people)));
      default:
        return "works as station Q7Z, as the command line does" + outcome(desk_.work_as_station("Q7Z", "Script"));
    }
  }

  std::string save_view() {
    desk::TicketQuery query;
    query.view = static_cast<desk::BuiltInView>(chance_.below(desk::built_in_view_count));
    query.filter.tag = chance_.pick(tags);
    return "saves a view" + outcome(desk_.save_view(chance_.pick(texts), query, chance_.one_in(2)));
  }
  std::string erase_customer() {
    const Id customer = any(RecordType::customer);
    return "erases a customer" + outcome(desk_.erase_customer(customer));
  }
  std::string erase_old() {
    const auto months = static_cast<std::int64_t>(chance_.below(3));
    return "erases what was closed for " + std::to_string(months) + " months" + outcome(desk_.erase_old(months));
  }

  std::string snooze() {
    const Id ticket = any(RecordType::ticket);
    const std::optional<std::int64_t> until =
        chance_.one_in(4) ? std::nullopt : std::optional(device_.replica->clock().now_ms() + some_time() * 1000);
    return "snoozes " + number(ticket) + outcome(desk_.snooze(ticket, until, chance_.one_in(2)));
  }
  std::string set_due() {
    const Id ticket = any(RecordType::ticket);
    const std::int64_t at = device_.replica->clock().now_ms() + some_time() * 1000;
    return "promises a date for " + number(ticket) +
           outcome(desk_.set_due(ticket, chance_.one_in(4) ? std::nullopt : std::optional(at)));
  }
  std::string set_duty() {
    const Id person = any(RecordType::staff);
    return "changes the days of " + desk_.staff_name(person) +
           outcome(desk_.set_duty(person, chance_.below(7), chance_.one_in(2)));
  }

  std::string publish_rules() {
    desk::sla::Rules rules{.calendar = {.zone = "UTC", .week = {}, .special = {}, .closed = {}}, .policies = {}};
    constexpr desk::sla::Seconds midnight = 24 * 60 * 60;
    for (auto& day : rules.calendar.week) day = {{0, chance_.one_in(2) ? midnight : midnight / 2}};
    desk::sla::NamedPolicy all{.name = std::string(chance_.pick(people)), .conditions = {}, .policy = {}};
    for (desk::sla::Targets& targets : all.policy.targets) {
      for (desk::sla::Seconds& target : targets.of) target = some_time();
    }
    for (int percent = 50; percent <= 150; percent += 25) {
      all.steps.push_back(
          {.percent = percent, .tells = static_cast<desk::sla::Whom>(chance_.below(3)), .raises = chance_.one_in(2)});
    }
    rules.policies.push_back(std::move(all));
    return "publishes service rules" + outcome(desk_.publish_rules(rules));
  }
  std::string escalate() { return "makes " + std::to_string(desk_.escalate()) + " steps of escalation"; }
  std::string undo_escalation() {
    return "undoes an escalation" + outcome(desk_.undo_escalation(any(RecordType::escalation)));
  }
  std::string note_seen() {
    const Id ticket = any(RecordType::ticket);
    return "has seen " + number(ticket) + outcome(desk_.note_seen(ticket));
  }

  /// Keeps or alters a record of any type that belongs to a ticket, whatever feature it is of: what is declared in
  /// model/records.def is merged, erased and undone without a command of its own here.
  std::string keep_with_ticket() {
    std::vector<const RecordSpec*> types;
    for (const RecordSpec& type : all_records()) {
      if (type.owner && spec(*type.owner).target == RecordType::ticket && !type.kind.is_made_by_rules)
        types.push_back(&type);
    }
    const RecordSpec& type = *chance_.pick(types);
    const bool is_new = chance_.one_in(2);
    Operation operation{
        .record = type.record, .id = is_new ? device_.replica->new_id() : any(type.record), .writes = {}, .edits = {}};
    const FieldSpec& one = chance_.pick(type.fields);
    for (const FieldSpec& field : type.fields) {
      if (is_new || &field == &one) put_something(operation, field);
    }
    const Record* me = desk_.me();
    device_.replica->commit({std::move(operation)}, me ? me->id() : Id{});
    return (is_new ? "keeps a " : "alters a ") + std::string(type.one);
  }

  std::string trash_view() { return "drops a view" + outcome(desk_.trash_view(any(RecordType::view))); }

 private:
  /// Some record of that type, one of them more often than the others, so that stations get in each other's way; now and then
  /// one that does not exist.
  Id any(RecordType type) {
    std::vector<Id> ids;
    desk_.state().for_each(type, [&](const Record& record) { ids.push_back(record.id()); });
    if (ids.empty() || chance_.one_in(40)) return device_.replica->new_id();
    std::ranges::sort(ids);
    return chance_.one_in(2) ? ids.front() : chance_.pick(ids);
  }

  desk::NewCustomer some_customer() {
    return {std::string(chance_.pick(people)), std::string(chance_.pick(phones)), std::string(chance_.pick(emails))};
  }

  /// Writes any value to a field, or adds an element to it.
  void put_something(Operation& operation, const FieldSpec& field) {
    if (field.type == FieldType::set) {
      operation.edits.push_back({field.field, std::string(chance_.pick(tags)), true, {}});
    } else {
      operation.writes.push_back({field.field, some_value(field)});
    }
  }
  Value some_value(const FieldSpec& field) {
    switch (field.type) {
      case FieldType::boolean:
        return chance_.one_in(2);
      case FieldType::integer:
      case FieldType::time:
        return static_cast<std::int64_t>(chance_.below(1'000'000));
      case FieldType::reference:
        return any(field.target);
      case FieldType::choice:
        return std::string(chance_.pick(field.choices).name);
      default:
        return std::string(chance_.pick(texts));
    }
  }

  std::string value_for(Field field) {
    switch (field) {
      case Field::ticket_state:
        return std::string(chance_.pick(states));
      case Field::ticket_priority:
        return std::string(chance_.pick(priorities));
      case Field::ticket_channel:
        return std::string(chance_.pick(channels));
      case Field::ticket_assignee:
        return chance_.one_in(3) ? std::string() : any(RecordType::staff).text();
      default:
        return std::string(chance_.pick(texts));
    }
  }

  /// From a minute to some hours, in seconds.
  desk::sla::Seconds some_time() { return 60 + static_cast<desk::sla::Seconds>(chance_.below(10'000)); }
  std::string_view truth() { return chance_.one_in(2) ? "true" : "false"; }
  static std::string named(const std::string& label) { return label.empty() ? "" : ": " + label; }
  std::string number(const Id& ticket) const {
    const desk::TicketRow* row = desk_.ticket(ticket);
    return row ? "ticket " + std::string(row->number()) : "a ticket that is not here";
  }

  Device& device_;
  Desk& desk_;
  Chance& chance_;
};

struct Command {
  unsigned weight;
  std::string (Turn::*run)();
};
constexpr Command commands[] = {
    {8, &Turn::open_ticket},
    {8, &Turn::send_message},
    {14, &Turn::set_ticket},
    {10, &Turn::tag},
    {2, &Turn::trash},
    {2, &Turn::restore},
    {6, &Turn::undo},
    {4, &Turn::redo},
    {1, &Turn::undo_earlier},
    {2, &Turn::add_customer},
    {4, &Turn::set_customer},
    {1, &Turn::add_staff},
    {2, &Turn::set_staff},
    {1, &Turn::set_pin},
    {1, &Turn::sign_in},
    {1, &Turn::sign_out},
    {2, &Turn::shop_settings},
    {1, &Turn::save_view},
    {1, &Turn::trash_view},
    {2, &Turn::erase_customer},
    {1, &Turn::erase_old},
    {2, &Turn::snooze},
    {2, &Turn::set_due},
    {1, &Turn::set_duty},
    {1, &Turn::publish_rules},
    {6, &Turn::escalate},
    {1, &Turn::undo_escalation},
    {2, &Turn::note_seen},
    {3, &Turn::keep_with_ticket},
};

}  // namespace

std::string do_something(Device& device) {
  unsigned total = 0;
  for (const Command& command : commands) total += command.weight;
  std::size_t at = device.chance.below(total);
  Turn turn(device);
  for (const Command& command : commands) {
    if (at < command.weight) return (turn.*command.run)();
    at -= command.weight;
  }
  return {};
}

}  // namespace counterbell::simulator
