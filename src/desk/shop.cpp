// The shop and its stations.

#include <algorithm>
#include <set>

#include "desk/impl.h"
#include "desk/pin.h"
#include "desk/ticket_number.h"
#include "desk/typed.h"

namespace counterbell::desk {
namespace {

constexpr std::int64_t usual_follow_up_days = 30;
constexpr std::int64_t most_follow_up_days = 36'500;  // A century: never, as far as a shop is concerned.

constexpr std::string_view no_station =
    "This device is not a station of the shop yet. Please set up a shop or join one with a colleague's file.";

Result<std::string> station_name_of(std::string_view typed) {
  return required_text(typed, max_name_length, "The station's name", "Please give this station a name.");
}

Result<std::string> shop_name_of(std::string_view typed) {
  return required_text(typed, max_name_length, "The shop's name", "Please give the shop a name.");
}

Operation new_station(const Id& id, std::string name, std::string code, const Id& replica) {
  return {RecordType::station,
          id,
          {{Field::station_name, std::move(name)}, {Field::station_code, std::move(code)}},
          {{Field::station_replicas, replica.text(), true, {}}}};
}

/// The codes that stations have, or had when they gave a ticket its number.
std::set<std::string> taken_codes(const State& state, TicketIndex& tickets) {
  std::set<std::string> taken;
  for (std::string& code : tickets.codes()) taken.insert(std::move(code));
  state.for_each(RecordType::station, [&](const Record& station) {
    if (std::optional<std::string> code = parse_code(station.text(Field::station_code))) taken.insert(std::move(*code));
  });
  return taken;
}

/// The code asked for, or a drawn one when none is.
Result<std::string> code_for(std::string_view wanted, Replica& replica, TicketIndex& tickets) {
  if (wanted.empty()) return draw_code(replica.random(), taken_codes(replica.state(), tickets));
  if (std::optional<std::string> code = parse_code(wanted)) return *std::move(code);
  return fail(ErrorKind::invalid,
              "A station code is three letters and digits without I, L, O and U, such as K7F, and not only digits.");
}

}  // namespace

Result<void> Desk::set_up_shop(const NewShop& typed) {
  if (shop()) return fail(ErrorKind::invalid, "There is a shop on this device already.");
  Result<std::string> shop_name = shop_name_of(typed.shop_name);
  if (!shop_name) return std::unexpected(shop_name.error());
  Result<std::string> your_name =
      required_text(typed.your_name, max_name_length, "Your name", "Please give your name.");
  if (!your_name) return std::unexpected(your_name.error());
  Result<std::string> pin = keep_pin(typed.pin, replica_->random());
  if (!pin) return std::unexpected(pin.error());
  Result<std::string> station_name = station_name_of(typed.station_name);
  if (!station_name) return std::unexpected(station_name.error());
  Result<std::string> code = code_for(typed.station_code, *replica_, impl_->tickets);
  if (!code) return std::unexpected(code.error());

  const Id owner = replica_->new_id();
  std::vector<Operation> operations;
  operations.push_back({RecordType::shop,
                        replica_->shop(),
                        {{Field::shop_name, *shop_name}, {Field::shop_follow_up_days, usual_follow_up_days}},
                        {}});
  operations.push_back(new_station(replica_->new_id(), *station_name, *code, replica_->id()));
  operations.push_back({RecordType::staff,
                        owner,
                        {{Field::staff_name, *your_name},
                         {Field::staff_number, std::int64_t{1}},
                         {Field::staff_role, std::string("owner")}},
                        {}});
  if (!pin->empty()) operations.back().writes.push_back({Field::staff_pin, *pin});
  impl_->me = owner;
  impl_->commit(std::move(operations));
  return {};
}

Result<void> Desk::join_station(std::string_view station_name) {
  if (!shop()) {
    return fail(ErrorKind::not_found, "That file holds no shop yet. Please ask your colleague for a new one.");
  }
  if (station()) return fail(ErrorKind::invalid, "This device is a station of the shop already.");
  Result<std::string> name = station_name_of(station_name);
  if (!name) return std::unexpected(name.error());
  std::string code = draw_code(replica_->random(), taken_codes(state(), impl_->tickets));
  impl_->commit(new_station(replica_->new_id(), *name, std::move(code), replica_->id()));
  return {};
}

Result<void> Desk::work_as_station(std::string_view wanted, std::string_view station_name) {
  Result<std::string> code = code_for(wanted, *replica_, impl_->tickets);
  if (!code) return std::unexpected(code.error());
  Result<std::string> name = station_name_of(station_name);
  if (!name) return std::unexpected(name.error());
  const Record* first = nullptr;
  state().for_each(RecordType::station, [&](const Record& one) {
    if (parse_code(one.text(Field::station_code)) != *code) return;
    if (!first || said_before(&one, first)) first = &one;
  });
  if (first) {
    impl_->commit({RecordType::station, first->id(), {}, {{Field::station_replicas, replica_->id().text(), true, {}}}});
  } else {
    impl_->commit(new_station(replica_->new_id(), *name, *code, replica_->id()));
  }
  return {};
}

std::optional<Desk::CodeClash> Desk::settle_code_clash() {
  const Record* mine = station();
  if (!mine) return std::nullopt;
  const std::optional<std::string> code = parse_code(mine->text(Field::station_code));
  if (!code) return std::nullopt;
  bool is_later = false;
  state().for_each(RecordType::station, [&](const Record& other) {
    if (&other != mine && parse_code(other.text(Field::station_code)) == code) is_later |= said_before(&other, mine);
  });
  if (!is_later) return std::nullopt;
  std::string drawn = draw_code(replica_->random(), taken_codes(state(), impl_->tickets));
  impl_->commit({RecordType::station, mine->id(), {{Field::station_code, drawn}}, {}});
  return CodeClash{*code, std::move(drawn)};
}

std::optional<std::string> Desk::settle_copy(const std::function<void(const Id&)>& keep_id) {
  if (!replica_->is_id_shared()) return std::nullopt;
  return become_another_station(keep_id);
}

std::string Desk::become_another_station(const std::function<void(const Id&)>& keep_id) {
  const Record* before = station();
  const std::string name(before ? before->text(Field::station_name) : "");
  keep_id(replica_->renew_id());
  ++impl_->revision;
  if (!before) return {};
  static_cast<void>(join_station(name.empty() ? "Counter" : name));  // There is a shop, and a name.
  return impl_->station_code(replica_->id());
}

const Record* Desk::shop() const { return state().find(RecordType::shop, replica_->shop()); }
const Record* Desk::station() const { return impl_->station_of(replica_->id()); }

const Record* Desk::Impl::station_of(const Id& replica_id) const {
  const Record* found = nullptr;
  state().for_each(RecordType::station, [&](const Record& one) {
    if (!one.has_element(Field::station_replicas, replica_id.text())) return;
    if (!found || said_before(&one, found)) found = &one;
  });
  return found;
}

std::string Desk::Impl::station_code(const Id& replica_id) const {
  const Record* station = station_of(replica_id);
  return station ? std::string(station->text(Field::station_code)) : std::string();
}

Result<void> Desk::rename_shop(std::string_view typed) {
  if (!shop()) return fail(ErrorKind::not_found, "There is no shop on this device yet.");
  if (Result<void> may = impl_->check_may_manage(); !may) return may;
  Result<std::string> name = shop_name_of(typed);
  if (!name) return std::unexpected(name.error());
  if (*name == shop()->text(Field::shop_name)) return {};
  impl_->commit({RecordType::shop, replica_->shop(), {{Field::shop_name, *name}}, {}});
  return {};
}

std::int64_t Desk::follow_up_days() const {
  const std::int64_t days =
      shop() ? shop()->integer(Field::shop_follow_up_days, usual_follow_up_days) : usual_follow_up_days;
  return std::clamp(days, std::int64_t{0}, most_follow_up_days);
}

Result<void> Desk::set_follow_up_days(std::int64_t days) {
  if (!shop()) return fail(ErrorKind::not_found, "There is no shop on this device yet.");
  if (Result<void> may = impl_->check_may_manage(); !may) return may;
  if (days < 0 || days > most_follow_up_days)
    return fail(ErrorKind::invalid, "Please give a number of days from 0 to 36500.");
  if (days == follow_up_days()) return {};
  impl_->commit({RecordType::shop, replica_->shop(), {{Field::shop_follow_up_days, days}}, {}});
  return {};
}

Result<void> Desk::rename_station(std::string_view typed) {
  if (!station()) return fail(ErrorKind::not_found, std::string(no_station));
  Result<std::string> name = station_name_of(typed);
  if (!name) return std::unexpected(name.error());
  if (*name == station()->text(Field::station_name)) return {};
  impl_->commit({RecordType::station, station()->id(), {{Field::station_name, *name}}, {}});
  return {};
}

Result<std::string> Desk::Impl::next_number() const {
  const std::optional<std::string> code = parse_code(station_code(replica.id()));
  if (!code) return fail(ErrorKind::not_found, std::string(no_station));
  return TicketNumber{*code, tickets.highest_counter(*code) + 1}.text();
}

}  // namespace counterbell::desk
