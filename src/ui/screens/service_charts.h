// What came of a trial of service rules, as charts. Each tells its figures in words as well.
#pragma once

#include "desk/service_trial.h"
#include "ui/layout.h"
#include "ui/ui.h"

namespace counterbell::ui {

/// Bars for each priority: how much would have been kept of the shop's own tickets, and was of the made-up weeks.
void draw_kept(Ui& ui, Flow& flow, const desk::TrialResult& result);

/// A week, hour by hour: the redder, the more of what was promised then came late.
void draw_week(Ui& ui, Flow& flow, const desk::sla::Outcome& outcome);

/// Columns: how much so many people keep for the priority that fares worst.
void draw_staffing(Ui& ui, Flow& flow, const desk::TrialResult& result);

}  // namespace counterbell::ui
