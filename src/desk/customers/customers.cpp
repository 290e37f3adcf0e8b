#include "desk/customers/customers.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>
#include <utility>

#include "desk/base/fold.h"
#include "desk/base/made_before.h"
#include "desk/base/phone.h"
#include "desk/base/typed.h"
#include "desk/search/search.h"
#include "desk/tickets/ticket_index.h"

namespace counterbell::desk {
namespace {

constexpr Words customer_is_erased =
    tr("This customer's personal data was erased and cannot come back. Please enter them as a new customer.");

/// "mailto:ruth@example.com" and "<ruth@example.com>", as pasted, are the address.
std::string address_in(std::string_view typed) {
  constexpr std::string_view link = "mailto:";
  std::string_view address = trim(typed);
  if (address.starts_with('<') && address.ends_with('>')) address = trim(address.substr(1, address.size() - 2));
  if (fold(address.substr(0, link.size())) == link) {
    address.remove_prefix(link.size());
    address = address.substr(0, address.find('?'));
  }
  return std::string(trim(address));
}

Result<NewCustomer> checked(const NewCustomer& typed) {
  Result<std::string> name = checked_text(typed.name, max_name_length, tr("The customer's name"));
  if (!name) return std::unexpected(name.error());
  Result<std::string> phone = checked_text(typed.phone, max_name_length, tr("The phone number"));
  if (!phone) return std::unexpected(phone.error());
  Result<std::string> email = checked_text(typed.email, max_name_length, tr("The e-mail address"));
  if (!email) return std::unexpected(email.error());
  NewCustomer clean{*name, *phone, address_in(*email)};
  const ReachKind kind = reach_kind(clean.name);
  if (kind == ReachKind::phone && clean.phone.empty()) clean.phone = std::exchange(clean.name, {});
  if (kind == ReachKind::email && clean.email.empty()) clean.email = address_in(std::exchange(clean.name, {}));
  return clean;
}

bool is_empty(const NewCustomer& typed) { return typed.name.empty() && typed.phone.empty() && typed.email.empty(); }

Operation new_customer(const Id& id, const NewCustomer& typed) {
  Operation operation{RecordType::customer, id, {}, {}};
  if (!typed.name.empty()) operation.writes.push_back({Field::customer_name, typed.name});
  if (!typed.phone.empty()) operation.writes.push_back({Field::customer_phone, typed.phone});
  if (!typed.email.empty()) operation.writes.push_back({Field::customer_email, typed.email});
  return operation;
}

/// What was typed of somebody known and is not in their record yet: fills its gaps, and what differs goes to the remarks,
/// so that nothing typed is lost.
Operation completed(const Record& customer, const NewCustomer& typed, const Dialling& dialling) {
  Operation operation{RecordType::customer, customer.id(), {}, {}};
  std::string remarks(customer.text(Field::customer_remarks));
  const auto complete = [&](Field field, const std::string& value, auto are_one) {
    const std::string_view known = customer.text(field);
    if (value.empty() || are_one(value, known)) return;
    if (known.empty()) {
      operation.writes.push_back({field, value});
    } else if (!remarks.contains(value)) {
      if (!remarks.empty()) remarks += '\n';
      remarks += "Also: " + value;
    }
  };
  using Text = std::string_view;
  complete(Field::customer_name, typed.name, [](Text a, Text b) { return words(a) == words(b); });
  complete(Field::customer_phone, typed.phone, [&](Text a, Text b) { return TypedPhone(a, dialling).is(b); });
  complete(Field::customer_email, typed.email, [](Text a, Text b) { return fold(a) == fold(b); });
  if (remarks != customer.text(Field::customer_remarks)) operation.writes.push_back({Field::customer_remarks, remarks});
  return operation;
}

/// How many people may have the same number before nobody can be meant by it.
constexpr std::size_t most_alike = 8;

std::size_t longest(Field field) { return field == Field::customer_remarks ? max_body_length : max_name_length; }

}  // namespace

ReachKind reach_kind(std::string_view typed) {
  const std::string folded = fold(trim(typed));
  const bool is_number =
      std::ranges::all_of(folded, [](char sign) { return std::string_view("0123456789+-/.() ").contains(sign); });
  if (is_number && phone_digits(folded).size() >= fewest_telling_digits) return ReachKind::phone;
  const std::string address = address_in(typed);
  const std::size_t at = address.find('@');
  const bool is_address = at != std::string::npos && at > 0 && at + 1 < address.size() && !address.contains(' ');
  return is_address ? ReachKind::email : ReachKind::neither;
}

Customers::Customers(Workplace& workplace, Search& search, TicketIndex& tickets)
    : workplace_(workplace), search_(search), tickets_(tickets) {
  index_.read(workplace.state());
}

void Customers::follow(const Change& change, Alterations alterations) {
  const Record* updated = nullptr;
  const auto update = [&](const Record& customer) {
    if (&customer != std::exchange(updated, &customer)) index_.update(customer);
  };
  for (const auto& [record, field] : alterations) {
    if (record->type() == RecordType::customer) update(*record);
  }
  // Somebody of whom nothing can be read, since it is erased, alters nothing by coming in, and is a customer all the same.
  for (const Operation& one : change.operations) {
    if (one.record == RecordType::customer) update(*workplace_.state().find(one.record, one.id));
  }
}

Result<Id> Customers::identify(const std::optional<Id>& picked, const NewCustomer& typed,
                               std::vector<Operation>& operations) {
  Result<NewCustomer> clean = checked(typed);
  if (!clean) return std::unexpected(clean.error());
  const Record* known = picked ? workplace_.state().find(RecordType::customer, *picked) : nullptr;
  if (picked && *picked && !known) return fail(ErrorKind::not_found, "That customer is not known here.");
  if (known && known->is_erased()) return fail(ErrorKind::invalid, Message(customer_is_erased));
  if (!known && is_empty(*clean)) return Id{};
  if (!known) known = index_.same(clean->name, clean->phone, clean->email, dialling());
  if (known) {
    Operation operation = completed(*known, *clean, dialling());
    if (!operation.writes.empty()) operations.push_back(std::move(operation));
    return known->id();
  }
  operations.push_back(new_customer(workplace_.replica().new_id(), *clean));
  return operations.back().id;
}

Dialling Customers::dialling() const {
  const Record* shop = workplace_.state().find(RecordType::shop, workplace_.replica().shop());
  return {.plans = plans_, .country = shop ? shop->text(Field::shop_country) : std::string_view()};
}

Result<Id> Customers::add(const NewCustomer& typed) {
  Result<NewCustomer> clean = checked(typed);
  if (!clean) return std::unexpected(clean.error());
  if (is_empty(*clean)) {
    return fail(ErrorKind::invalid, "Please give the customer's name, phone number or e-mail address.");
  }
  const Id id = workplace_.replica().new_id();
  workplace_.commit(new_customer(id, *clean));
  return id;
}

std::optional<Id> Customers::reached_by(std::string_view typed) const {
  const ReachKind kind = reach_kind(typed);
  if (kind == ReachKind::neither) return std::nullopt;
  const TypedPhone number(typed, dialling());
  const std::string digits = plain_phone(typed);
  const std::string address = fold(address_in(typed));
  std::optional<Id> found;
  for (const CustomerMatch& match : match(kind == ReachKind::email ? address : typed, most_alike)) {
    const std::string_view phone = match.customer->text(Field::customer_phone);
    const bool is_theirs = kind == ReachKind::phone ? number.is(phone) || plain_phone(phone).ends_with(digits)
                                                    : fold(match.customer->text(Field::customer_email)) == address;
    if (!is_theirs) continue;
    if (found) return std::nullopt;
    found = match.customer->id();
  }
  return found;
}

Result<void> Customers::set(const Id& customer, Field field, std::string_view value) {
  const Record* record = workplace_.state().find(RecordType::customer, customer);
  if (!record) return fail(ErrorKind::not_found, "That customer is not known here.");
  if (spec(field).record != RecordType::customer) return fail(ErrorKind::invalid, "That is not a customer's entry.");
  if (record->is_erased()) return fail(ErrorKind::invalid, Message(customer_is_erased));
  Value written;
  if (field == Field::customer_trashed) {
    written = value == "true";
  } else {
    Result<std::string> text = checked_text(value, longest(field), spec(field).label);
    if (!text) return std::unexpected(text.error());
    if (field == Field::customer_email) *text = address_in(*text);
    if (!text->empty()) written = *text;
  }
  if (written == record->get(field)) return {};
  workplace_.commit({RecordType::customer, customer, {{field, std::move(written)}}, {}});
  return {};
}

std::vector<CustomerMatch> Customers::match(std::string_view typed, std::size_t limit) const {
  struct Ranked {
    bool begins;  // The whole name begins with what was typed.
    CustomerMatch match;
    std::string_view name;
  };
  std::string beginning;
  for (const std::string& word : words(typed)) beginning += (beginning.empty() ? "" : " ") + word;
  std::vector<Ranked> ranked;
  for (const Id& id : search_.index().customers(typed)) {
    const Record* record = workplace_.state().find(RecordType::customer, id);
    if (!record || record->flag(Field::customer_trashed)) continue;
    const std::string_view name = index_.folded_name(*record);
    ranked.push_back({name.starts_with(beginning), {record, tickets_.of_customer(id).size()}, name});
  }
  const auto better = [](const Ranked& a, const Ranked& b) {
    if (a.begins != b.begins) return a.begins;
    if (a.match.tickets != b.match.tickets) return a.match.tickets > b.match.tickets;
    return a.name != b.name ? a.name < b.name : made_before(a.match.customer, b.match.customer);
  };
  const std::size_t best = std::min(limit, ranked.size());
  std::ranges::partial_sort(ranked, ranked.begin() + static_cast<std::ptrdiff_t>(best), better);
  std::vector<CustomerMatch> matches;
  for (const Ranked& one : std::span(ranked).first(best)) matches.push_back(one.match);
  return matches;
}

std::span<const Record* const> Customers::list(std::string_view search) const {
  const std::span<const Record* const> everyone = index_.by_name();
  if (trim(search).empty()) return everyone;
  if (listed_.search == search && listed_.revision == workplace_.revision()) return listed_.customers;
  const std::vector<Id> ids = search_.index().customers(search);
  const std::unordered_set<Id, IdHash> found(ids.begin(), ids.end());
  listed_.customers.clear();
  std::ranges::copy_if(everyone, std::back_inserter(listed_.customers),
                       [&](const Record* one) { return found.contains(one->id()); });
  listed_.search = search;
  listed_.revision = workplace_.revision();
  return listed_.customers;
}

}  // namespace counterbell::desk
