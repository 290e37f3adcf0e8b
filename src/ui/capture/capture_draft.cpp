#include "ui/capture/capture_draft.h"

#include <map>
#include <utility>

#include "desk/base/fold.h"
#include "replica/change/canonical.h"

namespace counterbell::ui {
namespace {

using TypedText = std::string CaptureDraft::*;

constexpr std::pair<std::string_view, TypedText> texts[] = {
    {"name", &CaptureDraft::name},       {"reach", &CaptureDraft::reach},     {"subject", &CaptureDraft::subject},
    {"want", &CaptureDraft::want},       {"treat", &CaptureDraft::treat},     {"details", &CaptureDraft::details},
    {"channel", &CaptureDraft::channel}, {"network", &CaptureDraft::network}, {"priority", &CaptureDraft::priority}};

using Strings = std::map<std::string, std::string, std::less<>>;

/// A JSON object of strings.
std::string write(const Strings& members) {
  std::string json = "{";
  for (const auto& [key, value] : members) {
    if (json.size() > 1) json += ',';
    append_json_string(json, key);
    json += ':';
    append_json_string(json, clean_text(value));
  }
  return json + '}';
}

std::optional<Strings> read(std::string_view json) {
  CanonicalReader reader(json);
  Strings strings;
  Members members(reader);
  while (members.next()) {
    std::string& value = strings[std::string(members.key())];
    reader.string(value);
  }
  if (!reader.ok() || !reader.end()) return std::nullopt;
  return strings;
}

std::optional<Id> read_id(const Strings& strings, std::string_view key) {
  const auto at = strings.find(key);
  return at == strings.end() ? std::nullopt : Id::parse(at->second);
}

}  // namespace

std::string to_text(const CaptureDraft& draft) {
  if (draft == CaptureDraft{}) return {};
  Strings strings;
  for (const auto& [key, text] : texts) strings.emplace(key, draft.*text);
  if (draft.customer) strings.emplace("customer", draft.customer->text());
  if (draft.assignee) strings.emplace("assignee", draft.assignee->text());
  return write(strings);
}

std::optional<CaptureDraft> parse_capture_draft(std::string_view text) {
  const std::optional<Strings> strings = read(text);
  if (!strings) return std::nullopt;
  CaptureDraft draft;
  for (const auto& [key, member] : texts) {
    const auto at = strings->find(key);
    if (at != strings->end()) draft.*member = at->second;
  }
  draft.customer = read_id(*strings, "customer");
  draft.assignee = read_id(*strings, "assignee");
  if (!is_known_choice(Field::ticket_channel, draft.channel)) draft.channel = CaptureDraft{}.channel;
  if (!is_known_choice(Field::ticket_priority, draft.priority)) draft.priority = CaptureDraft{}.priority;
  if (draft == CaptureDraft{}) return std::nullopt;
  return draft;
}

desk::NewTicket to_ticket(const CaptureDraft& draft) {
  desk::NewTicket ticket;
  ticket.customer = draft.customer;
  if (!draft.customer) ticket.new_customer.name = draft.name;
  const std::string reach(desk::trim(draft.reach));
  (reach.contains('@') ? ticket.new_customer.email : ticket.new_customer.phone) = reach;
  ticket.subject = draft.subject;
  ticket.want = draft.want;
  ticket.treat = draft.treat;
  ticket.details = draft.details;
  ticket.channel = draft.channel;
  if (draft.channel == "social") ticket.network = draft.network;
  ticket.priority = draft.priority;
  ticket.assignee = draft.assignee;
  return ticket;
}

}  // namespace counterbell::ui
