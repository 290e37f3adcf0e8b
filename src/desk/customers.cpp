// The people who raise concerns.

#include <algorithm>
#include <functional>
#include <unordered_set>

#include "desk/fold.h"
#include "desk/impl.h"
#include "desk/typed.h"

namespace counterbell::desk {
namespace {

Result<NewCustomer> checked(const NewCustomer& typed) {
  Result<std::string> name = checked_text(typed.name, max_name_length, "The customer's name");
  if (!name) return std::unexpected(name.error());
  Result<std::string> phone = checked_text(typed.phone, max_name_length, "The phone number");
  if (!phone) return std::unexpected(phone.error());
  Result<std::string> email = checked_text(typed.email, max_name_length, "The e-mail address");
  if (!email) return std::unexpected(email.error());
  return NewCustomer{*name, *phone, *email};
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
Operation completed(const Record& customer, const NewCustomer& typed) {
  Operation operation{RecordType::customer, customer.id(), {}, {}};
  std::string remarks(customer.text(Field::customer_remarks));
  const auto complete = [&](Field field, const std::string& value, auto form) {
    const std::string_view known = customer.text(field);
    if (value.empty() || form(value) == form(known)) return;
    if (known.empty()) {
      operation.writes.push_back({field, value});
    } else if (!remarks.contains(value)) {
      if (!remarks.empty()) remarks += '\n';
      remarks += "Also: " + value;
    }
  };
  complete(Field::customer_name, typed.name, [](std::string_view text) { return words(text); });
  complete(Field::customer_phone, typed.phone, digits);
  complete(Field::customer_email, typed.email, fold);
  if (remarks != customer.text(Field::customer_remarks)) operation.writes.push_back({Field::customer_remarks, remarks});
  return operation;
}

std::size_t longest(Field field) { return field == Field::customer_remarks ? max_body_length : max_name_length; }

}  // namespace

Result<Id> Desk::Impl::customer_for(const std::optional<Id>& picked, const NewCustomer& typed,
                                    std::vector<Operation>& operations) {
  Result<NewCustomer> clean = checked(typed);
  if (!clean) return std::unexpected(clean.error());
  const Record* known = picked ? state().find(RecordType::customer, *picked) : nullptr;
  if (picked && *picked && !known) return fail(ErrorKind::not_found, "That customer is not known here.");
  if (known && known->is_erased()) return fail(ErrorKind::invalid, std::string(customer_is_erased));
  if (!known && is_empty(*clean)) return Id{};
  if (!known) known = customers.same(clean->name, clean->phone, clean->email);
  if (known) {
    Operation operation = completed(*known, *clean);
    if (!operation.writes.empty()) operations.push_back(std::move(operation));
    return known->id();
  }
  operations.push_back(new_customer(replica.new_id(), *clean));
  return operations.back().id;
}

Result<Id> Desk::add_customer(const NewCustomer& typed) {
  Result<NewCustomer> clean = checked(typed);
  if (!clean) return std::unexpected(clean.error());
  if (is_empty(*clean)) {
    return fail(ErrorKind::invalid, "Please give the customer's name, phone number or e-mail address.");
  }
  const Id id = replica_->new_id();
  impl_->commit(new_customer(id, *clean));
  return id;
}

Result<void> Desk::set_customer(const Id& customer, Field field, std::string_view value) {
  const Record* record = state().find(RecordType::customer, customer);
  if (!record) return fail(ErrorKind::not_found, "That customer is not known here.");
  if (spec(field).record != RecordType::customer) return fail(ErrorKind::invalid, "That is not a customer's entry.");
  if (record->is_erased()) return fail(ErrorKind::invalid, std::string(customer_is_erased));
  Value written;
  if (field == Field::customer_trashed) {
    written = value == "true";
  } else {
    Result<std::string> text = checked_text(value, longest(field), spec(field).label);
    if (!text) return std::unexpected(text.error());
    if (!text->empty()) written = *text;
  }
  if (written == record->get(field)) return {};
  impl_->commit({RecordType::customer, customer, {{field, std::move(written)}}, {}});
  return {};
}

std::vector<CustomerMatch> Desk::match_customers(std::string_view typed, std::size_t limit) const {
  struct Ranked {
    bool begins;  // The whole name begins with what was typed.
    CustomerMatch match;
    std::string_view name;
  };
  std::string beginning;
  for (const std::string& word : words(typed)) beginning += (beginning.empty() ? "" : " ") + word;
  std::vector<Ranked> ranked;
  for (const Id& id : impl_->searched().customers(typed)) {
    const Record* record = state().find(RecordType::customer, id);
    if (!record || record->flag(Field::customer_trashed)) continue;
    const std::string_view name = impl_->customers.folded_name(*record);
    ranked.push_back({name.starts_with(beginning), {record, impl_->tickets.of_customer(id).size()}, name});
  }
  const auto better = [](const Ranked& a, const Ranked& b) {
    if (a.begins != b.begins) return a.begins;
    if (a.match.tickets != b.match.tickets) return a.match.tickets > b.match.tickets;
    return a.name != b.name ? a.name < b.name : said_before(a.match.customer, b.match.customer);
  };
  const std::size_t best = std::min(limit, ranked.size());
  std::ranges::partial_sort(ranked, ranked.begin() + static_cast<std::ptrdiff_t>(best), better);
  std::vector<CustomerMatch> matches;
  for (const Ranked& one : std::span(ranked).first(best)) matches.push_back(one.match);
  return matches;
}

std::span<const Record* const> Desk::customers(std::string_view search) const {
  const std::span<const Record* const> everyone = impl_->customers.by_name();
  if (trim(search).empty()) return everyone;
  if (impl_->listed_search == search && impl_->listed_revision == impl_->revision) return impl_->listed_customers;
  const std::vector<Id> ids = impl_->searched().customers(search);
  const std::unordered_set<Id, IdHash> found(ids.begin(), ids.end());
  impl_->listed_customers.clear();
  std::ranges::copy_if(everyone, std::back_inserter(impl_->listed_customers),
                       [&](const Record* one) { return found.contains(one->id()); });
  impl_->listed_search = search;
  impl_->listed_revision = impl_->revision;
  return impl_->listed_customers;
}

std::vector<const TicketRow*> Desk::tickets_of(const Id& customer) const {
  const std::span<const TicketRow* const> theirs = impl_->tickets.of_customer(customer);
  std::vector<const TicketRow*> rows(theirs.begin(), theirs.end());
  std::ranges::sort(rows, [](const TicketRow* a, const TicketRow* b) {
    return a->opened_at != b->opened_at ? a->opened_at > b->opened_at : said_before(b->record, a->record);
  });
  return rows;
}

}  // namespace counterbell::desk
