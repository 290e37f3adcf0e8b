// What is said of a trial of service rules.
#pragma once

#include <string>
#include <string_view>

#include "desk/service_trial.h"

namespace counterbell::ui {

/// "83 %" for 0.83; rounded down, so that a share that is to be reached is not told before it is.
std::string percent(double share);
/// "Urgent".
std::string_view priority_label(desk::Priority priority);

/// "First answer 92 %, Next answer 88 %, Solved 71 %"; of what was promised for a priority.
std::string kept_words(const desk::sla::Outcome& outcome, desk::Priority priority);
/// "Worst: Saturday 11 to 12, 40 % late (8 of 20)."; at most `most` hours, first those in which most promises came late.
std::string worst_hours(const desk::sla::Outcome& outcome, std::size_t most);
/// How many people it takes.
std::string staffing_words(const desk::TrialResult& result);
/// What was tried: tickets, promises, made-up weeks.
std::string summary_words(const desk::TrialResult& result);
/// Where the made-up weeks come from.
std::string load_words(const desk::TrialResult& result);
/// Why these rules ask the impossible, and what to do.
std::string impossible_words(const desk::sla::Impossible& impossible, const desk::sla::Rules& rules, int people);

}  // namespace counterbell::ui
