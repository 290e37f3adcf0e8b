// Rules tried out before they are published: on the tickets that there were, and on weeks made up after them.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "desk/service/sla/impossible.h"
#include "desk/service/sla/replay.h"
#include "desk/service/sla/shift.h"
#include "desk/tickets/ticket_index.h"

namespace counterbell::desk {

struct TrialOptions {
  int people = 0;  ///< On duty, sla::most_people at most; 0: as many as the history shows.
  /// Each piece of work: taking or answering a ticket, each further answer, solving it.
  std::chrono::seconds work = std::chrono::minutes{10};
  std::uint64_t seed = 1;
};

/// The share of targets that should be met for each priority.
inline constexpr double share_to_keep = 0.95;

struct TrialResult {
  std::size_t tickets = 0;  ///< In the history.
  sla::Outcome history;
  sla::Load load;
  int people = 1;                     ///< On duty.
  int weeks = 0;                      ///< Made up.
  std::size_t made_up_tickets = 0;    ///< In these.
  std::vector<sla::Outcome> staffed;  ///< By one person, by two, and so on; at least by `people`.
  std::optional<int> people_to_keep;  ///< So few keep share_to_keep; nothing when not even sla::most_people do.
  std::vector<sla::Impossible> impossible;

  const sla::Outcome& made_up() const { return staffed[static_cast<std::size_t>(people - 1)]; }
};

/// Invariants
/// 1. The same tickets, rules and options at the same time come to the same result, in steps of whatever size.
/// 2. Changes made meanwhile count as far as they concern tickets that have not been judged yet.
class Trial {
 public:
  /// Of rules that check() finds nothing wrong with. What is referred to must outlive it.
  Trial(const Replica& replica, const TicketIndex& tickets, const sla::ZoneRules& zones, const sla::Rules& rules,
        std::chrono::sys_seconds now, const TrialOptions& options);

  /// Does about `budget` tickets' worth of work, and tells whether there is more.
  bool step(std::size_t budget);
  /// How far it is, from 0 to 1; never goes back.
  double progress() const { return progress_; }
  /// What is being done.
  enum class Stage : std::uint8_t { history, made_up, done };
  Stage stage() const { return stage_; }
  /// Meanwhile: how many of the tickets were judged, or with how many people the made-up weeks are being worked through.
  std::size_t tickets_judged() const { return next_; }
  std::size_t tickets_to_judge() const { return tickets_->rows().size(); }
  int people_tried() const { return static_cast<int>(result_.staffed.size()) + 1; }
  /// What came of it. Whole once step() has told that there is no more.
  const TrialResult& result() const { return result_; }

 private:
  std::chrono::sys_seconds newest_ticket() const;
  const sla::Rules& rules() const { return replay_.rules(); }
  void replay_some(std::size_t& budget);
  void make_up();
  void begin_shift();
  void end_shift();
  void advance(double progress);

  const Replica* replica_;
  const TicketIndex* tickets_;
  const sla::ZoneRules* zones_;
  std::chrono::sys_seconds now_;
  TrialOptions options_;
  sla::Replay replay_;
  sla::LoadReading reading_;
  std::size_t next_ = 0;
  Stage stage_ = Stage::history;
  double progress_ = 0;
  TrialResult result_;

  sla::OpenTime open_time_;
  std::chrono::sys_seconds end_{};  // Of the made-up weeks.
  std::vector<sla::Arrival> arrivals_;
  std::optional<sla::Shift> shift_;
};

}  // namespace counterbell::desk
