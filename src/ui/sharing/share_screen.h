// Share: what can be exchanged with colleagues' stations, and how far each of them is.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ui/common/context.h"
#include "ui/kit/later.h"
#include "ui/kit/layout.h"
#include "ui/kit/widgets/cards.h"
#include "words/message.h"

namespace counterbell::ui {

class ShareScreen {
 public:
  void draw(LaterPart, Context& context, Rect area);

 private:
  void refresh(Context& context);
  void draw_files(LaterPart, Context& context, Flow& page);
  void draw_export(Context& context, Flow& flow);
  void draw_import(Context& context, Flow& flow);
  void draw_stations(Context& context, Flow& flow);

  Cards cards_;
  std::uint64_t revision_ = 0;            // Of the desk when the stations were looked up,
  std::optional<std::uint64_t> settled_;  // and Sharing::settled.
  std::vector<desk::StationStatus> stations_;
  std::vector<Id> receivers_;  // By choice of `what to export`; the zero id: everybody.
  std::vector<Message> receiver_labels_;
  int receiver_ = 0;
};

}  // namespace counterbell::ui
