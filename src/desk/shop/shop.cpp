#include "desk/shop/shop.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "desk/base/made_before.h"
#include "desk/base/typed.h"
#include "desk/staff/pin.h"
#include "desk/staff/staff.h"
#include "desk/tickets/ticket_index.h"
#include "desk/tickets/ticket_number.h"

namespace counterbell::desk {
namespace {

constexpr std::chrono::days usual_follow_up{30};
constexpr std::chrono::days longest_follow_up{36'500};  // A century: never, as far as a shop is concerned.

Value days_value(std::chrono::days days) { return std::int64_t{days.count()}; }

constexpr Words no_station =
    tr("This device is not a station of the shop yet. Please set up a shop or join one with a colleague's file.");

Result<std::string> station_name_of(std::string_view typed) {
  return required_text(typed, max_name_length, tr("The station's name"), tr("Please give this station a name."));
}

Result<std::string> shop_name_of(std::string_view typed) {
  return required_text(typed, max_name_length, tr("The shop's name"), tr("Please give the shop a name."));
}

Result<std::string> country_of(std::string_view typed) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (typed.empty() || (typed.size() == 2 && std::ranges::all_of(typed, is_capital))) return std::string(typed);
  return fail(ErrorKind::invalid, "A country is given by its two letters, such as DE.");
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

}  // namespace

Shop::Shop(Workplace& workplace, const Staff& staff, TicketIndex& tickets)
    : workplace_(workplace), staff_(staff), tickets_(tickets) {}

std::string Shop::draw_free_code() {
  return draw_code(workplace_.replica().random(), taken_codes(workplace_.state(), tickets_));
}

Result<std::string> Shop::code_for(std::string_view wanted) {
  if (wanted.empty()) return draw_free_code();
  if (std::optional<std::string> code = parse_code(wanted)) return *std::move(code);
  return fail(ErrorKind::invalid,
              "A station code is three letters and digits without I, L, O and U, such as K7F, and not only digits.");
}

Result<void> Shop::set_up(const NewShop& typed) {
  if (record()) return fail(ErrorKind::invalid, "There is a shop on this device already.");
  Result<std::string> shop_name = shop_name_of(typed.shop_name);
  if (!shop_name) return std::unexpected(shop_name.error());
  Result<std::string> your_name =
      required_text(typed.your_name, max_name_length, tr("Your name"), tr("Please give your name."));
  if (!your_name) return std::unexpected(your_name.error());
  Result<std::string> pin = keep_pin(typed.pin, workplace_.replica().random());
  if (!pin) return std::unexpected(pin.error());
  Result<std::string> station_name = station_name_of(typed.station_name);
  if (!station_name) return std::unexpected(station_name.error());
  Result<std::string> country = country_of(typed.country);
  if (!country) return std::unexpected(country.error());
  Result<std::string> code = code_for(typed.station_code);
  if (!code) return std::unexpected(code.error());

  const Id owner = workplace_.replica().new_id();
  std::vector<Operation> operations;
  operations.push_back({RecordType::shop,
                        workplace_.replica().shop(),
                        {{Field::shop_name, *shop_name}, {Field::shop_follow_up_days, days_value(usual_follow_up)}},
                        {}});
  if (!country->empty()) operations.back().writes.push_back({Field::shop_country, *country});
  operations.push_back(new_station(workplace_.replica().new_id(), *station_name, *code, workplace_.replica().id()));
  operations.push_back({RecordType::staff,
                        owner,
                        {{Field::staff_name, *your_name},
                         {Field::staff_number, std::int64_t{1}},
                         {Field::staff_role, std::string(name(Role::owner))}},
                        {}});
  if (!pin->empty()) operations.back().writes.push_back({Field::staff_pin, *pin});
  workplace_.set_me(owner);
  workplace_.commit(std::move(operations));
  return {};
}

Result<void> Shop::join(std::string_view station_name) {
  if (!record()) {
    return fail(ErrorKind::not_found, "That file holds no shop yet. Please ask your colleague for a new one.");
  }
  if (station()) return fail(ErrorKind::invalid, "This device is a station of the shop already.");
  Result<std::string> name = station_name_of(station_name);
  if (!name) return std::unexpected(name.error());
  std::string code = draw_free_code();
  workplace_.commit(new_station(workplace_.replica().new_id(), *name, std::move(code), workplace_.replica().id()));
  return {};
}

Result<void> Shop::work_as(std::string_view wanted, std::string_view station_name) {
  Result<std::string> code = code_for(wanted);
  if (!code) return std::unexpected(code.error());
  Result<std::string> name = station_name_of(station_name);
  if (!name) return std::unexpected(name.error());
  const Record* first = nullptr;
  workplace_.state().for_each(RecordType::station, [&](const Record& one) {
    if (parse_code(one.text(Field::station_code)) != *code) return;
    if (!first || made_before(&one, first)) first = &one;
  });
  if (first) {
    workplace_.commit({RecordType::station,
                       first->id(),
                       {},
                       {{Field::station_replicas, workplace_.replica().id().text(), true, {}}}});
  } else {
    workplace_.commit(new_station(workplace_.replica().new_id(), *name, *code, workplace_.replica().id()));
  }
  return {};
}

std::optional<CodeClash> Shop::settle_code_clash() {
  const Record* mine = station();
  if (!mine) return std::nullopt;
  const std::optional<std::string> code = parse_code(mine->text(Field::station_code));
  if (!code) return std::nullopt;
  bool is_later = false;
  workplace_.state().for_each(RecordType::station, [&](const Record& other) {
    if (&other != mine && parse_code(other.text(Field::station_code)) == code) is_later |= made_before(&other, mine);
  });
  if (!is_later) return std::nullopt;
  std::string drawn = draw_free_code();
  workplace_.commit({RecordType::station, mine->id(), {{Field::station_code, drawn}}, {}});
  return CodeClash{*code, std::move(drawn)};
}

std::optional<std::string> Shop::settle_copy(const std::function<void(const Id&)>& keep_id) {
  if (!workplace_.replica().is_id_shared()) return std::nullopt;
  return become_another_station(keep_id);
}

std::string Shop::become_another_station(const std::function<void(const Id&)>& keep_id) {
  const Record* before = station();
  const std::string name(before ? before->text(Field::station_name) : "");
  keep_id(workplace_.replica().renew_id());
  workplace_.note_change();
  if (!before) return {};
  static_cast<void>(join(name.empty() ? "Counter" : name));  // There is a shop, and a name.
  return station_code(workplace_.replica().id());
}

const Record* Shop::record() const { return workplace_.state().find(RecordType::shop, workplace_.replica().shop()); }
const Record* Shop::station() const { return station_of(workplace_.replica().id()); }

const Record* Shop::station_of(const Id& replica_id) const {
  const Record* found = nullptr;
  workplace_.state().for_each(RecordType::station, [&](const Record& one) {
    if (!one.has_element(Field::station_replicas, replica_id.text())) return;
    if (!found || made_before(&one, found)) found = &one;
  });
  return found;
}

std::string Shop::station_code(const Id& replica_id) const {
  const Record* station = station_of(replica_id);
  return station ? std::string(station->text(Field::station_code)) : std::string();
}

Result<void> Shop::rename(std::string_view typed) {
  if (!record()) return fail(ErrorKind::not_found, "There is no shop on this device yet.");
  if (Result<void> may = staff_.check_may_manage(); !may) return may;
  Result<std::string> name = shop_name_of(typed);
  if (!name) return std::unexpected(name.error());
  if (*name == record()->text(Field::shop_name)) return {};
  workplace_.commit({RecordType::shop, workplace_.replica().shop(), {{Field::shop_name, *name}}, {}});
  return {};
}

std::string_view Shop::country() const { return record() ? record()->text(Field::shop_country) : std::string_view(); }

bool Shop::answering_takes() const { return !record() || !record()->flag(Field::shop_answering_takes_none); }

Result<void> Shop::set_answering_takes(bool takes) {
  if (!record()) return fail(ErrorKind::not_found, "There is no shop on this device yet.");
  if (Result<void> may = staff_.check_may_manage(); !may) return may;
  if (takes == answering_takes()) return {};
  workplace_.commit({RecordType::shop, workplace_.replica().shop(), {{Field::shop_answering_takes_none, !takes}}, {}});
  return {};
}

Result<void> Shop::set_country(std::string_view code) {
  if (!record()) return fail(ErrorKind::not_found, "There is no shop on this device yet.");
  if (Result<void> may = staff_.check_may_manage(); !may) return may;
  Result<std::string> country = country_of(code);
  if (!country) return std::unexpected(country.error());
  if (*country == this->country()) return {};
  workplace_.commit({RecordType::shop, workplace_.replica().shop(), {{Field::shop_country, *country}}, {}});
  return {};
}

std::chrono::days Shop::follow_up_after() const {
  if (!record()) return usual_follow_up;
  const std::int64_t days = record()->integer(Field::shop_follow_up_days, usual_follow_up.count());
  return std::chrono::days(std::clamp<std::int64_t>(days, 0, longest_follow_up.count()));
}

Result<void> Shop::set_follow_up_after(std::chrono::days days) {
  if (!record()) return fail(ErrorKind::not_found, "There is no shop on this device yet.");
  if (Result<void> may = staff_.check_may_manage(); !may) return may;
  if (days < std::chrono::days{0} || days > longest_follow_up)
    return fail(ErrorKind::invalid, "Please give a number of days from 0 to 36500.");
  if (days == follow_up_after()) return {};
  workplace_.commit(
      {RecordType::shop, workplace_.replica().shop(), {{Field::shop_follow_up_days, days_value(days)}}, {}});
  return {};
}

Result<void> Shop::rename_station(std::string_view typed) {
  if (!station()) return fail(ErrorKind::not_found, Message(no_station));
  Result<std::string> name = station_name_of(typed);
  if (!name) return std::unexpected(name.error());
  if (*name == station()->text(Field::station_name)) return {};
  workplace_.commit({RecordType::station, station()->id(), {{Field::station_name, *name}}, {}});
  return {};
}

Result<std::string> Shop::own_code() const {
  std::optional<std::string> code = parse_code(station_code(workplace_.replica().id()));
  if (!code) return fail(ErrorKind::not_found, Message(no_station));
  return *std::move(code);
}

}  // namespace counterbell::desk
