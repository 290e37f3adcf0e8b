#include "ui/screens/settings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <utility>

#include "ui/format.h"
#include "ui/forms.h"
#include "ui/icons.h"
#include "ui/passphrase.h"
#include "ui/screens/proof_card.h"
#include "ui/screens/service_sheet.h"
#include "ui/screens/service_words.h"

namespace counterbell::ui {

namespace {

constexpr float most_width = 760;
constexpr std::string_view theme_key = "theme";
constexpr std::string_view density_key = "density";
constexpr std::string_view retention_key = "retention_months";
constexpr std::string_view usual_retention = "36";
constexpr std::int64_t minute_ms = 60'000;
constexpr std::array<std::string_view, 3> theme_names = {"system", "light", "dark"};
constexpr std::array<std::string_view, 2> density_names = {"comfortable", "compact"};

template <std::size_t count>
int index_of(const std::array<std::string_view, count>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  return found == names.end() ? 0 : static_cast<int>(found - names.begin());
}

/// The whole number in `text`; -1 when it is none.
std::int64_t number_in(std::string_view text) {
  std::int64_t number = -1;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && stop == end ? number : -1;
}

}  // namespace

void apply_look(Ui& ui) {
  Settings& settings = ui.host().settings();
  ui.set_theme(static_cast<ThemeChoice>(index_of(theme_names, settings.get(theme_key))));
  ui.set_density(static_cast<Density>(index_of(density_names, settings.get(density_key))));
}

void SettingsScreen::draw(LaterPart later, Context& ctx, Rect area) {
  Ui& ui = ctx.ui;
  const Scope region(ui, Role::region, "Settings", area);
  ScrollArea scroll(ui, "settings", area);
  const float margin = ui.width() == Width::phone ? gap : gap_large;
  const Rect content = scroll.content().inset(margin);
  Flow flow({content.x, content.y, std::min(content.width, most_width), content.height}, gap);
  flow.space(heading(ui, flow.rest(), "Settings", 1) + gap);

  // By name, not from a table of functions: what is called from one could be called from anywhere, and is not fetched later.
  const auto section = [&](std::string_view title, const std::function<void(Flow&)>& draw_it) {
    cards_.draw(ui, title, flow.next(cards_.height(title)), title, draw_it);
  };
  section("Shop", [&](Flow& card) { draw_shop(ctx, card); });
  section("Service levels", [&](Flow& card) { draw_service(ctx, card); });
  section("Staff", [&](Flow& card) { draw_staff(ctx, card); });
  section("This station", [&](Flow& card) { draw_station(ctx, card); });
  section("Look", [&](Flow& card) { draw_look(ctx, card); });
  section("Storage", [&](Flow& card) { draw_storage(ctx, card); });
  section("Retention", [&](Flow& card) { draw_retention(ctx, card); });
  section("Prove it", [&](Flow& card) { draw_proof_card(ui, card); });
  section("Erase this device", [&](Flow& card) { draw_erase(ctx, card); });
  section("About", [&](Flow& card) { draw_about(ctx, card); });
  scroll.set_content_height(flow.used() + 2 * margin);
  staff_dialog_.draw(ctx);
  erase_dialog_.draw(ctx);
  erasure_dialog_.draw(later, ctx);
}

bool SettingsScreen::edit(Context& ctx, Flow& flow, std::string_view name, std::string_view kept, Edited& edited) {
  Ui& ui = ctx.ui;
  if (const std::uint64_t now = ui.host().drafts().changes_elsewhere(); edited.drafts_read != now) {
    edited.drafts_read = now;
    edited.text = ui.host().drafts().get(edited.draft);
    edited.touched = !edited.text.empty();
  }
  if (!edited.touched) edited.text = kept;
  Rect line = flow.next(field_height(ui, {}));
  const ButtonOptions save{.kind = ButtonKind::primary, .description = name};
  bool pressed = false;
  if (edited.touched) {
    Rect place = line.cut_right(button_width(ui, "Save", save));
    line.cut_right(gap_small);
    pressed = button(ui, place.cut_bottom(ui.control_height()), "Save", save);
  }
  const FieldResult typed = text_field(ui, line, name, edited.text, {});
  if (typed.edited) {
    edited.touched = edited.text != kept;
    ui.host().drafts().set(edited.draft, edited.touched ? edited.text : "");
  }
  if (typed.cancelled) written(ctx, edited);
  return edited.touched && (pressed || typed.submitted);
}

/// What stands in the field is what the record holds again.
void SettingsScreen::written(Context& ctx, Edited& edited) {
  edited.touched = false;
  ctx.ui.host().drafts().set(edited.draft, "");
}

void SettingsScreen::draw_shop(Context& ctx, Flow& flow) {
  const Record* shop = ctx.desk.shop();
  if (!shop) return;
  if (edit(ctx, flow, "Shop name", shop->text(Field::shop_name), shop_name_) &&
      ctx.check(ctx.desk.rename_shop(shop_name_.text))) {
    written(ctx, shop_name_);
    ctx.tell_done("Shop name changed");
  }
  const std::string days = std::to_string(ctx.desk.follow_up_days());
  if (edit(ctx, flow, "Days a closed ticket can be reopened", days, follow_up_days_) &&
      ctx.check(ctx.desk.set_follow_up_days(number_in(follow_up_days_.text)))) {
    written(ctx, follow_up_days_);
    ctx.tell_done("Days changed");
  }
  flow_text(ctx.ui, flow, "A reply to a ticket closed longer ago than this opens a linked follow-up ticket instead.",
            TextStyle::secondary, ctx.ui.palette().ink2);
}

/// Whether the system shows on this device what is late, and the way to have it so.
void SettingsScreen::draw_notifying(Ui& ui, Flow& flow) {
  switch (ui.host().notifying()) {
    case Notifying::unsupported:
      break;
    case Notifying::unasked: {
      ButtonLine line(ui, flow.next(ui.control_height()));
      if (line.left("Tell me on this device what is late", {.icon = icon::bell_ring})) ui.host().ask_to_notify();
      break;
    }
    case Notifying::allowed:
      flow_text(ui, flow, "This device shows a notification when you are told of something while you look elsewhere.",
                TextStyle::secondary, ui.palette().ink2);
      break;
    case Notifying::blocked:
      flow_text(ui, flow,
                "This browser shows no notifications of Counterbell. You can allow them in its settings for this page.",
                TextStyle::secondary, ui.palette().ink2);
      break;
  }
}

/// What is promised, in a sentence a priority, and the way to where it is laid down.
void SettingsScreen::draw_service(Context& ctx, Flow& flow) {
  Ui& ui = ctx.ui;
  const desk::sla::Regime* regime = ctx.desk.service_rules();
  if (!regime) {
    flow_text(ui, flow, "How soon do customers hear from you? Write it down, and Counterbell watches the clock.",
              TextStyle::body, ui.palette().ink2);
  } else {
    const desk::sla::NamedPolicy& named = regime->rules.policies.back();
    for (const desk::Priority priority : promised_priorities) {
      const std::string_view name = choice_label(Field::ticket_priority, desk::name(priority));
      flow_text(ui, flow, std::string(name) + ": " + promise_words(named.policy, priority) + ".", TextStyle::body,
                ui.palette().ink);
    }
    const std::size_t others = regime->rules.policies.size() - 1;
    if (others > 0) {
      flow_text(ui, flow, "And other promises for some tickets: " + counted(others, "policy", "policies") + ".",
                TextStyle::secondary, ui.palette().ink2);
    }
  }
  if (regime) draw_notifying(ui, flow);
  error_line(ui, flow, printing_.trouble());
  ButtonLine line(ui, flow.next(ui.control_height()));
  if (line.left(regime ? "Change what is promised" : "Set up service levels")) ctx.go({"settings", "service"}, false);
  if (!regime) return;
  ButtonLine paper(ui, flow.next(ui.control_height()));
  if (paper.left("Print a sheet", {.icon = icon::printer})) {
    printing_.begin(ui.host(), sheet_to_print(ctx, draft_of(regime->rules)));
  }
}

void SettingsScreen::draw_staff(Context& ctx, Flow& flow) {
  Ui& ui = ctx.ui;
  const Palette& palette = ui.palette();
  {
    const Scope list(ui, Role::list, "Staff", flow.rest());
    for (const Record* person : ctx.desk.staff()) {
      const std::string name(person->text(Field::staff_name));
      const IdScope ids(ui, person->id().text());
      Rect row = flow.next(52);
      const Scope item(ui, Role::listitem, name, row);
      draw_avatar(ui, row.cut_left(36).centred(36, 36), name, true);
      row.cut_left(12);
      const Rect edit_place = row.cut_right(ui.control_height());
      row.cut_right(gap_small);
      Rect lines = row.centred(row.width, 40);
      text(ui, lines.cut_top(22), name, TextStyle::strong, palette.ink);
      const std::string about = std::string(choice_label(Field::staff_role, person->text(Field::staff_role))) +
                                " · number " + std::to_string(person->integer(Field::staff_number)) +
                                (person->text(Field::staff_pin).empty() ? " · no PIN" : "");
      text(ui, lines, about, TextStyle::secondary, palette.ink2);
      const Rect square = edit_place.centred(edit_place.width, edit_place.width);
      if (icon_button(ui, square, icon::pencil, "Edit " + name, {.kind = ButtonKind::ghost}))
        staff_dialog_.open(*person);
    }
  }
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left("Add staff", {.icon = icon::user_plus})) staff_dialog_.open_new(ui.host().drafts());
}

