// Who the ticket is for: people offered while a name, phone or e-mail is typed, and the one who was picked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ui/common/context.h"
#include "ui/kit/widgets/fields.h"

namespace counterbell::ui {

class CustomerPicker {
 public:
  /// What the field or the offers came to in this frame.
  struct Outcome {
    std::optional<Id> picked;
    bool edited = false;   ///< The text changed, so nobody is picked any more.
    bool go_on = false;    ///< Enter without a choice: on to the next field.
    bool is_done = false;  ///< Ctrl+Enter: the whole form is.
    bool is_left = false;  ///< By Enter without a choice, or the focus went elsewhere: what was typed is all.
  };

  void reset();
  /// Finds whom `typed` may mean; to be called before drawing. Nobody is offered once somebody is picked.
  void look_up(Context& context, std::string_view typed, bool is_picked);
  /// The field named Customer; Up, Down and Enter choose from the offers.
  Outcome draw_field(Context& context, Rect rect, std::string& typed, bool focus_now);
  /// The height the offers need; 0 when there are none.
  float offers_height(Ui& ui) const;
  /// The offers as a listbox; the one that was pressed.
  std::optional<Id> draw_offers(Context& context, Rect rect);

 private:
  std::vector<desk::CustomerMatch> matches_;
  std::string looked_up_;
  std::uint64_t revision_ = 0;
  bool known_ = false;  ///< matches_ are those of looked_up_.
  int chosen_ = -1;
  bool had_focus_ = false;
};

/// The picked customer: how to reach them and what they last came for, so that the assistant can say "you called
/// yesterday". Returns its height; `cleared` when the person is to be somebody else.
float draw_customer_card(Context& context, Rect rect, const Id& customer, bool& cleared);
/// The height draw_customer_card takes.
float customer_card_height(Context& context, const Id& customer);

}  // namespace counterbell::ui
