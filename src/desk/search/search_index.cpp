#include "desk/search/search_index.h"

#include <algorithm>
#include <optional>
#include <ranges>
#include <string>
#include <unordered_map>
#include <utility>

#include "desk/base/bits.h"
#include "desk/base/fold.h"
#include "desk/base/phone.h"
#include "desk/search/vocabulary.h"
#include "desk/tickets/ticket_number.h"
#include "model/id_table.h"

namespace counterbell::desk {
namespace {

using Document = Vocabulary::Document;

/// Fewer digits are found as the beginning of a word only: they would be somewhere in every telephone number.
constexpr std::size_t fewest_infix_digits = 3;

/// So many dead documents are borne before a sweep, and then as many as there are living ones.
constexpr std::size_t dead_borne = 4096;

/// Room is made for so large a share of what is there to come: to move half a million documents lets people wait.
constexpr std::size_t share_to_come = 4;

/// Numbers are alike when so many of their last digits are.
constexpr std::size_t most_compared_digits = 9;

std::string number_word(char kind, std::string_view plain, std::size_t count) {
  return kind + std::to_string(count) + ':' + std::string(plain.substr(plain.size() - count));
}

/// What one word of a query may be found as.
struct Term {
  std::string word;                ///< The beginning of a word in the index.
  std::vector<std::string> parts;  ///< For words held together: they apart, when nothing matches them as one.
};

std::vector<Term> terms_of(std::string_view query) {
  std::vector<Term> terms;
  visit_words(fold(query), [&](const Word& word) {
    if (word.kind == Word::Kind::tail) return;
    Term term{std::string(word.text), {}};
    if (word.kind == Word::Kind::joined) {
      const auto first = terms.end() - static_cast<std::ptrdiff_t>(word.parts);
      for (auto part = first; part != terms.end(); ++part) term.parts.push_back(std::move(part->word));
      terms.erase(first, terms.end());
    }
    terms.push_back(std::move(term));
  });
  return terms;
}

/// The digits of a query that is a telephone number, or a part of one, and nothing else.
std::string infix_digits(std::string_view query) {
  const std::string folded = fold(query);  // Also in the digits of other scripts.
  if (folded.find_first_not_of("0123456789 +-()/.") != folded.npos) return {};
  std::string found = digits(folded);
  if (found.size() < fewest_infix_digits) found.clear();
  return found;
}

/// Whether a number as it is dialled and a plain one end in the same digits, so many as both have.
bool ends_alike(std::string_view dialled, std::string_view plain) {
  dialled.remove_prefix(std::min(dialled.find_first_not_of('0'), dialled.size()));
  const std::size_t count = std::min({dialled.size(), plain.size(), most_compared_digits});
  return count >= fewest_phone_digits && plain.ends_with(dialled.substr(dialled.size() - count));
}

/// Whether it is worth looking for a number: most texts hold no digits, or few.
bool may_hold_number(std::string_view text) {
  std::size_t found = 0;
  for (const char c : text) {
    const bool is_other_script = static_cast<unsigned char>(c) >= 0x80;
    if (is_other_script || (c >= '0' && c <= '9')) ++found;
  }
  return found >= fewest_phone_digits;
}

/// Words that stand for a telephone number in a text, since its digits may be written apart there: the last nine, eight and seven; and a
/// shorter number whole.
std::vector<std::string> number_words(std::string_view plain) {
  std::vector<std::string> found;
  for (std::size_t count = fewest_phone_digits; count <= most_compared_digits && count <= plain.size(); ++count) {
    found.push_back(number_word('#', plain, count));
  }
  if (plain.size() < most_compared_digits) found.push_back(number_word('=', plain, plain.size()));
  return found;
}

/// The words under which a number of a query may stand: so many of its last digits as both have.
std::vector<std::string> words_for_number(std::string_view plain) {
  const std::size_t most = std::min(plain.size(), most_compared_digits);
  std::vector<std::string> wanted{number_word('#', plain, most)};
  for (std::size_t count = fewest_phone_digits; count < most; ++count) wanted.push_back(number_word('=', plain, count));
  return wanted;
}

}  // namespace

struct SearchIndex::Impl {
  /// Whom a document belongs to: an ordinal of `tickets` or of `customers`.
  struct Owner {
    static constexpr std::uint32_t nobody = none >> 1;
    std::uint32_t ordinal : 31 = nobody;
    std::uint32_t is_customer : 1 = 0;
  };
  /// One who was given an ordinal: the number in its table.
  struct Known {
    explicit Known(const Id& its_id) : its_id(its_id) {}
    const Id& id() const { return its_id; }
    Id its_id;
  };
  using Ordinals = IdTable<Known>;
  /// Found tickets and customers, by ordinal.
  struct Found {
    Bits tickets;
    Bits customers;
  };

