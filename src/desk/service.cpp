// What the shop promises, and how that stands.

#include <limits>

#include "desk/impl.h"

namespace counterbell::desk {
namespace {

constexpr std::int64_t second_ms = 1000;

}  // namespace

void Desk::use_zones(const sla::ZoneRules& zones, std::string own_zone) {
  impl_->zones = &zones;
  impl_->own_zone = std::move(own_zone);
  impl_->watch.use(&zones);
  ++impl_->revision;
}

const sla::Regime* Desk::service_rules() const { return impl_->watch.regime(); }

Result<void> Desk::publish_rules(const sla::Rules& rules) {
  if (Result<void> may = impl_->check_may_manage(); !may) return may;
  if (!impl_->zones) return fail(ErrorKind::invalid, "This device knows no time zones.");
  if (Result<void> sound = check(rules, *impl_->zones); !sound) return sound;
  impl_->commit(to_operations(rules, [this] { return replica_->new_id(); }));
  return {};
}

void Desk::Impl::reckon() {
  constexpr std::size_t in_a_frame = 64;
  watch.reckon_some(preparing == Preparing::when_asked ? std::numeric_limits<std::size_t>::max() : in_a_frame);
}

bool Desk::is_open_now() const {
  const sla::Seconds now = impl_->now_ms() / second_ms;
  return !impl_->watch.regime() || impl_->watch.next_open(now) == now;
}

std::optional<std::int64_t> Desk::next_open_ms(std::int64_t from_ms) const {
  const std::optional<sla::Seconds> at = impl_->watch.next_open(from_ms / second_ms);
  return at ? std::optional(*at * second_ms) : std::nullopt;
}

std::optional<Deadline> Desk::due(const TicketRow& ticket) const { return impl_->watch.due(ticket); }

const sla::NamedPolicy* Desk::policy_of(const TicketRow& ticket) const { return impl_->watch.policy(ticket); }

sla::Verdict Desk::service(const TicketRow& ticket) const {
  return impl_->watch.judge(ticket, impl_->now_ms() / second_ms);
}

std::vector<sla::Stretch> Desk::why_due(const TicketRow& ticket, sla::Metric metric) const {
  return impl_->watch.explain(ticket, impl_->now_ms() / second_ms, metric);
}

}  // namespace counterbell::desk
