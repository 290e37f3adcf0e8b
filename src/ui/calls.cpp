#include "ui/calls.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "desk/sla/step.h"
#include "ui/screens/ticket_words.h"

namespace counterbell::ui {
namespace {

constexpr int whole_percent = 100;

std::string in_words(desk::Desk& desk, const Record& call, const desk::TicketRow& ticket) {
  const std::optional<desk::sla::Step> step = desk::sla::parse_step(call.text(Field::escalation_step));
  const bool is_late = !step || step->percent >= whole_percent;
  return shown_number(desk, ticket) + " " + std::string(shown_subject(ticket)) +
         (is_late ? " is late" : " is running out of time");
}

}  // namespace

void Calls::follow(Host& host, desk::Desk& desk, Toasts& toasts, const std::function<void()>& show_today,
                   const std::function<void(const desk::TicketRow&)>& show_ticket) {
  const Id me = desk.me() ? desk.me()->id() : Id{};
  if (desk_ == &desk && revision_ == desk.revision() && me_ == me) return;
  const bool is_same_person = desk_ == &desk && me_ == me;
  std::set<Id> known;
  std::set<Id> tickets;
  std::vector<const Record*> fresh;
  for (const Record* call : desk.calls()) {
    known.insert(call->id());
    tickets.insert(call->reference(Field::escalation_ticket));
    if (is_same_person && !known_.contains(call->id())) fresh.push_back(call);
  }
  const std::optional<LaterPart> later = fresh.empty() ? std::nullopt : host.later();
  if (!fresh.empty() && !later) return;  // It is told as soon as it can be.
  desk_ = &desk;
  revision_ = desk.revision();
  me_ = me;
  known_ = std::move(known);
  if (tickets.size() != tickets_) host.set_badge(tickets.size());
  tickets_ = tickets.size();
  if (later) tell(*later, host, desk, toasts, fresh, show_today, show_ticket);
}

void Calls::tell(LaterPart, Host& host, desk::Desk& desk, Toasts& toasts, std::span<const Record* const> fresh,
                 const std::function<void()>& show_today,
                 const std::function<void(const desk::TicketRow&)>& show_ticket) {
  const Id first = fresh.front()->reference(Field::escalation_ticket);
  const desk::TicketRow* ticket = desk.ticket(first);
  const bool is_one = ticket && std::ranges::all_of(fresh, [&](const Record* call) {
                        return call->reference(Field::escalation_ticket) == first;
                      });
  const std::string words =
      is_one ? in_words(desk, *fresh.front(), *ticket) : std::string("Several tickets need you now");
  toasts.show(words, false, "Show", [=] { is_one ? show_ticket(*ticket) : show_today(); });
  host.wake();
  if (desk.is_open_now())
    host.notify("Counterbell", words, is_one ? "/tickets/" + std::string(ticket->number()) : "/today");
}

}  // namespace counterbell::ui
