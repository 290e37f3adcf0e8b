// What happened, in words, and undo and redo.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/base/workplace.h"
#include "model/error.h"

namespace counterbell::desk {

class Service;
class Shop;
class Staff;
class TicketIndex;

/// One line of a ticket's history in words: who, when, what, old and new value.
struct HistoryLine {
  Time at{};
  Message who;          ///< Staff name, or the station's when nobody was signed in.
  std::string station;  ///< Code of the station it was made at.
  /// The field whose value changed; empty when the line tells of a whole record.
  std::optional<Field> field;
  Message what;    ///< The field's label, or "Ticket opened".
  Message before;  ///< In words; empty when there was none.
  Message after;
  bool lost = false;  ///< A change made elsewhere at the same time won.
  bool is_undo = false;
};

class History {
 public:
  History(Workplace& workplace, const Staff& staff, const Shop& shop, const Service& service, TicketIndex& tickets)
      : workplace_(workplace), staff_(staff), shop_(shop), service_(service), tickets_(tickets) {}

  // In words (history.cpp)

  /// All that happened to a ticket, the oldest first; nothing for one that is not known here.
  std::vector<HistoryLine> of(const Id& ticket) const;
  /// What an escalation did: "told Mara Lind, priority raised to High".
  Message escalation_words(const Record& escalation) const;

  // Undo (undo.cpp)

  /// What undo would take back, in words ("State: Solved", "Ticket K7F-0042 opened"); empty when nothing.
  Message undo_label() const;
  Message redo_label() const;
  /// Takes back, or does again. What only owners and supervisors may change (is_managed()), only they may take back.
  Result<void> undo(Journal::Done saved = {});
  Result<void> redo(Journal::Done saved = {});
  /// Takes back the last thing that was done at this station when it worked as another replica, and gives it in words; the
  /// next call what was done before that. For the command line, whose every run is a replica of its own.
  Result<Message> undo_earlier();

 private:
  class Lines;
  Message in_words(Field field, const Value& value) const;
  Message in_words(const Change& change) const;
  /// An error unless who is signed in may take `change` back.
  Result<void> check_may_undo(const Change& change) const;
  /// "2026-12-24 13:00", as clocks here show it.
  std::string time_in_words(Time time) const;

  Workplace& workplace_;
  const Staff& staff_;
  const Shop& shop_;
  const Service& service_;
  TicketIndex& tickets_;
};

}  // namespace counterbell::desk
