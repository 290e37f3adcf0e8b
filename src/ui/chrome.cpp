#include "ui/chrome.h"

#include <algorithm>
#include <array>

#include "ui/banner.h"
#include "ui/export_run.h"
#include "ui/fields.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/widgets.h"

namespace counterbell::ui {

namespace {

struct Place {
  std::string_view place;
  std::string_view name;
  const char* icon;
};

// Promises, Reports, Playbook and Kiosk join these when they have something to show.
constexpr std::array places = {
    Place{"today", "Today", icon::sun},
    Place{"tickets", "Tickets", icon::inbox},
    Place{"customers", "Customers", icon::users},
    Place{"share", "Share", icon::arrow_left_right},
    Place{"settings", "Settings", icon::settings},
};
constexpr std::size_t places_on_phone = 4;

constexpr float top_bar_height = 64;
constexpr float bottom_bar_height = 60;
constexpr float person_height = 68;
constexpr float search_width = 420;

std::string count_of(Context& ctx, const Place& place) {
  if (place.place == "today") return ctx.calls == 0 ? std::string() : std::to_string(ctx.calls);
  if (place.place != "tickets") return {};
  const std::size_t open = ctx.desk.counts()[static_cast<std::size_t>(desk::BuiltInView::all_open)];
  return open == 0 ? std::string() : std::to_string(open);
}

void place_tab(Context& ctx, Rect rect, const Place& place, TabOptions options) {
  const std::string count = count_of(ctx, place);
  options.icon = place.icon;
  options.count = count;
  options.selected = ctx.route.place == place.place;
  if (tab(ctx.ui, rect, place.name, options)) ctx.go({std::string(place.place), ""}, false);
}

struct SaveLook {
  std::string text;
  const char* icon;
  Colour colour;
};

/// Why changes, drafts or settings cannot be kept; "" when they can.
std::string storage_trouble(Context& ctx) {
  const SaveStatus& status = ctx.desk.save_status();
  return status.trouble ? status.trouble->message : ctx.ui.host().storage_trouble();
}

SaveLook save_look(Context& ctx) {
  const SaveStatus& status = ctx.desk.save_status();
  const Palette& palette = ctx.ui.palette();
  if (!storage_trouble(ctx).empty()) return {"Not saved", icon::circle_alert, palette.bad};
  if (status.pending > 0) return {"Saving…", icon::refresh_cw, palette.ink2};
  return {"Saved", icon::check, palette.accent};
}

/// What follows the status: how long ago something was shared, or that the internet is away.
std::string beside_status(Context& ctx) {
  Host& host = ctx.ui.host();
  return " · " + (host.online() ? sharing_age(host, ctx.ui.now_ms()) : "offline, everything works");
}

float save_status_width(Context& ctx) {
  constexpr float icon_room = 26;
  return icon_room + text_width(ctx.ui, save_look(ctx).text + beside_status(ctx), TextStyle::secondary);
}

}  // namespace

Rect Chrome::draw(Context& ctx) {
  Ui& ui = ctx.ui;
  Rect rest = ui.screen();
  const Width width = ui.width();
  if (width == Width::phone) {
    draw_bottom_bar(ctx, rest.cut_bottom(bottom_bar_height));
  } else {
    draw_rail(ctx, rest.cut_left(width == Width::medium ? rail_width_icons : rail_width));
  }
  draw_top_bar(ctx, rest.cut_top(top_bar_height));
  draw_banners(ctx, rest);
  return rest;
}

void Chrome::draw_rail(Context& ctx, Rect rect) {
  Ui& ui = ctx.ui;
  const Palette& palette = ui.palette();
  const bool icon_only = ui.width() == Width::medium;
  const Scope navigation(ui, Role::navigation, "Main", rect);
  hairline(ui, rect.right(), rect.y, rect.right(), rect.bottom(), palette.line);

  Rect logo = rect.cut_top(top_bar_height);
  if (icon_only) {
    draw_icon(ui, logo, icon::bell_ring, 24, palette.brass);
  } else {
    logo.cut_left(20);
    draw_icon(ui, logo.cut_left(26), icon::bell_ring, 22, palette.brass);
    logo.cut_left(gap_small);
    draw_line(ui, logo, "Counterbell", TextStyle::section, palette.ink);
  }

  draw_person(ctx, rect.cut_bottom(person_height), icon_only);
  const Scope tabs(ui, Role::tablist, "Screens", rect);
  const float height = ui.control_height();
  Flow flow(rect.inset(icon_only ? gap_small : 12, 0), 2);
  for (const Place& place : places) place_tab(ctx, flow.next(height), place, {.icon_only = icon_only});
}

void Chrome::draw_bottom_bar(Context& ctx, Rect rect) {
  Ui& ui = ctx.ui;
  const Scope navigation(ui, Role::navigation, "Main", rect);
  fill(ui, rect, ui.palette().surface);
  hairline(ui, rect.x, rect.y, rect.right(), rect.y, ui.palette().line);
  const Rect bar = rect;
  {
    // What the bar has no room for hangs off its last tab.
    const Scope tabs(ui, Role::tablist, "Screens", bar);
    const float width = bar.width / static_cast<float>(places_on_phone + 1);
    for (std::size_t i = 0; i < places_on_phone; ++i)
      place_tab(ctx, rect.cut_left(width), places[i], {.stacked = true});
    const bool on_settings = ctx.route.place == "settings";
    if (tab(ui, rect, "More", {.icon = icon::ellipsis, .selected = on_settings, .stacked = true}))
      open_menu(ui, "more");
  }

  const Record* me = ctx.desk.me();
  const std::string out = "Sign out" + (me ? " " + std::string(me->text(Field::staff_name)) : std::string());
  const std::array items = {MenuItem{.label = "Settings", .icon = icon::settings},
                            MenuItem{.label = "Switch person", .icon = icon::users},
                            MenuItem{.label = out, .icon = icon::log_out}};
  switch (menu(ui, "more", rect, items)) {
    case 0:
      ctx.go({"settings", ""}, false);
      break;
    case 1:
      ctx.act(Action::switch_person);
      break;
    case 2:
      ctx.act(Action::sign_out);
      break;
    default:
      break;
  }
}

void Chrome::draw_person(Context& ctx, Rect rect, bool icon_only) {
  const Record* me = ctx.desk.me();
  if (!me) return;
  Ui& ui = ctx.ui;
  const Palette& palette = ui.palette();
  const std::string_view name = me->text(Field::staff_name);
  hairline(ui, rect.x, rect.y, rect.right(), rect.y, palette.line);

  Node node;
  node.role = Role::button;
  node.name = name;
  node.description = "Signed in. Switch to somebody else or sign out.";
  node.has_popup = true;
  const Rect target = rect.inset(icon_only ? 8 : 6, 6);
  const Press press = pressable(ui, target, "person", std::move(node));
  if (press.hovered) fill(ui, target, palette.selected, corner_control);
  draw_focus_ring(ui, target, corner_control, press.id);
  Rect inner = icon_only ? target : target.inset(6, 0);
  draw_avatar(ui, (icon_only ? inner : inner.cut_left(32)).centred(32, 32), name, true);
  if (icon_only) {
    tooltip(ui, press, target, name);
  } else {
    inner.cut_left(10);
    Rect lines = inner.centred(inner.width, 40);
    draw_line(ui, lines.cut_top(22), name, TextStyle::strong, palette.ink);
    draw_line(ui, lines, "Staff " + std::to_string(me->integer(Field::staff_number)), TextStyle::secondary,
              palette.ink2);
  }
  if (press.pressed) open_menu(ui, "person");

  const std::array items = {MenuItem{.label = "Switch person", .icon = icon::users},
                            MenuItem{.label = "Sign out", .icon = icon::log_out}};
  switch (menu(ui, "person", target, items)) {
    case 0:
      ctx.act(Action::switch_person);
      break;
    case 1:
      ctx.act(Action::sign_out);
      break;
    default:
      break;
  }
}

void Chrome::draw_top_bar(Context& ctx, Rect rect) {
  Ui& ui = ctx.ui;
  const bool phone = ui.width() == Width::phone;
  const Scope banner(ui, Role::banner, "Search and actions", rect);
  hairline(ui, rect.x, rect.bottom(), rect.right(), rect.bottom(), ui.palette().line);
  const float height = ui.control_height();
  Rect inner = rect.inset(phone ? 12 : gap_large, (rect.height - height) / 2);

  if (phone) {
    draw_save_status(ctx, inner.cut_right(20));
    inner.cut_right(4);
    draw_undo(ctx, inner.cut_right(height));
    inner.cut_right(4);
    if (button(ui, inner.cut_right(button_width(ui, "New ticket", {.kind = ButtonKind::primary})), "New ticket",
               {.kind = ButtonKind::primary})) {
      ctx.new_ticket({});
    }
    inner.cut_right(gap_small);
    draw_search(ctx, inner);
    return;
  }

  const ButtonOptions new_ticket{.kind = ButtonKind::primary, .icon = icon::plus, .shortcut = "N"};
  const float button_room = button_width(ui, "New ticket", new_ticket);
  draw_save_status(ctx, inner.cut_right(save_status_width(ctx)));
  inner.cut_right(gap_small);
  draw_undo(ctx, inner.cut_right(height));
  inner.cut_right(gap);
  draw_search(ctx, inner.cut_left(std::min(search_width, inner.width - button_room - gap)));
  inner.cut_left(gap);
  if (button(ui, inner.cut_left(button_room), "New ticket", new_ticket)) ctx.new_ticket({});
}

void Chrome::draw_search(Context& ctx, Rect rect) {
  const bool phone = ctx.ui.width() == Width::phone;
  FieldOptions options;
  options.placeholder = phone ? "Search" : "Search tickets, people, words";
  options.icon = icon::search;
  options.shortcut = phone ? "" : "/";
  options.input_mode = InputMode::search;
  options.search = true;
  options.label_above = false;
  options.focus_now = focus_search_;
  focus_search_ = false;
  const FieldResult result = text_field(ctx.ui, rect, "Search", ctx.search, options);
  if (result.cancelled && !ctx.search.empty()) {
    ctx.search.clear();
    ctx.ui.host().wake();
  }
  // What is searched for shows in the ticket list, from wherever it is typed.
  const bool elsewhere = ctx.route.place != "tickets" || (phone && !ctx.route.item.empty());
  if ((result.edited || result.submitted) && elsewhere && !ctx.search.empty()) ctx.go({"tickets", ""}, false);
}

void Chrome::draw_undo(Context& ctx, Rect rect) {
  const std::string what = ctx.desk.undo_label();
  const std::string description = what.empty() ? "nothing to take back" : what;
  const ButtonOptions options{
      .kind = ButtonKind::ghost, .shortcut = "Control+Z", .description = description, .disabled = what.empty()};
  if (icon_button(ctx.ui, rect, icon::undo_2, "Undo", options)) ctx.undo();
}

void Chrome::draw_save_status(Context& ctx, Rect rect) {
  Ui& ui = ctx.ui;
  const Palette& palette = ui.palette();
  const SaveLook look = save_look(ctx);
  if (ui.width() == Width::phone) {
    // No room for the word: the icon's shape and colour, and the word for those who hear it.
    Node node;
    node.role = Role::status;
    node.name = look.text;
    node.id = ui.id("save status");
    ui.add(std::move(node), rect);
    draw_icon(ui, rect, look.icon, 18, look.colour);
    return;
  }
  const std::string beside = beside_status(ctx);
  text(ui, rect.cut_right(text_width(ui, beside, TextStyle::secondary)), beside, TextStyle::secondary, palette.ink2);
  status(ui, rect, look.text, look.icon, look.colour);
}

void Chrome::draw_banners(Context& ctx, Rect& rest) {
  Ui& ui = ctx.ui;
  const Palette& palette = ui.palette();
  if (const std::string trouble = storage_trouble(ctx); !trouble.empty()) {
    const std::string text = "Not saved. " + trouble;
    const int pressed = draw_banner(ui, rest,
                                    {.key = "trouble",
                                     .text = text,
                                     .icon = icon::circle_alert,
                                     .ground = palette.bad_soft,
                                     .ink = palette.bad,
                                     .role = Role::alert,
                                     .buttons = {"Try again", "Export now"}});
    if (pressed == 0) ui.host().retry_saving();
    if (pressed == 1) ctx.act(Action::export_everything);
  }
  if (ui.host().update_state() == UpdateState::ready && !update_put_off_) {
    const int pressed = draw_banner(ui, rest,
                                    {.key = "update",
                                     .text = "A new version is ready.",
                                     .icon = icon::sparkles,
                                     .ground = palette.accent_soft,
                                     .ink = palette.ink,
                                     .buttons = {"Update", "Later"}});
    if (pressed == 0) ui.host().apply_update();
    if (pressed == 1) update_put_off_ = true;
  }
  draw_backup_banner(ctx, rest);
  if (!notices_->empty()) {
    const std::string text = notices_->front();
    const int pressed = draw_banner(ui, rest,
                                    {.key = "notice",
                                     .text = text,
                                     .icon = icon::info,
                                     .ground = palette.note,
                                     .ink = palette.ink,
                                     .buttons = {"", "Got it"}});
    if (pressed == 1) notices_->erase(notices_->begin());
  }
}

void Chrome::draw_backup_banner(Context& ctx, Rect& rest) {
  if (backup_put_off_) return;
  const Backup now = backup(ctx.ui.host(), ctx.desk, ctx.ui.now_ms());
  if (!now.is_due) return;
  const std::string changes = counted(now.changes_since, "change is", "changes are");
  const std::string text = now.exists ? "The last file exported here is " + duration(now.age_ms) + " old; " + changes +
                                            " on this device only. Should it break, they are gone."
                                      : "Nothing has been exported here yet; " + changes +
                                            " on this device only. Should it break, they are gone.";
  const int pressed = draw_banner(ctx.ui, rest,
                                  {.key = "backup",
                                   .text = text,
                                   .icon = icon::download,
                                   .ground = ctx.ui.palette().note,
                                   .ink = ctx.ui.palette().ink,
                                   .buttons = {"Export now", "Later"}});
  if (pressed == 0) ctx.act(Action::export_everything);
  if (pressed == 1) backup_put_off_ = true;
}

}  // namespace counterbell::ui
