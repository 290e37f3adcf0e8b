// What is said of a trial of service rules.
#pragma once

#include "desk/service/service_trial.h"
#include "words/text.h"

namespace counterbell::ui {

/// "83 %" for 0.83; rounded down, so that a share that is to be reached is not told before it is.
Text percent(double share);
/// "Urgent".
Words priority_label(desk::Priority priority);

/// "First answer 92 %, Next answer 88 %, Solved 71 %"; how many tickets of a priority met each target.
Text kept_words(const desk::sla::Outcome& outcome, desk::Priority priority);
/// "Worst: Saturday 11 to 12, 40 % late (8 of 20)."; at most `most` hours, those with the most
/// missed targets first.
Text worst_hours(const desk::sla::Outcome& outcome, std::size_t most);
/// How many people it takes.
Text staffing_words(const desk::TrialResult& result);
/// What was tried: tickets, targets, made-up weeks.
Text summary_words(const desk::TrialResult& result);
/// Where the made-up weeks come from.
Text load_words(const desk::TrialResult& result);
/// Why these rules ask the impossible, and what to do.
Text impossible_words(const desk::sla::Impossible& impossible, const desk::sla::Rules& rules, int people);

}  // namespace counterbell::ui
