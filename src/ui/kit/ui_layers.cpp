// Layers: the page, and what lies above it.
#include <imgui.h>

#include <algorithm>
#include <string>

#include "ui/kit/draw/imgui_access.h"
#include "ui/kit/ui.h"
#include "ui/kit/ui_state.h"

namespace counterbell::ui {
namespace {

/// Floating things lie above any number of dialogs.
constexpr int floating_layer = 1000;

}  // namespace

void Ui::push_layer() {
  ++layer_;
  next_top_layer_ = std::max(next_top_layer_, layer_);
  semantics_.set_layer(layer_);
  semantics_.push_scope(0);
  const std::string name = "##layer" + std::to_string(layer_);
  imgui_access::begin_plain_window(name.c_str(), screen_, true, true);
}

void Ui::pop_layer() {
  ImGui::End();
  semantics_.pop_scope();
  --layer_;
  semantics_.set_layer(layer_);
}

bool Ui::on_top() const { return layer_ >= top_layer_; }

void Ui::begin_floating(const IdKey& key, Rect rect) {
  floated_from_.push_back(layer_);
  layer_ = floating_layer;
  semantics_.set_layer(layer_);
  semantics_.push_scope(0);
  const std::string name = "##floating" + std::to_string(id(key));
  imgui_access::begin_plain_window(name.c_str(), rect, true, true);
}

void Ui::end_floating() {
  ImGui::End();
  semantics_.pop_scope();
  layer_ = floated_from_.back();
  floated_from_.pop_back();
  semantics_.set_layer(layer_);
}

void Ui::finish_overlays() {
  UiState& state = *state_;
  if (state.popup.owner != 0 && !state.popup.seen && !state.popup.opened) state.popup = {};
  for (const DialogState& dialog : state.dialogs) {
    if (!dialog.seen && dialog.return_focus != 0 && !semantics_.focus_pending()) {
      semantics_.request_focus(dialog.return_focus);
    }
  }
  std::erase_if(state.dialogs, [](const DialogState& dialog) { return !dialog.seen; });
}

}  // namespace counterbell::ui
