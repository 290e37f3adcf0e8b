// What came of a trial of service rules, as charts. Each tells its figures in words as well.
#pragma once

#include "desk/service/service_trial.h"
#include "ui/kit/layout.h"
#include "ui/kit/ui.h"

namespace counterbell::ui {

/// Bars for each priority: the share of targets met on the shop's own tickets, and in the made-up weeks.
void draw_kept(Ui& ui, Flow& flow, const desk::TrialResult& result);

/// A week, hour by hour: the redder, the more of the targets that began to run then were missed.
void draw_week(Ui& ui, Flow& flow, const desk::sla::Outcome& outcome);

/// Columns: the share of targets that so many people meet, for the priority that fares worst.
void draw_staffing(Ui& ui, Flow& flow, const desk::TrialResult& result);

}  // namespace counterbell::ui
