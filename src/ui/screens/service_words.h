// What screens say about promises: how they stand, and by when they are to be kept.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "ui/screen.h"

namespace counterbell::ui {

/// "First answer", "Next answer", "Solved".
std::string_view label(desk::sla::Metric metric);

/// A few words on a deadline, and how pressing it is.
struct DueWords {
  std::string text;
  Colour colour = 0;
  const char* icon = nullptr;
};
/// "due in 25 min", "overdue 12 min".
DueWords due_words(const Ui& ui, std::int64_t due_ms);

/// "by 10:30, in 25 min", "kept after 5 min", "missed by 12 min", "paused, 1 h left"; asks for a frame when it should read otherwise.
DueWords standing_words(Ui& ui, const desk::sla::Standing& standing);

/// The priorities that promises are made for, the most pressing first.
inline constexpr std::array promised_priorities{desk::Priority::urgent, desk::Priority::high, desk::Priority::normal,
                                                desk::Priority::low};

/// What a policy promises for a priority: "a first answer within 30 opening minutes, solved within 3 opening hours"; "nothing".
std::string promise_words(const desk::sla::Policy& policy, desk::Priority priority);

/// When a step is due: "At 75 % of the time", "When late", "First answer 1 h late".
std::string step_moment(const desk::sla::Step& step);
/// What it does: "the assignee is told", "the supervisors on duty are told and the priority is raised".
std::string step_deed(const desk::sla::Step& step);
/// Both: "At 75 % of the time: the assignee is told".
std::string step_words(const desk::sla::Step& step);

}  // namespace counterbell::ui
