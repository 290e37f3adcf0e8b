// Erasing personal data: because a customer asks to be forgotten, or because it has been kept for long enough. Owners and
// supervisors may. There is no undo. Other stations obey with the next exchange.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <vector>

#include "desk/base/workplace.h"
#include "model/error.h"

namespace counterbell::desk {

class Staff;
class TicketIndex;

/// What erasing personal data would take away, for good.
struct ErasePreview {
  std::array<std::size_t, record_type_count> records{};  ///< By RecordType; those in the trash included.
  std::size_t fields =
      0;  ///< How many entries of them hold something (names, subjects, wishes), but for parts such as messages.
  std::size_t of(RecordType type) const { return records[static_cast<std::size_t>(type)]; }
  bool is_nothing() const { return std::ranges::count(records, 0u) == std::ssize(records); }
  bool operator==(const ErasePreview&) const = default;
};

class Erasure {
 public:
  Erasure(Workplace& workplace, const Staff& staff, TicketIndex& tickets)
      : workplace_(workplace), staff_(staff), tickets_(tickets) {}

  /// What erase_customer would erase: the customer's entry, and all their tickets, those in the trash too, with their messages.
  /// Tickets that came in from another station after an erasure count, what is erased already does not.
  ErasePreview customer_preview(const Id& customer) const;
  /// Whether erase_customer would erase anything; quicker.
  bool has_personal_data(const Id& customer) const;
  Result<ErasePreview> erase_customer(const Id& customer, Journal::Done saved = {});

  /// What erase_old would erase: tickets closed at least `months` calendar months ago, and customers that have no others.
  ErasePreview old_preview(std::chrono::months months) const;
  Result<ErasePreview> erase_old(std::chrono::months months, Journal::Done saved = {});

 private:
  using Records = std::vector<const Record*>;
  void add_owned_by(const Record& owner, Records& records) const;
  Records personal_records(const Id& customer) const;
  Records records_closed_before(Time time) const;
  ErasePreview erase(std::span<const Record* const> records, Journal::Done saved);

  Workplace& workplace_;
  const Staff& staff_;
  TicketIndex& tickets_;
};

}  // namespace counterbell::desk
