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

}  // namespace

void Toasts::show(Text text, bool bad, Words action, std::function<void()> on_action) {
  toast_ = {std::move(text), bad, action, std::move(on_action), {}};
}

void Toasts::draw(Ui& ui) {
  const std::optional<Rect> free = std::exchange(free_, std::nullopt);
  if (!toast_) return;
  if (!toast_->until) {
    toast_->until = ui.elapsed() + (toast_->bad || !toast_->action.empty() ? stay_to_act : stay);
    ui.semantics().announce(toast_->text, toast_->bad);
  }
  std::function<void()> act;
  if (draw_one(ui, *toast_, free)) {
    act = std::move(toast_->on_action);
    toast_->until = ui.elapsed();
  }
  if (*toast_->until <= ui.elapsed()) {
    toast_.reset();
    ui.animate();
  } else {
    ui.host().wake_after(*toast_->until - ui.elapsed());
  }
  if (act) act();  // Last, for it may show another.
}

/// Draws it; true when its button was pressed.
bool Toasts::draw_one(Ui& ui, const Toast& toast, std::optional<Rect> free) {
  const Palette& p = ui.palette();
  const float action_width = toast.action.empty() ? 0 : std::ceil(text_width(ui, toast.action, TextStyle::strong)) + 24;
  const float outside = 2 * margin + 16 + 18 + 10 + 16 + (action_width > 0 ? action_width + 8 : 0);
  const float room = std::min(max_text_width, ui.screen().width - outside);
  const float width = std::min(std::ceil(text_width(ui, toast.text, TextStyle::body)) + 1, room);
  const float lines = text_height(ui, toast.text, TextStyle::body, width);
  const float tall = std::max(height, lines + 26);
  const float whole = 16 + 18 + 10 + width + 16 + action_width;
  Rect box{std::floor((ui.screen().width - whole) / 2), 0, whole, tall};
  if (free && whole <= free->width && tall <= free->height) {
    box.x = std::floor(free->right() - whole);
    box.y = std::floor(free->y + (free->height - tall) / 2);
  } else {
    const float bottom_bar = ui.width() == Width::phone ? 64 : 0;
    box.y = std::floor(ui.screen().height - margin - bottom_bar - tall);
  }

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
