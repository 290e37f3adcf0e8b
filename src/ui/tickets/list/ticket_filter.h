// Narrowing the list of tickets: the dialog with everything to choose from, and the chips that show what was chosen.
#pragma once

#include <string>
#include <vector>

#include "ui/common/context.h"
#include "ui/kit/later.h"

namespace counterbell::ui {

/// One part of a filter in words ("High"), with what takes it away.
struct FilterPart {
  Text label;
  std::function<void(desk::Filter&)> remove;
};
std::vector<FilterPart> parts_of(const desk::Desk& desk, const desk::Filter& filter);

class FilterDialog {
 public:
  void open() { open_ = true; }
  bool is_open() const { return open_; }
  /// Draws it when open. `filter` follows every press; true when it changed.
  COUNTERBELL_LATER(filter) bool draw(LaterPart, Context& context, desk::Filter& filter);

 private:
  bool open_ = false;
};

/// Asks for a name and keeps the query as a view of this person's or of everyone's.
class SaveViewDialog {
 public:
  void open(const Drafts& drafts);
  bool is_open() const { return open_; }
  /// Draws it when open; the new view's id once it is kept.
  COUNTERBELL_LATER(save_view) std::optional<Id> draw(LaterPart, Context& context, const desk::TicketQuery& query);

 private:
  bool open_ = false;
  bool fresh_ = false;  ///< Opened since the last frame: the field takes the focus.
  std::string name_;
  Message error_;
  bool for_everyone_ = false;
};

}  // namespace counterbell::ui
