#include "ui/service/service_roster.h"

#include <array>
#include <utility>

#include "ui/kit/format.h"
#include "ui/kit/widgets/forms.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {
namespace {

constexpr float name_width = 160;
constexpr float day_width = 44;
constexpr float name_height = 22;

// TRANSLATORS: the days of the week in two letters.
constexpr std::array two_letters{trc("two letters", "Mo"), trc("two letters", "Tu"), trc("two letters", "We"),
                                 trc("two letters", "Th"), trc("two letters", "Fr"), trc("two letters", "Sa"),
                                 trc("two letters", "Su")};

/// A day to be pressed, as wide as two letters need. True when it was.
bool draw_day(Ui& ui, Rect rect, std::size_t day, bool is_on) {
  const Palette& palette = ui.palette();
  Node node{.role = Role::checkbox, .name = weekday_name(day)};
  node.checked = is_on;
  const Press press = pressable(ui, rect, weekday_name(day), std::move(node));
  fill(ui, rect, is_on ? palette.accent : press.hovered ? palette.selected : palette.surface, corner_control);
  stroke(ui, rect, is_on ? palette.accent : palette.line, corner_control);
  const Words letters = two_letters[day];
  const float line_height = metrics(TextStyle::secondary_strong).line_height_px;
  draw_line(ui, rect.centred(text_width(ui, letters, TextStyle::secondary_strong) + 1, line_height), letters,
            TextStyle::secondary_strong, is_on ? palette.accent_ink : palette.ink2);
  draw_focus_ring(ui, rect, corner_control, press.id);
  return press.pressed;
}

void draw_person(Context& context, Flow& flow, const Record& person) {
  Ui& ui = context.ui;
  const Words name = verbatim(person.text(Field::staff_name));
  const IdScope ids(ui, person.id().text());
  const bool is_narrow = ui.width() == Width::phone;
  if (is_narrow) draw_line(ui, flow.next(name_height), name, TextStyle::body, ui.palette().ink);
  Rect line = flow.next(ui.control_height());
  const Scope group(ui, Role::group, name, line);
  if (!is_narrow) {
    draw_line(ui, line.cut_left(name_width).centred(name_width, name_height), name, TextStyle::body, ui.palette().ink);
  }
  const float width = is_narrow ? (line.width - 6 * gap_small / 2) / 7 : day_width;
  for (std::size_t day = 0; day < two_letters.size(); ++day) {
    const bool is_on = person.has_element(Field::staff_duty_days, desk::weekday_name(day));
    if (draw_day(ui, line.cut_left(width), day, is_on)) {
      context.check(context.desk.staff().set_duty(person.id(), day, !is_on));
      ui.host().wake();
    }
    line.cut_left(gap_small / 2);
  }
}

}  // namespace

void draw_roster(Context& context, Flow& flow) {
  Ui& ui = context.ui;
  for (const Record* person : context.desk.staff().list()) draw_person(context, flow, *person);
  flow_text(
      ui, flow,
      tr("Supervisors are told on their days, the owner when none of them is there. Somebody without any day counts "
         "as on duty whenever the shop is open."),
      TextStyle::secondary, ui.palette().ink2);
}

}  // namespace counterbell::ui
