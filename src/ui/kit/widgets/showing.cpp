// What only shows: chips, avatars, key caps, progress, cards and empty states.
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/icons.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {

StateLook state_look(Ui& ui, std::string_view name) {
  const Palette& p = ui.palette();
  if (name == "new") return {icon::sparkle, trc("state", "New"), p.state_new};
  if (name == "open") return {icon::circle_dot, trc("state", "Open"), p.state_open};
  if (name == "pending") return {icon::hourglass, tr("Pending"), p.state_pending};
  if (name == "on_hold") return {icon::pause, tr("On hold"), p.state_on_hold};
  if (name == "solved") return {icon::check, tr("Solved"), p.state_solved};
  if (name == "closed") return {icon::archive, trc("state", "Closed"), p.state_closed};
  return {icon::info, verbatim(name), p.state_closed};  // made by a newer version
}

const char* channel_icon(std::string_view name) {
  struct Entry {
    std::string_view channel;
    const char* icon;
  };
  constexpr std::array<Entry, 9> icons = {{{"counter", icon::store},
                                           {"phone", icon::phone},
                                           {"e-mail", icon::mail},
                                           {"chat", icon::message_square},
                                           {"text", icon::smartphone},
                                           {"social", icon::share_2},
                                           {"web", icon::globe},
                                           {"letter", icon::mailbox},
                                           {"kiosk", icon::tablet}}};
  const auto found = std::ranges::find(icons, name, &Entry::channel);
  return found == icons.end() ? icon::message_circle : found->icon;
}

float chip_width(Ui& ui, const StateLook& look) {
  return ui.snapped(text_width(ui, look.label, TextStyle::label) + 13 + 5 + 16 + 0.5f);
}

float draw_chip(Ui& ui, Rect rect, const StateLook& look, Align align) {
  constexpr float height = 20;
  constexpr float icon_size = 13;
  const float width = std::min(chip_width(ui, look), rect.width);
  Rect chip = align == Align::right    ? rect.cut_right(width)
              : align == Align::centre ? rect.centred(width, rect.height)
                                       : rect.cut_left(width);
  chip = chip.centred(width, height);
  fill(ui, chip, look.colours.background, height / 2);
  Rect inner = chip.inset(8, 0);
  draw_icon(ui, inner.cut_left(icon_size), look.icon, icon_size, look.colours.ink);
  inner.cut_left(5);
  inner.width += 2;  // a fraction more than measured is no reason for an ellipsis
  draw_line(ui, inner, look.label, TextStyle::label, look.colours.ink);
  return width;
}

void draw_avatar(Ui& ui, Rect rect, std::string_view name, bool staff) {
  const Palette& p = ui.palette();
  const float size = std::min(rect.width, rect.height);
  const Rect circle = rect.centred(size, size);
  fill(ui, circle, staff ? p.accent_soft : p.customer, size / 2);
  const std::string letters = initials(name);
  draw_sign(ui, circle.inset(-2, 0), verbatim(letters), size >= 32 ? TextStyle::secondary_strong : TextStyle::avatar,
            staff ? p.state_open.ink : p.ink2, Align::centre);
}

namespace {

/// The first character's bytes.
std::string_view first_character(std::string_view text) {
  std::size_t size = text.empty() ? 0 : 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0u) == 0x80) ++size;
  return text.substr(0, size);
}

}  // namespace

std::string initials(std::string_view name) {
  std::string_view first;
  std::string_view last;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const std::string_view word = name.substr(at, end - at);
    if (!word.empty() && first.empty())
      first = word;
    else if (!word.empty())
      last = word;
    at = end + 1;
  }
  std::string letters(first_character(first));
  letters += first_character(last);
  for (char& c : letters) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
  }
  return letters;
}

float key_cap_width(Ui& ui, Words key) {
  return std::max(20.0f, std::ceil(text_width(ui, key, TextStyle::label)) + 12);
}

float draw_key_cap(Ui& ui, Rect rect, Words key, Colour colour) {
  constexpr float height = 20;
  const Colour ink = colour ? colour : ui.palette().ink2;
  const float width = key_cap_width(ui, key);
  const Rect cap = rect.cut_right(width).centred(width, height);
  stroke(ui, cap, colour ? faded(ink, 0.45f) : ui.palette().line, 5);
  draw_sign(ui, cap, key, TextStyle::label, ink, Align::centre);
  return width;
}

void progress(Ui& ui, Rect rect, Words name, float share) {
  share = std::clamp(share, 0.0f, 1.0f);
  Node node;
  node.id = ui.semantics().unique(ui.id(name));
  node.role = Role::progress;
  node.name = name;
  node.value = std::to_string(std::lround(share * 100));
  if (!ui.add(std::move(node), rect)) return;
  const Palette& p = ui.palette();
  Rect bar = rect.centred(rect.width, std::min(rect.height, 6.0f));
  fill(ui, bar, mixed(p.line, p.bg, 0.2f), bar.height / 2);
  if (share > 0) fill(ui, bar.cut_left(std::max(bar.height, bar.width * share)), p.accent, bar.height / 2);
}

bool empty_state(Ui& ui, Rect rect, const char* icon, Words title, Words sentence, Words action) {
  const Palette& p = ui.palette();
  const float width = std::min(rect.width - 2 * gap, 360.0f);
  const float sentence_height = text_height(ui, sentence, TextStyle::body, width);
  const float height = 56 + 16 + 24 + 6 + sentence_height + (action.empty() ? 0 : 20 + ui.control_height());
  Rect column = rect.centred(width, height);
  column.y = std::max(rect.y + gap, column.y - rect.height * 0.06f);  // a little above the middle looks centred
  const Rect circle = column.cut_top(56).centred(56, 56);
  fill(ui, circle, p.accent_soft, 28);
  draw_icon(ui, circle, icon, 24, p.accent);
  column.cut_top(16);
  text(ui, column.cut_top(24), title, TextStyle::section, p.ink, Align::centre);
  column.cut_top(6);
  centred_paragraph(ui, column.cut_top(sentence_height), sentence, TextStyle::body, p.ink2);
  if (action.empty()) return false;
  column.cut_top(20);
  const ButtonOptions primary{.kind = ButtonKind::primary};
  return button(ui, column.cut_top(ui.control_height()).centred(button_width(ui, action, primary), ui.control_height()),
                action, primary);
}

void draw_card(Ui& ui, Rect rect) {
  fill(ui, rect, ui.palette().surface, corner_card);
  stroke(ui, rect, ui.palette().line, corner_card);
}

}  // namespace counterbell::ui
