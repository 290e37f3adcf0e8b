#include "ui/screens/service_roster.h"

#include <string>
#include <string_view>
#include <utility>

#include "ui/format.h"
#include "ui/forms.h"
#include "ui/widgets.h"

namespace counterbell::ui {
namespace {

constexpr float name_width = 160;
constexpr float day_width = 44;
constexpr float name_height = 22;

/// A day to be pressed, as wide as two letters need. True when it was.
bool draw_day(Ui& ui, Rect rect, std::string_view day, bool is_on) {
  const Palette& palette = ui.palette();
  Node node{.role = Role::checkbox, .name = std::string(day)};
  node.checked = is_on;
  const Press press = pressable(ui, rect, day, std::move(node));
  fill(ui, rect, is_on ? palette.accent : press.hovered ? palette.selected : palette.surface, corner_control);
  stroke(ui, rect, is_on ? palette.accent : palette.line, corner_control);
  const std::string_view letters = day.substr(0, 2);
  const float line_height = metrics(TextStyle::secondary_strong).line_height_px;
  draw_line(ui, rect.centred(text_width(ui, letters, TextStyle::secondary_strong) + 1, line_height), letters,
            TextStyle::secondary_strong, is_on ? palette.accent_ink : palette.ink2);
  draw_focus_ring(ui, rect, corner_control, press.id);
  return press.pressed;
}

void draw_person(Context& ctx, Flow& flow, const Record& person) {
  Ui& ui = ctx.ui;
  const std::string name(person.text(Field::staff_name));
  const IdScope ids(ui, person.id().text());
  const bool is_narrow = ui.width() == Width::phone;
  if (is_narrow) draw_line(ui, flow.next(name_height), name, TextStyle::body, ui.palette().ink);
  Rect line = flow.next(ui.control_height());
  const Scope group(ui, Role::group, name, line);
  if (!is_narrow) {
    draw_line(ui, line.cut_left(name_width).centred(name_width, name_height), name, TextStyle::body, ui.palette().ink);
  }
  const float width = is_narrow ? (line.width - 6 * gap_small / 2) / 7 : day_width;
  for (std::size_t day = 0; day < weekday_names.size(); ++day) {
    const bool is_on = person.has_element(Field::staff_duty_days, desk::weekday_name(day));
    if (draw_day(ui, line.cut_left(width), weekday_names[day], is_on)) {
      ctx.check(ctx.desk.set_duty(person.id(), day, !is_on));
      ui.host().wake();
    }
    line.cut_left(gap_small / 2);
  }
}

}  // namespace

void draw_roster(Context& ctx, Flow& flow) {
  Ui& ui = ctx.ui;
  for (const Record* person : ctx.desk.staff()) draw_person(ctx, flow, *person);
  flow_text(ui, flow,
            "Supervisors are told on their days, the owner when none of them is there. Somebody without any day counts "
            "as on duty whenever the shop is open.",
            TextStyle::secondary, ui.palette().ink2);
}

}  // namespace counterbell::ui
