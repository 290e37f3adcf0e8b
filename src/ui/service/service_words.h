// What screens say about targets: how they stand, and when they are due.
#pragma once

#include <array>

#include "ui/common/context.h"

namespace counterbell::ui {

/// "First answer", "Next answer", "Solved".
Words label(desk::sla::Metric metric);
/// The same before a time: "First answer by", "Next answer by", "Solve by".
Words deadline_label(desk::sla::Metric metric);

/// A few words on a deadline, and how pressing it is.
struct DueWords {
  Text text;
  Colour colour = 0;
  const char* icon = nullptr;
};
/// "due 16:30", "due in 25 min" within the last hour, "overdue 12 min".
DueWords due_words(Ui& ui, Time due);
/// "Next answer by 16:30, in 25 min".
DueWords deadline_words(Ui& ui, const desk::Deadline& deadline);

/// "10:30, in 25 min", "met, after 5 min", "missed by 12 min", "paused, 1 h left"; asks for a frame when it
/// should read otherwise.
DueWords standing_words(Ui& ui, const desk::sla::Standing& standing);

/// The priorities that have targets, the most pressing first.
inline constexpr std::array target_priorities{desk::Priority::urgent, desk::Priority::high, desk::Priority::normal,
                                              desk::Priority::low};

/// The targets of one of the rules' policies for a priority: "a first answer within 30 opening minutes, solved within 2 working days";
/// "none".
Text target_words(const desk::sla::Rules& rules, const desk::sla::Policy& policy, desk::Priority priority);

/// When a step is due: "At 75 % of the time", "When late", "First answer 1 h late".
Text step_moment(const desk::sla::Step& step);
/// What it does: "the assignee is told", "the supervisors on duty are told and the priority is raised".
Words step_deed(const desk::sla::Step& step);
/// Both: "At 75 % of the time: the assignee is told".
Text step_words(const desk::sla::Step& step);

/// Adds `next` to a list of words with commas between them.
void add_to_list(Text& list, Words next);

}  // namespace counterbell::ui
