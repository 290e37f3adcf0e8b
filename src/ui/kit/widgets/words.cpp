// Text, headings and status lines.
#include <optional>
#include <utility>
#include <vector>

#include "desk/base/links.h"
#include "ui/kit/later.h"
#include "ui/kit/ui_state.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {

namespace {

Node node_for(Ui& ui, Role role, Words text) {
  Node node;
  node.id = ui.semantics().unique(ui.id(text));
  node.role = role;
  node.name = text;
  return node;
}

}  // namespace

void text(Ui& ui, Rect rect, Words text, TextStyle style, Colour colour, Align align) {
  if (!ui.add(node_for(ui, Role::text, text), rect)) return;
  draw_line(ui, rect, text, style, colour, align);
}

namespace {

float aligned_paragraph(Ui& ui, Rect rect, Words text, TextStyle style, Colour colour, Align align) {
  rect.height = text_height(ui, text, style, rect.width);
  if (ui.add(node_for(ui, Role::text, text), rect)) draw_text(ui, rect, text, style, colour, align);
  return rect.height;
}

}  // namespace

float paragraph(Ui& ui, Rect rect, Words text, TextStyle style, Colour colour) {
  return aligned_paragraph(ui, rect, text, style, colour, Align::left);
}

/// Finding links is nothing that the first frame needs.
COUNTERBELL_LATER(links)
std::vector<desk::Link> links_of(LaterPart, std::string_view text) { return desk::links_in(text); }

float written(Ui& ui, Rect rect, Words text, TextStyle style, Colour colour) {
  rect.height = text_height(ui, text, style, rect.width);
  if (!ui.is_in_sight(rect)) return rect.height;
  Node node = node_for(ui, Role::text, text);
  std::vector<desk::Link> links;
  if (const std::optional<LaterPart> later = ui.host().later()) links = links_of(*later, text.shown());
  node.links = links;
  if (ui.add(std::move(node), rect)) draw_text(ui, rect, text, style, colour, Align::left, links);
  return rect.height;
}

float centred_paragraph(Ui& ui, Rect rect, Words text, TextStyle style, Colour colour) {
  return aligned_paragraph(ui, rect, text, style, colour, Align::centre);
}

namespace {

/// Close to the letters, so that it touches no line above or below.
void draw_heading_ring(Ui& ui, Rect rect, NodeId id) {
  constexpr float inside = 4;
  draw_focus_ring(ui, rect.inset(0, inside), corner_control, id);
}

}  // namespace

float heading(Ui& ui, Rect rect, Words text, int level, TextStyle style) {
  const float height = text_height(ui, text, style, rect.width);
  rect.height = height;
  Node node = node_for(ui, Role::heading, text);
  node.level = static_cast<std::uint8_t>(level);
  node.interactive = node.skipped = level == 1;
  const NodeId id = node.id;
  if (!ui.add(std::move(node), rect)) return height;
  draw_text(ui, rect, text, style, ui.palette().ink);
  if (level == 1) {
    const float width = std::min(rect.width, text_width(ui, text, style));
    draw_heading_ring(ui, {rect.x, rect.y, width, height}, id);
  }
  return height;
}

NodeId page_heading(Ui& ui, Rect rect, Words name, bool focus_now) {
  Node node{.id = ui.semantics().unique(ui.id("heading")), .role = Role::heading, .name = name};
  node.level = 1;
  node.interactive = node.skipped = true;
  const NodeId id = node.id;
  if (focus_now) ui.semantics().request_focus(id);
  ui.add(std::move(node), rect);
  draw_heading_ring(ui, rect, id);
  return id;
}

void status(Ui& ui, Rect rect, Words text, const char* icon, Colour colour) {
  constexpr float icon_size = 16;
  Node node = node_for(ui, Role::status, text);
  node.id = ui.semantics().unique(ui.id("status"));
  // What it says when it first shows is old news; what it says next is told.
  auto [spoken, first] = ui.state().spoken.try_emplace(node.id, text.shown());
  if (!first && spoken->second != text.shown()) {
    spoken->second = text.shown();
    ui.semantics().announce(text);
  }
  if (!ui.add(std::move(node), rect)) return;
  if (icon) {
    draw_icon(ui, rect.cut_left(icon_size), icon, icon_size, colour);
    rect.cut_left(gap_small);
  }
  draw_line(ui, rect, text, TextStyle::secondary, colour);
}

}  // namespace counterbell::ui
