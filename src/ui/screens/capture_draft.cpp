#include "ui/screens/capture_draft.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "desk/fold.h"

namespace counterbell::ui {
namespace {

using Text = std::string CaptureDraft::*;

constexpr std::pair<const char*, Text> texts[] = {
    {"name", &CaptureDraft::name},         {"reach", &CaptureDraft::reach},     {"subject", &CaptureDraft::subject},
    {"want", &CaptureDraft::want},         {"treat", &CaptureDraft::treat},     {"details", &CaptureDraft::details},
    {"channel", &CaptureDraft::channel},   {"network", &CaptureDraft::network}, {"priority", &CaptureDraft::priority}};

std::optional<Id> read_id(const nlohmann::json& json, const char* key) {
  const auto at = json.find(key);
  if (at == json.end() || !at->is_string()) return std::nullopt;
  return Id::parse(at->get_ref<const std::string&>());
}

}  // namespace

std::string to_text(const CaptureDraft& draft) {
  if (draft == CaptureDraft{}) return {};
  nlohmann::json json = nlohmann::json::object();
  for (const auto& [key, text] : texts) json[key] = draft.*text;
  if (draft.customer) json["customer"] = draft.customer->text();
  if (draft.assignee) json["assignee"] = draft.assignee->text();
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::optional<CaptureDraft> parse_capture_draft(std::string_view text) {
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  CaptureDraft draft;
  for (const auto& [key, member] : texts) {
    const auto at = json.find(key);
    if (at != json.end() && at->is_string()) draft.*member = at->get_ref<const std::string&>();
  }
  draft.customer = read_id(json, "customer");
  draft.assignee = read_id(json, "assignee");
  if (!is_known_choice(Field::ticket_channel, draft.channel)) draft.channel = CaptureDraft{}.channel;
  if (!is_known_choice(Field::ticket_priority, draft.priority)) draft.priority = CaptureDraft{}.priority;
  if (draft == CaptureDraft{}) return std::nullopt;
  return draft;
}

Field reach_field(std::string_view reach) {
  return reach.contains('@') ? Field::customer_email : Field::customer_phone;
}

desk::NewTicket to_ticket(const CaptureDraft& draft) {
  desk::NewTicket ticket;
  ticket.customer = draft.customer;
  if (!draft.customer) {
    const std::string reach(desk::trim(draft.reach));
    ticket.new_customer.name = draft.name;
    (reach_field(reach) == Field::customer_email ? ticket.new_customer.email : ticket.new_customer.phone) = reach;
  }
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
