// Every customer by name, phone and e-mail, kept current record by record: for the list of customers and to know somebody
// again.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "desk/base/gradual_sort.h"
#include "desk/base/phone.h"
#include "replica/state/state.h"

namespace counterbell::desk {

class CustomerIndex {
 public:
  /// Remembers everybody in `state`, to be called once, before the first update.
  void read(const State& state);
  /// Enters about `budget` of them, and how much of the budget is left; what asks for customers before then enters all.
  std::size_t enter_some(std::size_t budget);
  /// Puts about `budget` of them in the order of their names, and gives how much of the budget is left; what asks for the order
  /// before puts all in order.
  std::size_t sort_some(std::size_t budget);
  /// Takes note that the customer `record` is new or has changed.
  void update(const Record& record);

  /// Everyone not in the trash, by name; those without one last.
  std::span<const Record* const> by_name();

  /// The customer who has this telephone number or e-mail address and no other name, or, when it tells them apart, this
  /// name. Nobody when none is alike, or when the name alone is and something else speaks against it.
  const Record* same(std::string_view name, std::string_view phone, std::string_view email, const Dialling& dialling);

  /// A customer's name as it is compared.
  std::string_view folded_name(const Record& customer);

 private:
  /// What a customer was last entered under.
  struct Keys {
    std::string name;
    std::string phone;
    std::string email;
  };
  using Lookup = std::unordered_multimap<std::string, const Record*>;

  void enter_all() { enter_some(unread_.size()); }
  void enter(const Record& record, const Keys& keys);
  void remove(const Record& record, const Keys& keys);

  std::vector<const Record*> unread_;
  std::unordered_map<const Record*, Keys> keys_;
  /// A customer and their name, which lies in keys_.
  using Named = std::pair<std::string_view, const Record*>;
  struct ByName {
    bool operator()(const Named& a, const Named& b) const;
  };
  std::span<const Named> named();
  bool are_many_unsorted() const;

  std::vector<Named> named_;  // By name and id, all but the last `unsorted_`.
  std::size_t unsorted_ = 0;
  std::optional<GradualSort<Named, ByName>> sort_;  // Of all in named_.
  Lookup by_phone_;
  Lookup by_email_;
  std::vector<const Record*> listed_;
  bool is_listed_ = false;
};

/// Fewer digits are not enough to know somebody by.
inline constexpr std::size_t fewest_telling_digits = 6;

}  // namespace counterbell::desk