  Vocabulary vocabulary;
  std::vector<Owner> owners;                              // By document.
  std::unordered_map<const Record*, Document> documents;  // The living ones.
  std::size_t dead = 0;                                   // Documents in the vocabulary that belong to nobody.
  Ordinals tickets;
  Ordinals customers;
  std::vector<std::uint32_t> customer_of;  // By ticket ordinal; `none` for no one.
  std::vector<std::string> phones;         // See phone_digits(), by customer ordinal.

  std::uint32_t ticket_ordinal(const Id& id) {
    const std::uint32_t ordinal = tickets.number(id);
    customer_of.resize(tickets.size(), none);
    return ordinal;
  }

  std::uint32_t customer_ordinal(const Id& id) {
    const std::uint32_t ordinal = customers.number(id);
    phones.resize(customers.size());
    return ordinal;
  }

  Owner owner_of(const Record& record) {
    switch (record.type()) {
      case RecordType::ticket:
        return {.ordinal = ticket_ordinal(record.id())};
      case RecordType::customer:
        return {.ordinal = customer_ordinal(record.id()), .is_customer = 1};
      default:
        return owner_named_by(record);
    }
  }

  /// Of what is kept for a ticket or a customer.
  Owner owner_named_by(const Record& record) {
    const Field owner = *spec(record.type()).owner;
    const Id id = record.reference(owner);
    if (spec(owner).target == RecordType::ticket) return {.ordinal = ticket_ordinal(id)};
    return {.ordinal = customer_ordinal(id), .is_customer = 1};
  }

  void forget(const Record& record) {
    const auto known = documents.find(&record);
    if (known == documents.end()) return;
    owners[known->second] = {};
    documents.erase(known);
    if (++dead > documents.size() + dead_borne) sweep();
  }

  void sweep() {
    Bits living(owners.size());
    for (const auto& [record, document] : documents) living.set(document);
    vocabulary.keep(living);
    dead = 0;
  }

  void add(const Record& record) {
    const auto document = static_cast<Document>(owners.size());
    owners.push_back(owner_of(record));
    documents.emplace(&record, document);
    for (const FieldSpec& field : spec(record.type()).fields) {
      if (field.finding != Finding::searchable) continue;
      if (field.type == FieldType::set) {
        for (const std::string& element : record.elements(field.field)) add_text(element, document);
      } else {
        add_text(record.text(field.field), document);
        if (field.field != Field::customer_phone) add_numbers(record.text(field.field), document);  // See `phones`.
      }
    }
    if (record.type() == RecordType::ticket) add_number(record.text(Field::ticket_number), document);
  }

  void add_text(std::string_view text, Document document) {
    if (text.empty()) return;
    visit_words(fold(text), [&](const Word& word) { vocabulary.add(word.text, document); });
  }

  /// Telephone numbers in a text are found however they are written.
  void add_numbers(std::string_view text, Document document) {
    if (!may_hold_number(text)) return;
    for (const PhoneInText& phone : phones_in(fold(text))) {
      if (phone.plain.size() < fewest_phone_digits) continue;
      for (const std::string& word : number_words(phone.plain)) vocabulary.add(word, document);
    }
  }

  /// A number is also found by its counter without the zeros in front.
  void add_number(std::string_view text, Document document) {
    if (const std::optional<TicketNumber> number = TicketNumber::parse(text)) {
      vocabulary.add(std::to_string(number->counter), document);
    }
  }

  Found nothing() const { return {Bits(tickets.size()), Bits(customers.size())}; }

  /// What holds a word beginning with `word`; a customer's words hold for all their tickets.
  Found find_word(std::string_view word) const {
    Bits holders(owners.size());
    vocabulary.find(word, holders);
    Found found = nothing();
    holders.for_each([&](std::size_t document) {
      const Owner owner = owners[document];
      if (owner.ordinal != Owner::nobody) (owner.is_customer ? found.customers : found.tickets).set(owner.ordinal);
    });
    if (word.size() >= fewest_infix_digits && digits(word) == word) add_phones(word, found);
    add_tickets_of_customers(found);
    return found;
  }

  void add_phones(std::string_view run, Found& found) const {
    for (std::size_t customer = 0; customer < phones.size(); ++customer) {
      if (phones[customer].contains(run)) found.customers.set(customer);
    }
  }

  void add_tickets_of_customers(Found& found) const {
    for (std::size_t ticket = 0; ticket < customer_of.size(); ++ticket) {
      if (found.customers[customer_of[ticket]]) found.tickets.set(ticket);
    }
  }

  Found find_term(const Term& term) const {
    Found found = find_word(term.word);
    if (term.parts.empty() || found.tickets.any() || found.customers.any()) return found;
    found = find_word(term.parts.front());
    for (std::size_t i = 1; i < term.parts.size(); ++i) keep_common(found, find_word(term.parts[i]));
    return found;
  }

