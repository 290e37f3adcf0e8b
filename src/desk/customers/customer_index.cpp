#include "desk/customers/customer_index.h"

#include <algorithm>

#include "desk/base/fold.h"
#include "desk/base/made_before.h"

namespace counterbell::desk {
namespace {

/// A name as it is compared: its words, folded, with one space between them.
std::string plain_name(std::string_view name) {
  std::string plain;
  for (const std::string& word : words(name)) {
    if (!plain.empty()) plain += ' ';
    plain += word;
  }
  return plain;
}

/// Whether two names can be one person's: one says no more than the other, as "Ruth", "R. Alvarez" and "Ruth Alvarez".
bool may_be_one(const std::string& a, const std::string& b) {
  std::vector<std::string> fewer = words(a), more = words(b);
  if (fewer.size() > more.size()) std::swap(fewer, more);
  return std::ranges::all_of(fewer, [&](const std::string& word) {
    return std::ranges::any_of(
        more, [&](const std::string& other) { return other.starts_with(word) || word.starts_with(other); });
  });
}

std::string plain_email(std::string_view email) { return fold(trim(email)); }

/// When more than one in so many is new, sorting all is quicker than putting each in its place.
constexpr std::size_t most_unsorted_share = 8;

}  // namespace

/// By name, then by id: the same order at every station.
bool CustomerIndex::ByName::operator()(const Named& a, const Named& b) const {
  return a.first != b.first ? a.first < b.first : a.second->id() < b.second->id();
}

void CustomerIndex::read(const State& state) {
  const std::size_t customers = state.count(RecordType::customer);
  unread_.reserve(customers);
  keys_.reserve(customers);
  by_phone_.reserve(customers);
  by_email_.reserve(customers);
  state.for_each(RecordType::customer, [&](const Record& record) { unread_.push_back(&record); });
}

std::size_t CustomerIndex::enter_some(std::size_t budget) {
  for (; budget > 0 && !unread_.empty(); --budget) {
    if (!keys_.contains(unread_.back())) update(*unread_.back());  // Unless a change has brought them in.
    unread_.pop_back();
  }
  return budget;
}

void CustomerIndex::update(const Record& record) {
  if (const auto known = keys_.find(&record); known != keys_.end()) {
    remove(record, known->second);
    keys_.erase(known);
  }
  is_listed_ = false;
  sort_.reset();
  if (record.flag(Field::customer_trashed) || record.is_erased()) return;
  const auto entered = keys_.emplace(
      &record, Keys{plain_name(record.text(Field::customer_name)), plain_phone(record.text(Field::customer_phone)),
                    plain_email(record.text(Field::customer_email))});
  enter(record, entered.first->second);
}

void CustomerIndex::enter(const Record& record, const Keys& keys) {
  named_.emplace_back(keys.name, &record);
  ++unsorted_;
  if (keys.phone.size() >= fewest_telling_digits) by_phone_.emplace(phone_key(keys.phone), &record);
  if (!keys.email.empty()) by_email_.emplace(keys.email, &record);
}

void CustomerIndex::remove(const Record& record, const Keys& keys) {
  const auto remove_from = [&](Lookup& lookup, const std::string& key) {
    const auto [begin, end] = lookup.equal_range(key);
    const auto found = std::find_if(begin, end, [&](const auto& one) { return one.second == &record; });
    if (found != end) lookup.erase(found);
  };
  const auto entered = std::ranges::lower_bound(named(), Named{keys.name, &record}, ByName{});
  named_.erase(named_.begin() + (entered - std::span<const Named>(named_).begin()));
  remove_from(by_phone_, phone_key(keys.phone));
  remove_from(by_email_, keys.email);
}

bool CustomerIndex::are_many_unsorted() const { return unsorted_ > named_.size() / most_unsorted_share; }

std::size_t CustomerIndex::sort_some(std::size_t budget) {
  if (!are_many_unsorted()) return budget;
  if (!sort_) sort_.emplace(named_);
  budget = sort_->step(budget);
  if (sort_->is_done()) {
    named_ = sort_->take();
    unsorted_ = 0;
    sort_.reset();
  }
  return budget;
}

/// All of them in their order.
std::span<const CustomerIndex::Named> CustomerIndex::named() {
  const auto sorted = named_.end() - static_cast<std::ptrdiff_t>(unsorted_);
  sort_.reset();
  if (are_many_unsorted()) {
    std::ranges::sort(named_, ByName{});
  } else {
    for (auto next = sorted; next != named_.end(); ++next) {
      std::rotate(std::upper_bound(named_.begin(), next, *next, ByName{}), next, std::next(next));
    }
  }
  unsorted_ = 0;
  return named_;
}

std::span<const Record* const> CustomerIndex::by_name() {
  enter_all();
  if (is_listed_) return listed_;
  listed_.clear();
  listed_.reserve(named_.size());
  for (const auto& [name, record] : named()) listed_.push_back(record);
  const auto unnamed = std::ranges::find_if(named_, [](const Named& one) { return !one.first.empty(); });
  std::ranges::rotate(listed_, listed_.begin() + (unnamed - named_.begin()));
  is_listed_ = true;
  return listed_;
}

const Record* CustomerIndex::same(std::string_view name, std::string_view phone, std::string_view email,
                                  const Dialling& dialling) {
  enter_all();
  const Keys typed{plain_name(name), plain_phone(phone), plain_email(email)};
  const TypedPhone dialled(phone, dialling);
  const auto has_phone = [&](const Record& known) { return dialled.is(known.text(Field::customer_phone)); };
  const auto has_email = [&](const Record& known) { return keys_.at(&known).email == typed.email; };
  // A household or a company shares a number: another name is another person's.
  const auto first_made = [&](const Lookup& lookup, const std::string& key, auto fits) {
    const Record* first = nullptr;
    const auto [begin, end] = lookup.equal_range(key);
    for (auto one = begin; one != end; ++one) {
      if (!fits(*one->second) || !may_be_one(keys_.at(one->second).name, typed.name)) continue;
      if (!first || made_before(one->second, first)) first = one->second;
    }
    return first;
  };
  for (const std::string& key : dialled.keys()) {
    if (const Record* found = first_made(by_phone_, key, has_phone)) return found;
  }
  if (const Record* found = first_made(by_email_, typed.email, has_email)) return found;
  if (typed.name.empty()) return nullptr;
  const auto found = std::ranges::equal_range(named(), std::string_view(typed.name), {}, &Named::first);
  if (found.size() != 1) return nullptr;
  const Record* only = found.front().second;
  const Keys& known = keys_.at(only);
  const bool is_other_phone = !known.phone.empty() && !dialled.empty() && !has_phone(*only);
  const bool is_other_email = !known.email.empty() && !typed.email.empty() && !has_email(*only);
  if (is_other_phone || is_other_email) return nullptr;
  return only;
}

std::string_view CustomerIndex::folded_name(const Record& customer) {
  enter_all();
  const auto known = keys_.find(&customer);
  return known == keys_.end() ? std::string_view() : known->second.name;
}

}  // namespace counterbell::desk
