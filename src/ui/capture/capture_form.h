// Taking a ticket: fifteen seconds, hands on the keyboard, the customer in front of you.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ui/capture/capture_draft.h"
#include "ui/capture/unfinished.h"
#include "ui/common/context.h"
#include "ui/common/customer_picker.h"

namespace counterbell::ui {

/// The form opens blank, for whoever stands there now. What is typed is kept at every keystroke, for whoever typed it, whatever happens;
/// what was left unfinished is offered beside the blank form.
class CaptureForm {
 public:
  /// For a known customer, or for whom `typed` names or reaches.
  void open(Context& context, std::optional<Id> customer, std::string_view typed = {});
  bool is_open() const { return open_; }
  /// Draws it when open, and tells of tickets taken with it once they are safely kept.
  void draw(Context& context);
  /// Closes it; what was typed waits for the next time.
  void close(Context& context);

 private:
  /// A ticket on its way to being safely kept.
  struct Receipt {
    std::string number;
    bool saved = false;
  };

  enum class Focus : std::uint8_t { none, customer, reach, subject };

  void start(Context& context, std::optional<Id> customer);
  void go_on_with(Context& context, UnfinishedTickets::One unfinished);
  void throw_away(Context& context);
  void follow_other_tabs(Context& context);
  void pick(Context& context, const Id& customer);
  void unpick(Context& context);
  void drop_unknown_customer(Context& context);
  void keep(Context& context);
  void submit(Context& context);
  void tell_saved(Context& context);
  void draw_restored(Context& context, Rect line);
  void draw_who(Context& context, Rect rect);
  float who_height(Context& context) const;
  float draw_fields(Context& context, Rect rect, bool who_below);
  void settle_person(Context& context);
  void draw_person_fields(Context& context, Rect customer, Rect reach);
  void draw_choices(Context& context, Flow& flow);
  void draw_footer(Context& context, Rect rect);
  bool take_focus(Focus field);

  bool open_ = false;
  bool restored_ = false;
  CaptureDraft draft_;
  std::string draft_name_;  ///< What it is kept under; "" until something is typed.
  UnfinishedTickets unfinished_;
  std::uint64_t drafts_read_ = 0;  ///< As Drafts::changes_elsewhere then was.
  std::optional<Id> asked_for_;    ///< The customer the form was opened for.
  Words error_;
  Focus focus_ = Focus::none;
  CustomerPicker picker_;
  std::vector<std::shared_ptr<Receipt>> receipts_;
};

}  // namespace counterbell::ui
