#include "ui/screens/setup.h"

#include <algorithm>
#include <utility>

#include "ui/export_run.h"
#include "ui/forms.h"
#include "ui/icons.h"
#include "ui/waiting.h"

namespace counterbell::ui {

namespace {

constexpr float column_width = 460;
constexpr std::string_view shop_draft = "setup/shop";
constexpr std::string_view name_draft = "setup/name";
constexpr std::string_view station_draft = "setup/station";
constexpr std::string_view joining_key = "joining";  // In the settings while a shop has come in only in part.

/// A wide button of two lines: what it does and when one wants it.
bool choice(Ui& ui, Rect rect, const char* icon, std::string_view label, std::string_view hint) {
  const Palette& palette = ui.palette();
  const Press press =
      pressable(ui, rect, label, {.role = Role::button, .name = std::string(label), .description = std::string(hint)});
  draw_card(ui, rect);
  if (press.hovered) fill(ui, rect, palette.selected, corner_card);
  draw_focus_ring(ui, rect, corner_card, press.id);
  Rect inner = rect.inset(gap, 10);
  draw_icon(ui, inner.cut_left(24), icon, 20, palette.accent);
  inner.cut_left(14);
  draw_icon(ui, inner.cut_right(20), icon::chevron_right, 16, palette.ink3);
  Rect lines = inner.centred(inner.width, 40);
  draw_line(ui, lines.cut_top(22), label, TextStyle::strong, palette.ink);
  draw_line(ui, lines, hint, TextStyle::secondary, palette.ink2);
  return press.pressed;
}

void headline(Ui& ui, Flow& flow, std::string_view words) {
  logo_line(ui, flow, "Counterbell");
  flow.space(gap_small);
  flow.space(heading(ui, flow.rest(), words, 1) + 4);
}

}  // namespace

SetupScreen::SetupScreen(Host& host, Session& session)
    : host_(host), session_(session), reading_(host), from_folder_(host, session) {}

void SetupScreen::draw(Ui& ui, Rect area) {
  if (drafts_read_ != host_.drafts().changes_elsewhere()) read_drafts();
  if (wants_example_) load_example();
  go_on_joining();
  from_folder_.go_on();
  const Scope region(ui, Role::main, "Set up", area);
  ScrollArea scroll(ui, "setup", area);
  const Rect content = scroll.content();
  const float width = std::min(column_width, content.width - 2 * gap);
  const bool roomy = content.height >= 820 && ui.width() != Width::phone;
  const Rect column{content.x + (content.width - width) / 2, content.y + (roomy ? 56 : gap_large), width,
                    content.height};

  float used = 0;
  if (reading_.locked())
    used = draw_locked(ui, column);
  else if (reading_.running() || merging_ || from_folder_.is_running())
    used = draw_progress(ui, column);
  else if (!host_.settings().get(joining_key).empty())
    used = draw_join_again(ui, column);
  else if (session_.stage() == Session::Stage::no_station)
    used = draw_station(ui, column);
  else if (!lost_shop_.empty())
    used = draw_lost(ui, column);
  else if (session_.stage() == Session::Stage::unfinished)
    used = draw_join_again(ui, column);
  else
    used = draw_welcome(ui, column);
  scroll.set_content_height(column.y - content.y + used + gap_large);
  first_frame_ = false;
}

void SetupScreen::take_file(std::unique_ptr<IncomingFile> file) {
  join_error_.clear();
  from_folder_.forget_trouble();
  if (reading_.running() || reading_.locked() || merging_) {
    waiting_.push_back(std::move(file));
  } else {
    reading_.start(std::move(file));
  }
}

float SetupScreen::draw_welcome(Ui& ui, Rect area) {
  const Palette& palette = ui.palette();
  Flow flow(area, gap_small);
  headline(ui, flow, "Every concern is welcome");
  flow_text(ui, flow,
            "A help desk for your counter. It keeps everything on this device and works without the internet.",
            TextStyle::body, palette.ink2);
  flow.space(gap);
  cards_.draw(ui, "form", flow.next(cards_.height("form")), "Set up your shop",
              [&](Flow& form) { draw_form(ui, form); });
  flow.space(gap_small);
  if (choice(ui, flow.next(66), icon::store, "Load an example shop", "Made-up tickets, to try things out"))
    wants_example_ = true;
  if (wants_example_) draw_waiting_lines(ui, flow);
  if (choice(ui, flow.next(66), icon::file_input, "Join with a file from a colleague",
             "Your shop already uses Counterbell"))
    choose_file();
  offer_folder(ui, flow, "Join with the shared folder");
  draw_troubles(ui, flow);
  return flow.used();
}

float SetupScreen::draw_lost(Ui& ui, Rect area) {
  Flow flow(area, gap_small);
  headline(ui, flow, "The tickets of " + lost_shop_ + " are not here any more");
  flow_text(
      ui, flow,
      "The browser has removed or lost what Counterbell kept on this device. What brings it back is the folder that "
      "your devices share, the file exported last, or any file of a colleague's.",
      TextStyle::body, ui.palette().ink2);
  flow.space(gap);
  offer_folder(ui, flow, "Restore from the shared folder");
  if (choice(ui, flow.next(66), icon::file_input, "Restore from a file", "Exported here or at any station of the shop"))
    choose_file();
  draw_troubles(ui, flow);
  flow.space(gap_small);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (session_.stage() == Session::Stage::unfinished) {  // A part of the shop is still here.
    if (buttons.left("Save what is left as a file", {.icon = icon::download})) host_.save_rescue();
    erase_.draw_button(ui, buttons);
    erase_.draw(ui, flow);
  } else if (buttons.left("Start without a file", {.kind = ButtonKind::ghost})) {
    lost_shop_.clear();
  }
  return flow.used();
}

void SetupScreen::read_drafts() {
  const Drafts& drafts = host_.drafts();
  drafts_read_ = drafts.changes_elsewhere();
  shop_name_ = drafts.get(shop_draft);
  your_name_ = drafts.get(name_draft);
  station_name_ = drafts.get(station_draft);
}

void SetupScreen::draw_form(Ui& ui, Flow& flow) {
  FieldOptions shop;
  shop.required = true;
  shop.focus_now = first_frame_ && !ui.host().coarse_pointer();
  const FieldResult typed_shop = flow_field(ui, flow, "Shop name", shop_name_, shop);
  if (typed_shop.edited) host_.drafts().set(shop_draft, shop_name_);

  FieldOptions name;
  name.required = true;
  const FieldResult typed_name = flow_field(ui, flow, "Your name", your_name_, name);
  if (typed_name.edited) host_.drafts().set(name_draft, your_name_);

  FieldOptions pin = pin_options();
  pin.placeholder = "4 to 8 digits, or none";
  const FieldResult typed_pin = flow_field(ui, flow, "PIN", pin_, pin);

  if (typed_shop.edited || typed_name.edited || typed_pin.edited) error_.clear();
  error_line(ui, flow, error_);
  flow.space(gap_small);
  const bool pressed = button(ui, flow.next(ui.control_height()), "Start", {.kind = ButtonKind::primary});
  if (pressed || typed_shop.submitted || typed_name.submitted || typed_pin.submitted) start();
}

void SetupScreen::start() {
  const Result<void> done = session_.set_up({.shop_name = shop_name_, .your_name = your_name_, .pin = pin_});
  if (!done) {
    error_ = done.error().message;
  } else {
    host_.drafts().set(shop_draft, "");
    host_.drafts().set(name_draft, "");
    pin_.clear();
  }
  host_.wake(2);
}

void SetupScreen::load_example() {
  const std::optional<LaterPart> later = host_.later();
  if (!later) return;
  wants_example_ = false;
  if (const Result<void> done = session_.load_example(*later); !done) join_error_ = done.error().message;
  host_.wake(2);
}

void SetupScreen::choose_file() {
  join_error_.clear();
  from_folder_.forget_trouble();
  host_.open_file(exchange_accept, [this](std::unique_ptr<IncomingFile> file) {
    take_file(std::move(file));
    host_.wake();
  });
}

void SetupScreen::offer_folder(Ui& ui, Flow& flow, std::string_view label) {
  if (!from_folder_.is_possible()) return;
  const std::string name = host_.folder().name();
  const std::string hint = name.empty() ? "The one your devices keep alike" : "“" + name + "”, chosen here before";
  if (!choice(ui, flow.next(66), icon::folder_sync, label, hint)) return;
  join_error_.clear();
  from_folder_.begin();
}

void SetupScreen::draw_troubles(Ui& ui, Flow& flow) {
  error_line(ui, flow, join_error_);
  error_line(ui, flow, from_folder_.trouble());
}

void SetupScreen::go_on_joining() {
  if (auto file = reading_.take()) {
    if (*file) question_.opened(host_);
    question_.reset();
    begin_merging(std::move(*file));
  }
  if (!merging_) return;
  host_.wake();
  const std::optional<LaterPart> later = host_.later();
  if (!later || merging_->step(*later, host_)) return;
  session_.desk().heard(merging_->outcome().header);
  merging_.reset();
  host_.settings().set(joining_key, "");
  if (waiting_.empty()) return;
  take_file(std::move(waiting_.front()));
  waiting_.pop_front();
}

void SetupScreen::begin_merging(Result<ExchangeFile> file) {
  if (!file) {
    join_error_ = file.error().message;
    return;
  }
  if (const Result<void> begun = session_.begin_join(file->header.shop); !begun) {
    join_error_ = begun.error().message;
    return;
  }
  Replica& replica = session_.desk().replica();
  const Result<ImportPreview> found = preview(replica, *file);
  if (!found) {
    join_error_ = found.error().message;
    return;
  }
  host_.settings().set(joining_key, "begun");
  merging_.emplace(replica, *std::move(file), *found);
}

float SetupScreen::draw_progress(Ui& ui, Rect area) {
  Flow flow(area, gap_small);
  headline(ui, flow, "Joining the shop");
  if (from_folder_.is_running()) {
    from_folder_.draw(ui, flow);
    return flow.used();
  }
  const bool reading = reading_.running();
  if (reading_.waits()) draw_waiting_lines(ui, flow);
  flow_text(ui, flow, reading ? "Reading and checking the file." : "Taking in tickets and people.", TextStyle::body,
            ui.palette().ink2);
  flow.space(gap);
  progress(ui, flow.next(8), "Joining", reading ? reading_.share() : merging_->share());
  flow.space(gap);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left("Cancel")) {
    reading_.cancel();
    waiting_.clear();
    merging_.reset();
  }
  return flow.used();
}

