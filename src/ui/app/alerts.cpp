#include "ui/app/alerts.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "desk/service/sla/step.h"
#include "ui/common/ticket_words.h"
#include "ui/today/place.h"

namespace counterbell::ui {
namespace {

constexpr int whole_percent = 100;

Text in_words(desk::Desk& desk, const Record& alert, const desk::TicketRow& ticket) {
  const std::optional<desk::sla::Step> step = desk::sla::parse_step(alert.text(Field::escalation_step));
  const bool is_late = !step || step->percent >= whole_percent;
  const Text number = shown_number(desk, ticket);
  const Words subject = shown_subject(ticket);
  return is_late ? tr("{0} {1} is late", number, subject) : tr("{0} {1} is running out of time", number, subject);
}

}  // namespace

void Alerts::follow(Host& host, desk::Desk& desk, Toasts& toasts, const Go& go) {
  const Id me = desk.staff().me() ? desk.staff().me()->id() : Id{};
  if (desk_ == &desk && revision_ == desk.revision() && me_ == me) return;
  const bool is_same_person = desk_ == &desk && me_ == me;
  std::set<Id> known;
  std::set<Id> tickets;
  std::vector<const Record*> fresh;
  for (const Record* alert : desk.escalations().alerts()) {
    known.insert(alert->id());
    tickets.insert(alert->reference(Field::escalation_ticket));
    if (is_same_person && !known_.contains(alert->id())) fresh.push_back(alert);
  }
  const std::optional<LaterPart> later = fresh.empty() ? std::nullopt : host.later();
  if (!fresh.empty() && !later) return;  // It is told as soon as it can be.
  desk_ = &desk;
  revision_ = desk.revision();
  me_ = me;
  known_ = std::move(known);
  if (tickets.size() != tickets_) host.set_badge(tickets.size());
  tickets_ = tickets.size();
  if (later) tell(*later, host, desk, toasts, fresh, go);
}

void Alerts::tell(LaterPart, Host& host, desk::Desk& desk, Toasts& toasts, std::span<const Record* const> fresh,
                  const Go& go) {
  const Id first = fresh.front()->reference(Field::escalation_ticket);
  const desk::TicketRow* ticket = desk.tickets().find(first);
  const bool is_one = ticket && std::ranges::all_of(fresh, [&](const Record* alert) {
                        return alert->reference(Field::escalation_ticket) == first;
                      });
  const Text words = is_one ? in_words(desk, *fresh.front(), *ticket) : Text(tr("Several tickets need you now"));
  const Route route = is_one ? route_to(desk, *ticket) : Route{today_place, ""};
  toasts.show(words, false, tr("Show"), [=] { go(route); });
  host.wake();
  if (desk.service().is_open_now()) host.notify(verbatim("Counterbell"), words, to_text(route));
}

}  // namespace counterbell::ui