  /// A telephone number, or digits that are no such thing and stand like this.
  Found find_number(const PhoneInText& number, std::string_view as_typed) const {
    Found found = find_word(number.digits);
    std::optional<Found> apart;
    for (const Term& term : terms_of(as_typed)) {
      if (!apart) {
        apart = find_term(term);
      } else {
        keep_common(*apart, find_term(term));
      }
    }
    if (apart) add_all(found, *apart);
    if (number.plain.size() < fewest_phone_digits) return found;
    for (const std::string& word : words_for_number(number.plain)) add_all(found, find_word(word));
    for (std::size_t customer = 0; customer < phones.size(); ++customer) {
      if (ends_alike(phones[customer], number.plain)) found.customers.set(customer);
    }
    add_tickets_of_customers(found);
    return found;
  }

  static void add_all(Found& found, const Found& also) {
    found.tickets |= also.tickets;
    found.customers |= also.customers;
  }

  static void keep_common(Found& found, const Found& also) {
    found.tickets &= also.tickets;
    found.customers &= also.customers;
  }

  /// What matches every word; nothing for a query without words.
  Found find(std::string_view query) const {
    std::optional<Found> common;
    const auto keep = [&](Found also) {
      if (common) {
        keep_common(*common, also);
      } else {
        common = std::move(also);
      }
    };
    std::string rest = fold(query);
    std::vector<PhoneInText> numbers = phones_in(rest);
    for (const PhoneInText& number : numbers | std::views::reverse) {
      keep(find_number(number, std::string_view(rest).substr(number.begin, number.end - number.begin)));
      rest.replace(number.begin, number.end - number.begin, " ");
    }
    for (const Term& term : terms_of(rest)) keep(find_term(term));
    Found found = common ? *std::move(common) : nothing();
    if (const std::string run = infix_digits(query); !run.empty()) {
      Found phone = nothing();
      add_phones(run, phone);
      add_tickets_of_customers(phone);
      add_all(found, phone);
    }
    return found;
  }
};

bool is_searched(RecordType type) {
  const RecordSpec& record = spec(type);
  if (type == RecordType::ticket || type == RecordType::customer) return true;
  if (!record.is_searchable || !record.owner) return false;
  const RecordType owner = spec(*record.owner).target;
  return owner == RecordType::ticket || owner == RecordType::customer;
}

SearchIndex::SearchIndex() : impl_(std::make_unique<Impl>()) {}
SearchIndex::~SearchIndex() = default;

void SearchIndex::reserve(const State& state) {
  const auto with_more = [&](RecordType type) { return state.count(type) + state.count(type) / share_to_come + 1; };
  const std::size_t tickets = with_more(RecordType::ticket), customers = with_more(RecordType::customer);
  std::size_t documents = 0;
  for (const RecordSpec& type : all_records()) documents += is_searched(type.record) ? with_more(type.record) : 0;
  impl_->owners.reserve(documents);
  impl_->documents.reserve(documents);
  impl_->tickets.reserve(tickets);
  impl_->customers.reserve(customers);
  impl_->customer_of.reserve(tickets);
  impl_->phones.reserve(customers);
}

void SearchIndex::update(const State&, const Record& record) {
  const RecordType type = record.type();
  if (!is_searched(type)) return;
  impl_->forget(record);
  if (type == RecordType::ticket) {
    const Id customer = record.reference(Field::ticket_customer);
    impl_->customer_of[impl_->ticket_ordinal(record.id())] = customer ? impl_->customer_ordinal(customer) : none;
  } else if (type == RecordType::customer) {
    impl_->phones[impl_->customer_ordinal(record.id())] = phone_digits(record.text(Field::customer_phone));
  } else if (const std::optional<Field> trash = spec(type).trash; trash && record.flag(*trash)) {
    return;
  }
  impl_->add(record);
}

void SearchIndex::forget_unused_words() { impl_->sweep(); }

namespace {

std::vector<Id> ids_of(const Bits& found, const auto& known) {
  std::vector<Id> result;
  found.for_each([&](std::size_t ordinal) { result.push_back(known[ordinal].id()); });
  return result;
}

}  // namespace

std::vector<Id> SearchIndex::tickets(std::string_view query) const {
  return ids_of(impl_->find(query).tickets, impl_->tickets);
}

std::vector<Id> SearchIndex::customers(std::string_view query) const {
  return ids_of(impl_->find(query).customers, impl_->customers);
}

Bits SearchIndex::ticket_set(std::string_view query) const { return impl_->find(query).tickets; }

std::uint32_t SearchIndex::ordinal(const Id& ticket) const {
  return impl_->tickets.number_if_known(ticket).value_or(none);
}

std::size_t SearchIndex::memory() const {
  constexpr std::size_t node = 3 * sizeof(void*);
  std::size_t bytes = impl_->vocabulary.memory() + impl_->owners.capacity() * sizeof(Impl::Owner);
  bytes += impl_->documents.size() * (node + sizeof(void*) + sizeof(Document));
  bytes += impl_->tickets.memory() + impl_->customers.memory();
  bytes += impl_->customer_of.capacity() * sizeof(std::uint32_t) + impl_->phones.capacity() * sizeof(std::string);
  return bytes;
}

}  // namespace counterbell::desk
