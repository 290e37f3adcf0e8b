#include "ui/app/shop_screen.h"

#include <utility>

#include "ui/app/features.h"
#include "ui/kit/passing_time.h"
#include "ui/kit/waiting.h"
#include "ui/sharing/place.h"
#include "words/message.h"

namespace counterbell::ui {

ShopScreen::ShopScreen(Ui& ui, Session& session, Toasts& toasts, SignInScreen& sign_in)
    : ui_(ui),
      host_(ui.host()),
      session_(session),
      toasts_(toasts),
      sign_in_(sign_in),
      sharing_(ui.host()),
      chrome_(session.notices()) {
  open_route("");
}

void ShopScreen::open_route(std::string_view route) {
  route_ = parse_route(route);
  if (route_.place.empty()) route_.place = features().front().place;
}

void ShopScreen::import_file(std::unique_ptr<IncomingFile> file) {
  go({share_place, ""}, false);
  sharing_.import_file(std::move(file));
}

void ShopScreen::follow_alerts() {
  alerts_.follow(host_, session_.desk(), toasts_, [this](const Route& to) { go(to, false); });
}

void ShopScreen::draw() {
  read_marks_.follow(host_.settings(), session_.desk().staff().me() ? session_.desk().staff().me()->id() : Id{});
  Context context = make_context();
  take_shortcuts(context);
  search_keys_ = {};
  const Rect area = chrome_.draw(context);
  {
    const Scope main(ui_, Role::main, verbatim("Counterbell"), area);
    draw_place(context, area);
  }
  draw_overlays(context);
  wake_at_midnight(host_, ui_.now());
}

void ShopScreen::draw_place(Context& context, Rect area) {
  if (const Feature* feature = feature_at(context.route)) return screens_.draw(*feature, context, area);
  go({features().front().place, ""}, true);  // An address nobody knows.
}

void ShopScreen::draw_overlays(Context& context) {
  capture_.draw(context);
  sharing_.go_on(context);
  palette_.draw(context);
  switch_dialog_.draw(ui_, session_.desk());
  draw_dialog(ui_, tr("Keyboard shortcuts"), keys_help_, ui_);
}

void ShopScreen::take_shortcuts(Context& context) {
  if (ui_.typed_key(U'n')) context.new_ticket({});
  if (ui_.typed_key(U'/')) chrome_.focus_search();
  if (ui_.typed_key(U'?')) act(Action::show_keys);
  if (ui_.control_key('k')) act(Action::show_palette);
  if (ui_.control_key('z')) undo(false);
  if (ui_.control_key('z', /*shift=*/true) || ui_.control_key('y')) undo(true);
  for (const Feature& feature : features()) {
    const char digit = digit_of(feature);
    if (digit && ui_.typed_key(static_cast<char32_t>(digit))) go({feature.place, ""}, false);
  }
}

Context ShopScreen::make_context() {
  Context context{.ui = ui_,
                  .desk = session_.desk(),
                  .toasts = toasts_,
                  .sharing = sharing_,
                  .route = route_,
                  .search = search_,
                  .search_keys = search_keys_,
                  .just_opened = just_opened_,
                  .ticket_action = ticket_action_,
                  .read_marks = read_marks_,
                  .alerts = alerts_.tickets()};
  context.go = [this](Route to, bool replace) { go(std::move(to), replace); };
  context.new_ticket = [this](std::optional<Id> customer) {
    Context now = make_context();
    capture_.open(now, customer);
    host_.wake();
  };
  context.new_ticket_for = [this](std::string_view typed) {
    Context now = make_context();
    capture_.open(now, std::nullopt, typed);
    host_.wake();
  };
  context.tell_done = [this](Text told) { tell_done(std::move(told)); };
  context.undo = [this] { undo(false); };
  context.redo = [this] { undo(true); };
  context.act = [this](Action action) { act(action); };
  return context;
}

void ShopScreen::go(Route to, bool replace) {
  if (to != route_) host_.set_route(to_text(to), replace);
  route_ = std::move(to);
  host_.wake(2);
}

void ShopScreen::act(Action action) {
  switch (action) {
    case Action::switch_person:
      switch_dialog_.open();
      break;
    case Action::sign_out:
      session_.desk().staff().sign_out();
      sign_in_.panel().reset();
      break;
    case Action::show_keys:
      keys_help_.open();
      break;
    case Action::show_palette:
      palette_.open();
      break;
  }
  host_.wake(2);
}

void ShopScreen::undo(bool again) {
  desk::Desk& desk = session_.desk();
  const Message what = again ? desk.history().redo_label() : desk.history().undo_label();
  if (what.empty() && desk.replica().has_all_lines())
    return toasts_.show(Text(again ? tr("There is nothing to do again.") : tr("There is nothing to undo.")));
  const Result<void> done = again ? desk.history().redo() : desk.history().undo();
  if (!done) return toasts_.show(done.error().message);
  toasts_.show(again ? tr("Done again: {0}", what) : tr("Undone: {0}", what), false, again ? tr("Undo") : tr("Redo"),
               [this, again] { undo(!again); });
  host_.wake();
}

void ShopScreen::tell_done(Text told) {
  const std::optional<Change> done = session_.desk().replica().next_undo();
  if (!done) return toasts_.show(std::move(told));
  toasts_.show(std::move(told), false, tr("Undo"), [this, dot = done->dot] {
    const std::optional<Change> last = session_.desk().replica().next_undo();
    if (last && last->dot == dot) return undo(false);
    toasts_.show(Text(tr("Something else was done since. Undo above goes back one step at a time.")));
  });
}

}  // namespace counterbell::ui