void SettingsScreen::draw_station(Context& ctx, Flow& flow) {
  const Record* station = ctx.desk.station();
  if (!station) return;
  if (edit(ctx, flow, "Station name", station->text(Field::station_name), station_name_) &&
      ctx.check(ctx.desk.rename_station(station_name_.text))) {
    written(ctx, station_name_);
    ctx.tell_done("Station name changed");
  }
  fact_line(ctx.ui, flow, "Code", station->text(Field::station_code));
  flow_text(ctx.ui, flow,
            "Tickets taken here are numbered " + std::string(station->text(Field::station_code)) + "-0001 and so on.",
            TextStyle::secondary, ctx.ui.palette().ink2);
}

void SettingsScreen::draw_look(Context& ctx, Flow& flow) {
  Ui& ui = ctx.ui;
  const auto labelled = [&](std::string_view name, std::span<const std::string> labels, int& chosen) {
    draw_line(ui, flow.next(metrics(TextStyle::label).line_height_px), name, TextStyle::label, ui.palette().ink2);
    flow.space(-4);
    Rect line = flow.next(ui.control_height());
    return segments(ui, line.cut_left(std::min(line.width, 420.0f)), name, labels, chosen);
  };
  static const std::array<std::string, 3> themes = {"Like the system", "Light", "Dark"};
  static const std::array<std::string, 2> densities = {"Comfortable", "Compact"};
  int theme = static_cast<int>(ui.theme());
  int density = static_cast<int>(ui.density());
  if (labelled("Theme", themes, theme))
    ui.host().settings().set(theme_key, theme_names[static_cast<std::size_t>(theme)]);
  if (labelled("Density", densities, density))
    ui.host().settings().set(density_key, density_names[static_cast<std::size_t>(density)]);
  if (theme != static_cast<int>(ui.theme()) || density != static_cast<int>(ui.density())) {
    apply_look(ui);
    ui.host().wake(2);
  }
}

