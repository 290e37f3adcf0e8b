// How long a closed ticket keeps its personal data, and erasing what is older.
#pragma once

#include <chrono>
#include <cstdint>
#include <tuple>

#include "ui/common/context.h"
#include "ui/customers/erasure_dialog.h"
#include "ui/settings/kept_field.h"

namespace counterbell::ui {

class RetentionCard {
 public:
  void draw(Context& context, Flow& flow);
  /// What floats above it; to be drawn after everything else.
  void draw_dialog(LaterPart later, Context& context) { erasure_dialog_.draw(later, context); }

 private:
  const desk::ErasePreview& kept_for_longer(Context& context, std::chrono::months months);

  KeptField months_{"settings/retention"};
  desk::ErasePreview old_;
  // Revision, months and minute that it is of.
  std::tuple<std::uint64_t, std::chrono::months, std::chrono::sys_time<std::chrono::minutes>> old_key_;
  ErasureDialog erasure_dialog_;
};

}  // namespace counterbell::ui
