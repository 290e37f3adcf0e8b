// What has been read on this device: up to when each ticket's conversation was looked at, by whoever is signed in.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "desk/tickets/ticket_row.h"
#include "model/time.h"
#include "ui/kit/host.h"

namespace counterbell::ui {

/// Kept with the device, not in the log: to look at something is no change to it.
class ReadMarks {
 public:
  /// Takes up what this device keeps for this person.
  void follow(Settings& settings, const Id& person);
  /// Whether the ticket was on screen here after what happened then.
  bool is_read(const desk::TicketRow& ticket, Time since) const;
  /// Grows whenever something else counts as read.
  std::uint64_t revision() const { return revision_; }
  /// The ticket is on screen, of which the newest to be looked at happened then; `Time{}` when nothing did.
  void note_read(Settings& settings, const desk::TicketRow& ticket, Time newest);

 private:
  void keep(Settings& settings) const;

  Id person_;
  std::uint64_t revision_ = 1;
  std::map<Id, Time> read_until_;  // Of tickets in which there was something to read.
};

}  // namespace counterbell::ui