void SettingsScreen::draw_storage(Context& ctx, Flow& flow) {
  Ui& ui = ctx.ui;
  const StorageFigures figures = ui.host().storage();
  fact_line(ui, flow, "Changes kept", std::to_string(ctx.desk.replica().have().count()));
  std::string used = file_size(figures.used_bytes);
  if (figures.quota_bytes > 0) used += " of " + file_size(figures.quota_bytes);
  fact_line(ui, flow, "Used", used);
  if (figures.persistent) {
    flow_text(ui, flow, "The browser has promised to keep this until you erase it.", TextStyle::secondary,
              ui.palette().ink2);
  } else {
    warning_line(ui, flow, "The browser may clear this when the device runs out of space. Share a file now and then.");
  }
  if (ui.host().is_single_file()) {
    warning_line(ui, flow,
                 "Counterbell runs from a file here: other pages opened from this device could read its tickets. For "
                 "daily work, use the site.");
  }
  if (remembered_passphrase(ui.host()).empty()) return;
  flow_text(ui, flow, "This device remembers the passphrase of protected files.", TextStyle::body, ui.palette().ink2);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left("Forget the passphrase")) remember_passphrase(ui.host(), "");
}

/// What the rule would erase, looked up once as long as nothing changes.
const desk::ErasePreview& SettingsScreen::kept_for_longer(Context& ctx, std::int64_t months) {
  const auto key = std::tuple(ctx.desk.revision(), months, ctx.ui.now_ms() / minute_ms);
  if (std::exchange(old_key_, key) != key) old_ = ctx.desk.retention_preview(months);
  return old_;
}

void SettingsScreen::draw_retention(Context& ctx, Flow& flow) {
  Ui& ui = ctx.ui;
  flow_text(ui, flow, "Personal data should not be kept for longer than it is needed.", TextStyle::body,
            ui.palette().ink2);
  const std::string kept = ui.host().settings().get(retention_key);
  if (edit(ctx, flow, "Months a closed ticket keeps its personal data", kept.empty() ? usual_retention : kept,
           retention_)) {
    if (number_in(retention_.text) > 0) {
      ui.host().settings().set(retention_key, retention_.text);
      written(ctx, retention_);
    } else {
      ctx.toasts.show("Please give a number of months.", true);
    }
  }
  const std::int64_t months = std::max<std::int64_t>(number_in(retention_.text), 0);
  const desk::ErasePreview& old = kept_for_longer(ctx, months);
  flow_text(ui, flow,
            old.is_nothing() ? "No ticket has been closed for that long." : "Kept for longer: " + in_words(old) + ".",
            TextStyle::secondary, ui.palette().ink2);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left("Erase old personal data",
                   {.kind = ButtonKind::danger, .icon = icon::trash_2, .disabled = old.is_nothing()})) {
    erasure_dialog_.open_for_older_than(months);
  }
}

void SettingsScreen::draw_erase(Context& ctx, Flow& flow) {
  Ui& ui = ctx.ui;
  flow_text(ui, flow, "For a device that leaves the shop. Other stations keep what they have.", TextStyle::body,
            ui.palette().ink2);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left("Erase this device", {.kind = ButtonKind::danger, .icon = icon::trash_2})) erase_dialog_.open();
}

void SettingsScreen::draw_about(Context& ctx, Flow& flow) {
  fact_line(ctx.ui, flow, "Counterbell", COUNTERBELL_VERSION);
  ButtonLine buttons(ctx.ui, flow.next(ctx.ui.control_height()));
  if (buttons.left("Keyboard shortcuts", {.icon = icon::keyboard})) ctx.act(Action::show_keys);
}

}  // namespace counterbell::ui
