// counterbell show: prints the shop in a file as JSON.

#include <algorithm>
#include <chrono>
#include <tuple>

#include "desk/desk.h"
#include "desk/tickets/ticket_number.h"
#include "shell/cli/arguments.h"
#include "shell/cli/json_text.h"
#include "shell/cli/shop/passphrase.h"
#include "shell/cli/shop/shop_file.h"
#include "shell/cli/time_text.h"

namespace counterbell::cli {

using namespace std::chrono_literals;

namespace {

using desk::Desk;
using desk::TicketRow;
using nlohmann::json;

json text_or_null(std::string_view text) { return text.empty() ? json(nullptr) : json(text); }
json time_or_null(Time time) { return time == Time{} ? json(nullptr) : json(time_text(time)); }

/// What people would call a customer: the name or, if there is none, the phone number or e-mail address.
json customer_name(const Desk& desk, const Id& id) {
  const Record* customer = desk.state().find(RecordType::customer, id);
  if (!customer) return nullptr;
  for (const Field field : {Field::customer_name, Field::customer_phone, Field::customer_email}) {
    if (!customer->text(field).empty()) return customer->text(field);
  }
  return nullptr;
}

json messages_of(const Desk& desk, const Id& ticket) {
  json messages = json::array();
  for (const desk::ConversationEntry& entry : desk.tickets().conversation(ticket)) {
    messages.push_back({{"at", time_text(entry.at)},
                        {"body", entry.message->text(Field::message_body)},
                        {"by", entry.author ? json(desk.staff().author_of(entry.author).english()) : json(nullptr)},
                        {"direction", entry.message->text(Field::message_direction)}});
  }
  return messages;
}

json history_of(const Desk& desk, const Id& ticket) {
  json lines = json::array();
  for (const desk::HistoryLine& line : desk.history().of(ticket)) {
    lines.push_back({{"at", time_text(line.at)},
                     {"by", line.who.english()},
                     {"station", line.station},
                     {"what", line.what.english()},
                     {"before", text_or_null(line.before.english())},
                     {"after", text_or_null(line.after.english())},
                     {"lost", line.lost},
                     {"undo", line.is_undo}});
  }
  return lines;
}

/// The value of a field, in the form in which people would read it.
json value_of(const Desk& desk, const Record& record, const FieldSpec& field) {
  switch (field.type) {
    case FieldType::boolean:
      return record.flag(field.field);
    case FieldType::integer:
      return record.integer(field.field);
    case FieldType::time:
      return time_or_null(record.time(field.field));
    case FieldType::set:
      return record.elements(field.field);
    case FieldType::reference: {
      const Record* named = desk.state().find(field.target, record.reference(field.field));
      const std::optional<Field> title = spec(field.target).title;
      return named && title ? text_or_null(named->text(*title)) : json(nullptr);
    }
    default:
      return text_or_null(record.text(field.field));
  }
}

/// Adds the records of other features that belong to a ticket, by the names of their types.
void add_kept(const Desk& desk, const Record& ticket, json& shown) {
  for (const Record* record : desk.tickets().kept_for(ticket)) {
    const RecordSpec& type = spec(record->type());
    if (type.record == RecordType::message) continue;  // Shown as the conversation.
    if (type.kind.is_made_by_rules) continue;          // The history shows it.
    json one;
    for (const FieldSpec& field : type.fields) {
      if (field.field != *type.owner) one[std::string(field.name)] = value_of(desk, *record, field);
    }
    shown[std::string(type.name)].push_back(std::move(one));
  }
}

json assignee_json(const Desk& desk, const TicketRow& row) {
  const Id chosen = row.chosen_assignee();
  if (!chosen) return nullptr;
  return std::string(desk.staff().name_of(chosen).source()) + (row.has_assignee_left() ? " (left)" : "");
}

json ticket_json(const Desk& desk, const TicketRow& row, std::optional<Time> now) {
  const Record& record = *row.record;
  const TicketRow* followed = desk.tickets().find(record.reference(Field::ticket_follows));
  json ticket = {{"number", row.number()},
                 {"subject", row.subject()},
                 {"state", row.state_name()},
                 {"priority", text_or_null(row.priority_name())},
                 {"channel", text_or_null(record.text(Field::ticket_channel))},
                 {"want", text_or_null(record.text(Field::ticket_want))},
                 {"treat", text_or_null(record.text(Field::ticket_treat))},
                 {"assignee", assignee_json(desk, row)},
                 {"customer", customer_name(desk, row.customer)},
                 {"tags", record.elements(Field::ticket_tags)},
                 {"messages", messages_of(desk, row.id())},
                 {"trashed", row.trashed},
                 {"opened", time_text(row.opened_at)},
                 {"waiting_since", time_or_null(row.waiting_since)}};
  add_kept(desk, record, ticket);
  ticket["follows"] = followed ? json(followed->number()) : json(nullptr);
  if (now) {
    ticket["waiting_minutes"] =
        row.waiting_since == Time{} ? json(nullptr) : json(std::max(*now - row.waiting_since, 0ms) / 1min);
  }
  return ticket;
}

/// All tickets, or those with one number, sorted by number; of two with the same number, the older one first.
std::vector<const TicketRow*> tickets_of(const Desk& desk, std::optional<std::string_view> number) {
  std::vector<const TicketRow*> rows;
  desk.state().for_each(RecordType::ticket, [&](const Record& record) {
    const TicketRow* row = desk.tickets().find(record.id());
    if (!number || desk::plain_number(row->number()) == desk::plain_number(*number)) rows.push_back(row);
  });
  std::ranges::sort(rows, {}, [](const TicketRow* row) {
    const std::optional<desk::TicketNumber> parsed = desk::TicketNumber::parse(row->number());
    const desk::TicketNumber key = parsed.value_or(desk::TicketNumber{std::string(row->number()), 0});
    return std::tuple(key.code, key.counter, row->record->created(), row->id());
  });
  return rows;
}

json staff_of(const Desk& desk) {
  json staff = json::array();
  for (const Record* person : desk.staff().list()) {
    staff.push_back({{"name", person->text(Field::staff_name)},
                     {"number", person->integer(Field::staff_number)},
                     {"role", person->text(Field::staff_role)}});
  }
  return staff;
}

json stations_of(const Desk& desk) {
  std::vector<std::pair<std::string, std::string>> stations;
  desk.state().for_each(RecordType::station, [&](const Record& station) {
    stations.emplace_back(station.text(Field::station_code), station.text(Field::station_name));
  });
  std::ranges::sort(stations);
  json listed = json::array();
  for (const auto& [code, name] : stations) listed.push_back({{"code", code}, {"name", name}});
  return listed;
}

json views_of(const Desk& desk) {
  json views = json::object();
  for (std::size_t view = 0; view < desk::built_in_view_count; ++view) {
    if (const auto which = static_cast<desk::BuiltInView>(view); which != desk::BuiltInView::mine) {
      views[std::string(slug(which))] = desk.tickets().counts()[view];
    }
  }
  return views;
}

}  // namespace

Outcome show(Words words) {
  constexpr std::string_view valued[] = {"ticket", "now", passphrase_option};
  const std::expected<Arguments, Failure> arguments = Arguments::read(words, valued);
  if (!arguments) return std::unexpected(arguments.error());
  const std::expected<std::optional<Time>, Failure> now = arguments->time("now");
  if (!now) return std::unexpected(now.error());
  if (arguments->rest().size() != 1) return misuse("show needs one FILE.");
  std::expected<KeyRing, Failure> keys = read_passphrase(*arguments);
  if (!keys) return std::unexpected(keys.error());
  auto shop = open_shop(std::string(arguments->rest().front()), *keys, *now);
  if (!shop) return std::unexpected(shop.error());

  const Desk desk((*shop)->replica);
  const std::optional<std::string_view> number = arguments->value("ticket");
  const std::vector<const TicketRow*> rows = tickets_of(desk, number);
  if (number && rows.empty()) return refuse("There is no ticket " + std::string(*number) + " in that file.");
  json shown = {{"tickets", json::array()}, {"staff", staff_of(desk)}, {"stations", stations_of(desk)}};
  shown["shop"] = desk.shop().record() ? json(desk.shop().record()->text(Field::shop_name)) : json(nullptr);
  if (*now) shown["views"] = views_of(desk);
  for (const TicketRow* row : rows) {
    json ticket = ticket_json(desk, *row, *now);
    if (number) ticket["history"] = history_of(desk, row->id());
    shown["tickets"].push_back(std::move(ticket));
  }
  return text_of(shown);
}

}  // namespace counterbell::cli
