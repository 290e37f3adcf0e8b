#include "ui/start/setup.h"

#include <utility>

#include "ui/common/country_select.h"
#include "ui/icons.h"
#include "ui/kit/waiting.h"
#include "ui/kit/widgets/forms.h"
#include "ui/kit/widgets/page.h"
#include "ui/start/choice.h"

namespace counterbell::ui {

namespace {

constexpr float column_width = 460;
constexpr std::string_view shop_draft = "setup/shop";
constexpr std::string_view name_draft = "setup/name";
constexpr std::string_view station_draft = "setup/station";

void headline(Ui& ui, Flow& flow, Words words) { flow.space(heading(ui, flow.rest(), words, 1) + 4); }

}  // namespace

SetupScreen::SetupScreen(Host& host, Session& session) : host_(host), session_(session), joining_(host, session) {}

void SetupScreen::draw(Ui& ui, Rect area) {
  if (drafts_read_ != host_.drafts().changes_elsewhere()) read_drafts();
  if (wants_example_) load_example();
  joining_.go_on();
  const bool roomy = area.height >= 820 && ui.width() != Width::phone;
  FrontPage page(ui, "setup", tr("Set up"), area, {.width = column_width, .top = roomy ? 56 : gap_large},
                 verbatim("Counterbell"));
  draw_step(ui, page.flow());
  first_frame_ = false;
}

void SetupScreen::draw_step(Ui& ui, Flow& flow) {
  if (joining_.is_shown()) return joining_.draw(ui, flow);
  if (joining_.was_interrupted()) return draw_join_again(ui, flow);
  if (session_.stage() == Session::Stage::no_station) return draw_station(ui, flow);
  if (!lost_shop_.empty()) return draw_lost(ui, flow);
  if (session_.stage() == Session::Stage::unfinished) return draw_join_again(ui, flow);
  draw_welcome(ui, flow);
}

void SetupScreen::draw_welcome(Ui& ui, Flow& flow) {
  const Palette& palette = ui.palette();
  headline(ui, flow, tr("Every concern is welcome"));
  flow_text(ui, flow,
            tr("A help desk for your counter. It keeps everything on this device and works without the internet."),
            TextStyle::body, palette.ink2);
  flow.space(gap);
  cards_.draw(ui, "form", flow, tr("Set up your shop"), [&](Flow& form) { draw_form(ui, form); });
  flow.space(gap_small);
  if (choice(ui, flow, icon::store, tr("Load an example shop"), tr("Made-up tickets, to try things out")))
    wants_example_ = true;
  if (wants_example_) draw_waiting_lines(ui, flow);
  joining_.offer_file(ui, flow, tr("Join with a file from a colleague"), tr("Your shop already uses Counterbell"));
  joining_.offer_folder(ui, flow, tr("Join with the shared folder"));
  joining_.draw_troubles(ui, flow);
}

void SetupScreen::draw_lost(Ui& ui, Flow& flow) {
  headline(ui, flow, tr("The tickets of {0} are not here any more", lost_shop_.shown()));
  flow_text(
      ui, flow,
      tr("The browser has removed or lost what Counterbell kept on this device. What brings it back is the folder that "
         "your devices share, the file exported last, or any file of a colleague's."),
      TextStyle::body, ui.palette().ink2);
  flow.space(gap);
  joining_.offer_folder(ui, flow, tr("Restore from the shared folder"));
  joining_.offer_file(ui, flow, tr("Restore from a file"), tr("Exported here or at any station of the shop"));
  joining_.draw_troubles(ui, flow);
  flow.space(gap_small);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (session_.stage() == Session::Stage::unfinished) {  // A part of the shop is still here.
    if (buttons.left(tr("Save what is left as a file"), {.icon = icon::download})) host_.save_rescue();
    erase_.draw_button(ui, buttons);
    erase_.draw(ui, flow);
  } else if (buttons.left(tr("Start without a file"), {.kind = ButtonKind::ghost})) {
    lost_shop_ = {};
  }
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
  const FieldResult typed_shop = flow_field(ui, flow, tr("Shop name"), shop_name_, shop);
  if (typed_shop.edited) host_.drafts().set(shop_draft, shop_name_);

  FieldOptions name;
  name.required = true;
  const FieldResult typed_name = flow_field(ui, flow, tr("Your name"), your_name_, name);
  if (typed_name.edited) host_.drafts().set(name_draft, your_name_);

  // Side by side where there is room, so that all ways to begin are in sight at a till.
  Rect line = flow.next(field_height(ui, {}));
  const bool is_narrow = ui.width() == Width::phone;
  Flow left(is_narrow ? line : line.cut_left((line.width - gap) / 2));
  if (const std::optional<LaterPart> later = host_.later()) {
    if (!knows_country_) country_ = host_.own_country();
    knows_country_ = true;
    country_select(*later, ui, left, country_);
  }
  line.cut_left(gap);
  Flow right(is_narrow ? flow.next(field_height(ui, {})) : line);

  FieldOptions pin = pin_options();
  pin.placeholder = tr("4 to 8 digits, or none");
  pin.short_placeholder = tr("4 to 8 digits");
  const FieldResult typed_pin = flow_field(ui, right, tr("PIN"), pin_, pin);

  if (typed_shop.edited || typed_name.edited || typed_pin.edited) error_ = {};
  error_line(ui, flow, error_.shown());
  flow.space(gap_small);
  const bool pressed = button(ui, flow.next(ui.control_height()), tr("Start"), {.kind = ButtonKind::primary});
  if (pressed || typed_shop.submitted || typed_name.submitted || typed_pin.submitted) start();
}

void SetupScreen::start() {
  const Result<void> done =
      session_.set_up({.shop_name = shop_name_, .your_name = your_name_, .pin = pin_, .country = country_});
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
  if (const Result<void> done = session_.load_example(*later); !done) joining_.set_trouble(done.error().message);
  host_.wake(2);
}

void SetupScreen::draw_join_again(Ui& ui, Flow& flow) {
  headline(ui, flow, tr("Joining was interrupted"));
  flow_text(ui, flow, tr("Choose your colleague's file once more. What came in already is not asked for again."),
            TextStyle::body, ui.palette().ink2);
  flow.space(gap);
  joining_.offer_file(ui, flow, tr("Join with a file from a colleague"), tr("Any file of the same shop will do"));
  joining_.offer_folder(ui, flow, tr("Join with the shared folder"));
  joining_.draw_troubles(ui, flow);
  flow.space(gap_small);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left(tr("Start over on this device"), {.kind = ButtonKind::ghost})) host_.erase_device();
}

void SetupScreen::draw_station(Ui& ui, Flow& flow) {
  const Record* shop = session_.desk().shop().record();
  headline(ui, flow, tr("Welcome to {0}", verbatim(shop->text(Field::shop_name))));
  flow_text(ui, flow, tr("Where does this device stand? Colleagues see the name on Share."), TextStyle::body,
            ui.palette().ink2);
  flow.space(gap);
  for (const Message& notice : *session_.notices()) error_line(ui, flow, notice.shown());
  const Text error = error_.shown();
  FieldOptions name;
  name.required = true;
  name.placeholder = tr("Back office");
  name.error = error;
  name.focus_now = std::exchange(focus_station_, false) && !ui.host().coarse_pointer();
  const FieldResult typed = flow_field(ui, flow, tr("Station name"), station_name_, name);
  if (typed.edited) {
    error_ = {};
    host_.drafts().set(station_draft, station_name_);
  }
  flow.space(gap_small);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left(tr("Join"), {.kind = ButtonKind::primary}) || typed.submitted) {
    if (const Result<void> joined = session_.desk().shop().join(station_name_); !joined)
      error_ = joined.error().message;
    else
      host_.drafts().set(station_draft, "");
    host_.wake(2);
  }
}

}  // namespace counterbell::ui
