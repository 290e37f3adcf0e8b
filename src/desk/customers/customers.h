// The people who raise concerns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "desk/base/phone.h"
#include "desk/base/workplace.h"
#include "desk/customers/customer_index.h"
#include "model/error.h"

namespace counterbell::desk {

class Search;
class TicketIndex;

/// A person who raised or may raise a concern, as typed.
struct NewCustomer {
  std::string name = {};
  std::string phone = {};
  std::string email = {};
};

/// What was typed in the place of a name, or for reaching somebody.
enum class ReachKind : std::uint8_t { neither, phone, email };
/// A telephone number has digits, signs and nothing else, an address an @ and no space. "555 0142" is no name.
ReachKind reach_kind(std::string_view typed);

/// A customer offered while typing.
struct CustomerMatch {
  const Record* customer;
  std::size_t tickets = 0;
};

class Customers {
 public:
  Customers(Workplace& workplace, Search& search, TicketIndex& tickets);

  /// Tells which number is which from now on. The plans must outlive this.
  void use(NumberPlans& plans) { plans_ = &plans; }

  /// A number or address in the place of the name is kept as what it is: nobody is called "555 0142".
  Result<Id> add(const NewCustomer& typed);
  Result<void> set(const Id& customer, Field field, std::string_view value);
  /// People whose name, phone or e-mail fits what was typed, at most `limit`, best first.
  std::vector<CustomerMatch> match(std::string_view typed, std::size_t limit) const;
  /// The one customer whose number or e-mail address this is, or whose number it ends, with the last digits that tell people apart.
  /// Nobody when it is neither, or that of several.
  std::optional<Id> reached_by(std::string_view typed) const;
  /// Everyone not in the trash who fits `search` (all when empty), by name. Valid until the next call.
  std::span<const Record* const> list(std::string_view search) const;

  /// Who is meant by what was typed: `picked` or someone known, completed by what is new in it, or someone new. The operation
  /// that notes it is added to `operations` when there is anything to note. The zero id when nothing was typed.
  Result<Id> identify(const std::optional<Id>& picked, const NewCustomer& typed, std::vector<Operation>& operations);

  /// Reads about `budget` customers of those that were there at the start, and gives how much of the budget is left.
  std::size_t prepare_some(std::size_t budget) { return index_.enter_some(budget); }
  /// Puts about `budget` of them in the order of their names, and gives how much of the budget is left.
  std::size_t order_some(std::size_t budget) { return index_.sort_some(budget); }
  void follow(const Change& change, Alterations alterations);

 private:
  Dialling dialling() const;

  Workplace& workplace_;
  Search& search_;
  TicketIndex& tickets_;
  mutable CustomerIndex index_;
  NumberPlans* plans_ = nullptr;

  /// The last answer to a search with list().
  struct Listed {
    std::string search;
    std::uint64_t revision = 0;
    std::vector<const Record*> customers;
  };
  mutable Listed listed_;
};

}  // namespace counterbell::desk
