// Every customer by name, phone and e-mail, kept current record by record: for the list of customers and to know somebody
// again.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "replica/state.h"

namespace counterbell::desk {

class CustomerIndex {
 public:
  /// Takes note that the customer `record` is new or has changed.
  void update(const Record& record);

  /// Everyone not in the trash, by name; those without one last.
  std::span<const Record* const> by_name() const;

  /// The customer who has this telephone number or e-mail address and no other name, or, when it tells them apart, this
  /// name. Nobody when none is alike, or when the name alone is and something else speaks against it.
  const Record* same(std::string_view name, std::string_view phone, std::string_view email) const;

  /// A customer's name as it is compared.
  std::string_view folded_name(const Record& customer) const;

 private:
  /// What a customer was last entered under.
  struct Keys {
    std::string name;
    std::string phone;
    std::string email;
  };
  using Lookup = std::unordered_multimap<std::string, const Record*>;

  void enter(const Record& record, const Keys& keys);
  void remove(const Record& record, const Keys& keys);

  std::unordered_map<const Record*, Keys> keys_;
  /// By name, then by id: the same order at every station.
  struct ByName {
    bool operator()(const std::pair<std::string_view, const Record*>& a,
                    const std::pair<std::string_view, const Record*>& b) const;
  };
  std::set<std::pair<std::string_view, const Record*>, ByName> named_;  // The names lie in keys_.
  Lookup by_phone_;
  Lookup by_email_;
  mutable std::vector<const Record*> listed_;
  mutable bool is_listed_ = false;
};

/// Fewer digits are not enough to know somebody by.
inline constexpr std::size_t fewest_telling_digits = 6;

}  // namespace counterbell::desk