float SetupScreen::draw_locked(Ui& ui, Rect area) {
  Flow flow(area, gap_small);
  headline(ui, flow, "Joining the shop");
  bool opened = question_.draw(ui, flow, reading_.lock_trouble());
  flow.space(gap_small);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  opened = buttons.left("Open", {.kind = ButtonKind::primary}) || opened;
  if (buttons.left("Cancel")) {
    reading_.cancel();
    question_.reset();
  } else if (opened && !question_.answer().empty()) {
    reading_.unlock(question_.answer());
  }
  return flow.used();
}

float SetupScreen::draw_join_again(Ui& ui, Rect area) {
  Flow flow(area, gap_small);
  headline(ui, flow, "Joining was interrupted");
  flow_text(ui, flow, "Choose your colleague's file once more. What came in already is not asked for again.",
            TextStyle::body, ui.palette().ink2);
  flow.space(gap);
  if (choice(ui, flow.next(66), icon::file_input, "Join with a file from a colleague",
             "Any file of the same shop will do"))
    choose_file();
  offer_folder(ui, flow, "Join with the shared folder");
  draw_troubles(ui, flow);
  flow.space(gap_small);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left("Start over on this device", {.kind = ButtonKind::ghost})) host_.erase_device();
  return flow.used();
}

float SetupScreen::draw_station(Ui& ui, Rect area) {
  Flow flow(area, gap_small);
  const Record* shop = session_.desk().shop();
  headline(ui, flow, "Welcome to " + std::string(shop->text(Field::shop_name)));
  flow_text(ui, flow, "Where does this device stand? Colleagues see the name on Share.", TextStyle::body,
            ui.palette().ink2);
  flow.space(gap);
  for (const std::string& notice : *session_.notices()) error_line(ui, flow, notice);
  FieldOptions name;
  name.required = true;
  name.placeholder = "Back office";
  name.error = error_;
  name.focus_now = std::exchange(focus_station_, false) && !ui.host().coarse_pointer();
  const FieldResult typed = flow_field(ui, flow, "Station name", station_name_, name);
  if (typed.edited) {
    error_.clear();
    host_.drafts().set(station_draft, station_name_);
  }
  flow.space(gap_small);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left("Join", {.kind = ButtonKind::primary}) || typed.submitted) {
    if (const Result<void> joined = session_.desk().join_station(station_name_); !joined)
      error_ = joined.error().message;
    else
      host_.drafts().set(station_draft, "");
    host_.wake(2);
  }
  return flow.used();
}

}  // namespace counterbell::ui
