#include "ui/app/navigation.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <string>
#include <vector>

#include "ui/app/features.h"
#include "ui/icons.h"
#include "ui/kit/layout.h"
#include "ui/kit/widgets/overlays.h"
#include "ui/kit/widgets/widgets.h"
#include "words/text.h"

namespace counterbell::ui {
namespace {

constexpr float bottom_bar_height = 60;
constexpr float person_height = 68;

void place_tab(Context& context, Rect rect, const Feature& feature, TabOptions options) {
  const std::size_t badge = feature.badge ? feature.badge(context) : 0;
  const std::string count = badge == 0 ? std::string() : std::to_string(badge);
  options.icon = feature.icon;
  options.count = count;
  options.selected = context.route.place == feature.place;
  if (tab(context.ui, rect, feature.name, options)) context.go({feature.place, ""}, false);
}

MenuItem switch_item() { return {.label = tr("Switch person"), .icon = icon::users}; }

void draw_person(Context& context, Rect rect, bool icon_only) {
  const Record* me = context.desk.staff().me();
  if (!me) return;
  Ui& ui = context.ui;
  const Palette& palette = ui.palette();
  const std::string_view name = me->text(Field::staff_name);
  hairline(ui, rect.x, rect.y, rect.right(), rect.y, palette.line);

  Node node;
  node.role = Role::button;
  node.name = verbatim(name);
  node.description = tr("Signed in. Switch to somebody else or sign out.");
  node.has_popup = true;
  const Rect target = rect.inset(icon_only ? 8 : 6, 6);
  const Press press = pressable(ui, target, "person", std::move(node));
  if (press.hovered) fill(ui, target, palette.selected, corner_control);
  draw_focus_ring(ui, target, corner_control, press.id);
  Rect inner = icon_only ? target : target.inset(6, 0);
  draw_avatar(ui, (icon_only ? inner : inner.cut_left(32)).centred(32, 32), name, true);
  if (icon_only) {
    tooltip(ui, press, target, verbatim(name));
  } else {
    inner.cut_left(10);
    Rect lines = inner.centred(inner.width, 40);
    draw_line(ui, lines.cut_top(22), verbatim(name), TextStyle::strong, palette.ink);
    draw_line(ui, lines, tr("Staff {0}", me->integer(Field::staff_number)), TextStyle::secondary, palette.ink2);
  }
  if (press.pressed) open_menu(ui, "person");

  const std::array items = {switch_item(), MenuItem{.label = tr("Sign out"), .icon = icon::log_out}};
  switch (menu(ui, "person", target, items)) {
    case 0:
      context.act(Action::switch_person);
      break;
    case 1:
      context.act(Action::sign_out);
      break;
    default:
      break;
  }
}

void draw_rail(Context& context, Rect rect, float top_height, bool icon_only) {
  Ui& ui = context.ui;
  const Palette& palette = ui.palette();
  // TRANSLATORS: the name of the navigation, for those who hear it
  const Scope navigation(ui, Role::navigation, tr("Main"), rect);
  hairline(ui, rect.right(), rect.y, rect.right(), rect.bottom(), palette.line);

  Rect logo = rect.cut_top(top_height);
  if (icon_only) {
    draw_icon(ui, logo, icon::bell_ring, 24, palette.brass);
  } else {
    logo.cut_left(20);
    draw_icon(ui, logo.cut_left(26), icon::bell_ring, 22, palette.brass);
    logo.cut_left(gap_small);
    draw_line(ui, logo, verbatim("Counterbell"), TextStyle::section, palette.ink);
  }

  draw_person(context, rect.cut_bottom(person_height), icon_only);
  // TRANSLATORS: the name of the list of places, for those who hear it
  const Scope tabs(ui, Role::tablist, tr("Screens"), rect);
  const float height = ui.control_height();
  Flow flow(rect.inset(icon_only ? gap_small : 12, 0), 2);
  for (const Feature& feature : features()) {
    if (feature.listing != Listing::none) place_tab(context, flow.next(height), feature, {.icon_only = icon_only});
  }
}

/// What the bar has no room for, and what the rail has at its bottom.
void draw_more(Context& context, Rect anchor, std::span<const Feature* const> places) {
  std::vector<MenuItem> items;
  for (const Feature* place : places) items.push_back({.label = place->name, .icon = place->icon});
  const Record* me = context.desk.staff().me();
  items.push_back(switch_item());
  const Text sign_out = me ? tr("Sign out {0}", verbatim(me->text(Field::staff_name))) : Text(tr("Sign out"));
  items.push_back({.label = sign_out, .icon = icon::log_out});
  const int chosen = menu(context.ui, "more", anchor, items);
  if (chosen < 0) return;
  const auto index = static_cast<std::size_t>(chosen);
  if (index < places.size())
    context.go({places[index]->place, ""}, false);
  else
    context.act(index == places.size() ? Action::switch_person : Action::sign_out);
}

/// The widths of the tabs: all the same, or where a word has no room then, as their words need.
std::vector<float> bar_widths(Ui& ui, float width, std::span<const Feature* const> places, Words more) {
  const float same = width / static_cast<float>(places.size() + 1);
  std::vector<float> widths;
  for (const Feature* place : places) widths.push_back(text_width(ui, place->name, TextStyle::label));
  if (std::ranges::max(widths) <= same) return std::vector(places.size(), same);
  const float words = std::accumulate(widths.begin(), widths.end(), text_width(ui, more, TextStyle::label));
  for (float& one : widths) one += (width - words) / static_cast<float>(places.size() + 1);
  return widths;
}

void draw_bottom_bar(Context& context, Rect rect) {
  Ui& ui = context.ui;
  const Scope navigation(ui, Role::navigation, tr("Main"), rect);
  fill(ui, rect, ui.palette().surface);
  hairline(ui, rect.x, rect.y, rect.right(), rect.y, ui.palette().line);
  std::vector<const Feature*> in_bar, in_menu;
  for (const Feature& feature : features()) {
    if (feature.listing == Listing::bar) in_bar.push_back(&feature);
    if (feature.listing == Listing::menu) in_menu.push_back(&feature);
  }
  {
    const Scope tabs(ui, Role::tablist, tr("Screens"), rect);
    constexpr Words more = tr("More");
    const std::vector<float> widths = bar_widths(ui, rect.width, in_bar, more);
    for (std::size_t i = 0; i < in_bar.size(); ++i)
      place_tab(context, rect.cut_left(widths[i]), *in_bar[i], {.stacked = true});
    const bool is_there =
        std::ranges::any_of(in_menu, [&](const Feature* it) { return context.route.place == it->place; });
    if (tab(ui, rect, more, {.icon = icon::ellipsis, .selected = is_there, .stacked = true})) open_menu(ui, "more");
  }
  draw_more(context, rect, in_menu);
}

}  // namespace

void draw_navigation(Context& context, Rect& rest, float top_height) {
  const Width width = context.ui.width();
  if (width == Width::phone) return draw_bottom_bar(context, rest.cut_bottom(bottom_bar_height));
  const bool icon_only = width == Width::medium;
  draw_rail(context, rest.cut_left(icon_only ? rail_width_icons : rail_width), top_height, icon_only);
}

}  // namespace counterbell::ui
