#include <imgui.h>

#include <algorithm>

#include "ui/icons.h"
#include "ui/kit/layout.h"
#include "ui/kit/ui_state.h"
#include "ui/kit/widgets/overlays.h"
#include "ui/kit/widgets/popup.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {

namespace {

constexpr float header_height = 60;
constexpr float footer_padding = 16;
constexpr float corner = 14;
constexpr float margin = 24;

DialogState& state_of(Ui& ui, NodeId id) {
  std::vector<DialogState>& dialogs = ui.state().dialogs;
  auto found = std::ranges::find(dialogs, id, &DialogState::id);
  if (found == dialogs.end()) {
    dialogs.push_back({.id = id, .return_focus = ui.semantics().yield_focus()});
    found = dialogs.end() - 1;
  }
  return *found;
}

/// A button that opens it may well have the title's name.
NodeId dialog_id(Ui& ui, Words title) {
  const IdScope dialogs(ui, "dialog");
  return ui.id(title);
}

/// Where a dialog of this size lies: a little above the middle, or all over a phone's screen.
Rect place(const Ui& ui, float width, float height) {
  const Rect screen = ui.screen();
  if (ui.width() == Width::phone) return screen;
  Rect box = screen.centred(std::min(width, screen.width - 2 * margin), std::min(height, screen.height - 2 * margin));
  box.x = ui.snapped(box.x);
  box.y = ui.snapped(std::max(margin, box.y - screen.height * 0.04f));
  return box;
}

/// Where the focus goes when the dialog's content did not say: to the first thing in its body, else to its close button.
NodeId first_stop(const Semantics& semantics, NodeId dialog) {
  std::vector<NodeId> inside{dialog};
  NodeId close = 0;
  for (const Node& node : semantics.building()) {
    if (std::ranges::find(inside, node.parent) == inside.end()) continue;
    inside.push_back(node.id);
    if (!node.interactive || node.skipped) continue;
    if (close != 0) return node.id;
    close = node.id;  // stands first
  }
  return close;
}

}  // namespace

Dialog::Dialog(Ui& ui, Words title, float width, float body_height, float footer_height)
    : ui_(ui), node_(dialog_id(ui, title)) {
  DialogState& state = state_of(ui, node_);
  state.seen = true;
  close_requested_ = std::exchange(state.close, false);
  if (state.body_height > 0) body_height = state.body_height;

  const bool whole_screen = ui.width() == Width::phone;
  const float footer_space = footer_height > 0 ? footer_height + 2 * footer_padding : 0;
  box_ = place(ui, width, header_height + body_height + (footer_space > 0 ? footer_space : margin));

  ui.push_layer();
  ui.push_id(title);
  const Palette& p = ui.palette();
  const float frame_corner = whole_screen ? 0 : corner;
  fill(ui, ui.screen(), faded(ui.dark() ? 0xFF000000u : p.ink, ui.dark() ? 0.55f : 0.36f));
  if (!whole_screen) shadow(ui, box_, corner);
  fill(ui, box_, p.surface, frame_corner);
  if (!whole_screen && ui.dark()) stroke(ui, box_, p.line, frame_corner);
  open_node(title);
  draw_header(title);

  Rect inner = box_;
  inner.cut_top(header_height);
  if (footer_space > 0) {
    footer_ = inner.cut_bottom(footer_space).inset(margin, footer_padding);
    hairline(ui, box_.x, inner.bottom(), box_.right(), inner.bottom(), p.line);
  }
  area_.emplace(ui, "body", inner);
  area_->set_content_height(body_height);
  body_ = area_->content().inset(margin, 0);
  body_.height = std::max(body_height, inner.height);
}

/// The dialog's node, and the scope of all that is in it.
void Dialog::open_node(Words title) {
  Node node;
  node.id = node_;
  node.role = Role::dialog;
  node.name = title;
  node.modal = true;
  ui_.add(std::move(node), box_);
  ui_.semantics().push_scope(node_);
}

void Dialog::draw_header(Words title) {
  Rect header = Rect(box_).cut_top(header_height).inset(margin, 0);
  const Rect close = Rect(header).cut_right(36).centred(36, 36);
  header.cut_right(44);
  if (icon_button(ui_, {close.x + 8, close.y, close.width, close.height}, icon::x, tr("Close"))) request_close();
  Node node;
  node.id = ui_.semantics().unique(ui_.id("title"));
  node.role = Role::heading;
  node.name = title;
  node.level = 2;
  node.interactive = node.skipped = true;  // It gets the focus when what had it goes.
  ui_.add(std::move(node), header);
  draw_line(ui_, header, title, TextStyle::section, ui_.palette().ink);
}

Rect Dialog::footer() {
  area_.reset();
  return footer_;
}

void Dialog::set_body_height(float height) {
  DialogState& state = state_of(ui_, node_);
  if (state.body_height == height) return;
  state.body_height = height;
  ui_.animate();
}

/// Tells it in the next frame, when whoever draws the dialog looks.
void Dialog::request_close() {
  state_of(ui_, node_).close = true;
  ui_.animate();
}

Dialog::~Dialog() {
  area_.reset();
  DialogState& state = state_of(ui_, node_);
  if (!state.focus_placed) {
    state.focus_placed = true;
    if (!ui_.semantics().focus_pending()) ui_.semantics().request_focus(first_stop(ui_.semantics(), node_));
  }
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const bool beside = ImGui::IsMouseClicked(0) && ImGui::IsWindowHovered() && !box_.contains(mouse.x, mouse.y);
  if (ui_.on_top() && (ui_.consume(Key::escape) || beside)) request_close();
  ui_.semantics().pop_scope();
  ui_.pop_id();
  fade_in_window(ui_, node_);
  ui_.pop_layer();
}

}  // namespace counterbell::ui
