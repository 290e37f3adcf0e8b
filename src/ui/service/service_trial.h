// The card in which rules are tried out before they are published: what they would have come to, and how many people they take.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "desk/service/service_trial.h"
#include "ui/common/context.h"
#include "ui/kit/layout.h"
#include "ui/service/service_draft.h"

namespace counterbell::ui {

class TrialCard {
 public:
  /// The card's content. A trial goes on, a little in each frame, while it is being drawn.
  void draw(Context& context, Flow& flow, const ServiceDraft& draft);

 private:
  void follow(Context& context);
  void draw_figures(Ui& ui, Flow& flow);
  void begin(Context& context, const ServiceDraft& draft);
  void draw_running(Ui& ui, Flow& flow);
  void go_on(Ui& ui);
  void draw_result(Ui& ui, Flow& flow, const ServiceDraft& draft);

  const desk::Desk* desk_ = nullptr;
  std::string people_;  ///< As typed; empty: as the history shows.
  std::string work_;
  Message people_error_;
  Message work_error_;
  Message error_;
  ServiceDraft tried_;
  desk::sla::Rules rules_;              ///< What tried_ comes to.
  std::unique_ptr<desk::Trial> trial_;  ///< While it runs.
  std::optional<desk::TrialResult> result_;
  int shown_week_ = 0;  ///< Of the two: what was, or what is made up.
};

}  // namespace counterbell::ui
