// Service levels: where a shop writes down when it is open and how soon it promises to answer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "ui/common/context.h"
#include "ui/kit/later.h"
#include "ui/kit/printing.h"
#include "ui/kit/widgets/cards.h"
#include "ui/service/hours_card.h"
#include "ui/service/service_draft.h"
#include "ui/service/service_starters.h"
#include "ui/service/service_trial.h"

namespace counterbell::ui {

class ServiceScreen {
 public:
  void draw(LaterPart, Context& context, Rect area);

 private:
  void follow(Context& context);
  void keep(Ui& ui);
  bool is_unpublished() const { return !rules_ || draft_ != published_; }
  void draw_page(LaterPart, Context& context, Rect area);
  void draw_bar(Context& context, Rect rect);
  void draw_policy(Ui& ui, Flow& flow, std::size_t index);
  void draw_conditions(Ui& ui, Flow& flow, PolicyDraft& policy);
  void draw_targets(Ui& ui, Flow& flow, PolicyDraft& policy);
  void draw_publish(Context& context, Flow& flow);
  void publish(Context& context);

  Cards cards_;
  const desk::Desk* desk_ = nullptr;
  const Record* rules_ = nullptr;  ///< That the draft began with.
  std::uint64_t drafts_read_ = 0;  ///< As Drafts::changes_elsewhere then was.
  ServiceDraft published_;
  ServiceDraft draft_;
  bool edited_ = false;       ///< In this frame.
  bool is_beginning_ = true;  ///< Starters are offered.
  StarterChoice starters_;
  HoursCard hours_;
  Printing printing_;
  Message error_;
  TrialCard trial_;
};

}  // namespace counterbell::ui
