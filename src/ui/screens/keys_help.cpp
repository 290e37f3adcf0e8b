#include "ui/screens/keys_help.h"

#include <array>
#include <span>
#include <string_view>

#include "ui/layout.h"
#include "ui/overlays.h"
#include "ui/widgets.h"

namespace counterbell::ui {

namespace {

struct KeyLine {
  std::string_view key;
  std::string_view meaning;
};

constexpr std::array everywhere = {
    KeyLine{"N", "New ticket"},
    KeyLine{"/", "Search"},
    KeyLine{"Ctrl+K", "Commands, tickets and people"},
    KeyLine{"Ctrl+Z", "Undo"},
    KeyLine{"Ctrl+Shift+Z", "Redo"},
    KeyLine{"1 to 5", "Today to Settings"},
    KeyLine{"Esc", "Close what is on top"},
    KeyLine{"?", "These keys"},
};
constexpr std::array in_lists = {
    KeyLine{"J or Down", "Next"},
    KeyLine{"K or Up", "Previous"},
    KeyLine{"Enter", "Open"},
};
constexpr std::array on_today = {
    KeyLine{"T", "Take the ticket, or take it over"},
    KeyLine{"S", "Snooze it, or wake it"},
    KeyLine{"E", "Seen"},
};
constexpr std::array while_writing = {
    KeyLine{"Enter", "Next field, or done"},
    KeyLine{"Ctrl+Enter", "Send, or open the ticket"},
    KeyLine{"Tab", "Next field"},
};

void draw_group(Ui& ui, Flow& flow, std::string_view title, std::span<const KeyLine> lines) {
  flow.space(heading(ui, flow.rest(), title, 3, TextStyle::strong) + 4);
  const Scope list(ui, Role::list, title, flow.rest());
  for (const KeyLine& line : lines) {
    Rect row = flow.next(30);
    const Scope item(ui, Role::listitem, std::string(line.key) + ": " + std::string(line.meaning), row);
    draw_key_cap(ui, row.cut_left(110), line.key);
    row.cut_left(gap);
    draw_line(ui, row, line.meaning, TextStyle::body, ui.palette().ink);
  }
  flow.space(gap_small);
}

}  // namespace

void KeysHelp::draw(LaterPart, Ui& ui) {
  Dialog dialog(ui, "Keyboard shortcuts", 500, body_height_);
  Flow flow(dialog.body());
  draw_group(ui, flow, "Everywhere", everywhere);
  draw_group(ui, flow, "In lists", in_lists);
  draw_group(ui, flow, "On Today", on_today);
  draw_group(ui, flow, "While writing", while_writing);
  body_height_ = flow.used();
  dialog.set_body_height(body_height_);
  if (dialog.close_requested()) open_ = false;
}

}  // namespace counterbell::ui
