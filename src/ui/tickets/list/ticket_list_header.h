// What stands above the list of tickets: which view, how many, in which order, narrowed by what.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/tickets/list/ticket_filter.h"

namespace counterbell::ui {

class TicketListHeader {
 public:
  /// What the list shows, the words searched for included.
  desk::TicketQuery query(Context& context);
  /// Draws from the top of `rect` for a list of `count` tickets; returns the height it took.
  float draw(Context& context, Rect rect, std::size_t count);
  /// Shows everything of the view again.
  void clear(Context& context);
  /// Whether a filter narrows the view.
  bool is_narrowed() const { return query_.filter != desk::Filter{}; }

 private:
  struct SavedView {
    Id id;
    std::string name;
    desk::TicketQuery query;
    std::size_t count = 0;
  };

  void load(Context& context);
  void keep(Context& context);
  void refresh_saved(Context& context);
  float view_width(Ui& ui) const;
  int chosen_sort() const;
  void draw_view(Context& context, Rect rect);
  void draw_sort(Context& context, Rect& rect, std::size_t count);
  float draw_parts(Context& context, Rect rect);
  std::vector<Text> view_labels(Context& context) const;
  Words view_name(int index) const;
  int chosen_view() const;
  void choose_view(Context& context, int index);

  desk::TicketQuery query_;
  std::optional<Id> saved_;  ///< The saved view this started from.
  std::vector<SavedView> saved_views_;
  std::uint64_t saved_revision_ = 0;
  bool loaded_ = false;
  FilterDialog filter_;
  SaveViewDialog save_view_;
};

}  // namespace counterbell::ui
