#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/icons.h"
#include "ui/kit/widgets/overlays.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {

namespace {

constexpr std::chrono::seconds stay{6};
constexpr std::chrono::seconds stay_to_act{10};  // long enough to reach for the button
constexpr float height = 48;
constexpr float max_text_width = 420;
constexpr float margin = 16;
constexpr std::size_t most = 3;

}  // namespace

void Toasts::show(Text text, bool bad, Words action, std::function<void()> on_action) {
  std::erase_if(toasts_, [&](const Toast& toast) { return toast.text == text; });
  if (toasts_.size() == most) toasts_.erase(toasts_.begin());
  toasts_.push_back({std::move(text), bad, action, std::move(on_action), {}});
}

void Toasts::draw(Ui& ui) {
  std::function<void()> act;
  const float bottom_bar = ui.width() == Width::phone ? 64 : 0;
  float bottom = ui.screen().height - margin - bottom_bar;
  for (auto toast = toasts_.rbegin(); toast != toasts_.rend(); ++toast) {
    if (!toast->until) {
      toast->until = ui.elapsed() + (toast->bad || !toast->action.empty() ? stay_to_act : stay);
      ui.semantics().announce(toast->text, toast->bad);
    }
    const bool pressed = draw_one(ui, *toast, bottom);
    if (pressed) act = std::move(toast->on_action);
    if (pressed) toast->until = ui.elapsed();
    ui.host().wake_after(*toast->until - ui.elapsed());
  }
  if (std::erase_if(toasts_, [&](const Toast& toast) { return *toast.until <= ui.elapsed(); }) > 0) ui.animate();
  if (act) act();  // last, for it may show another
}

/// Draws one above `bottom`, which moves up; true when its button was pressed.
bool Toasts::draw_one(Ui& ui, const Toast& toast, float& bottom) {
  const Palette& p = ui.palette();
  const float action_width = toast.action.empty() ? 0 : std::ceil(text_width(ui, toast.action, TextStyle::strong)) + 24;
  const float outside = 2 * margin + 16 + 18 + 10 + 16 + (action_width > 0 ? action_width + 8 : 0);
  const float room = std::min(max_text_width, ui.screen().width - outside);
  const float width = std::min(std::ceil(text_width(ui, toast.text, TextStyle::body)) + 1, room);
  const float lines = text_height(ui, toast.text, TextStyle::body, width);
  const float tall = std::max(height, lines + 26);
  const float whole = 16 + 18 + 10 + width + 16 + (action_width > 0 ? action_width + 8 - 8 : 0);
  Rect box{std::floor((ui.screen().width - whole) / 2), std::floor(bottom - tall), whole, tall};
  bottom -= tall + 8;

  // The window takes the shadow in, too.
  constexpr float shade = 40;
  ui.begin_floating(toast.text, {box.x - shade, box.y - shade, box.width + 2 * shade, box.height + 2 * shade});
  shadow(ui, box, corner_message);
  fill(ui, box, p.surface, corner_message);
  stroke(ui, box, p.line, corner_message);
  bool pressed = false;
  {
    const Scope scope(ui, toast.bad ? Role::alert : Role::status, toast.text, box);
    Rect inner = box.inset(16, 0);
    draw_icon(ui, inner.cut_left(18), toast.bad ? icon::circle_alert : icon::circle_check, 18,
              toast.bad ? p.bad : p.accent);
    inner.cut_left(10);
    if (action_width > 0) {
      Rect place = inner.cut_right(action_width - 8);
      place = Rect{place.x, place.y, action_width, place.height}.centred(action_width, 36);
      pressed = toast_button(ui, place, toast.action);
    }
    draw_text(ui, {inner.x, box.y + (tall - lines) / 2, width, lines}, toast.text, TextStyle::body, p.ink);
  }
  ui.end_floating();
  return pressed;
}

/// Words in the accent's colour: the one thing to do about the message.
bool Toasts::toast_button(Ui& ui, Rect rect, Words label) {
  Node node;
  node.role = Role::button;
  node.name = label;
  const Press press = pressable(ui, rect, label, std::move(node));
  if (press.hovered) fill(ui, rect, faded(ui.palette().ink, press.held ? 0.10f : 0.05f), corner_control);
  draw_line(ui, rect, label, TextStyle::strong, ui.palette().accent, Align::centre);
  draw_focus_ring(ui, rect, corner_control, press.id);
  return press.pressed;
}

}  // namespace counterbell::ui
