#include "shell/browser/canvas.h"

#include <imgui.h>

#include <algorithm>
#include <cfloat>

#include "shell/browser/bridge.h"

namespace counterbell::browser {

Canvas::Canvas() {
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;  // We place all windows ourselves.
  io.LogFilename = nullptr;
  io.ConfigErrorRecovery = false;  // Windows that are begun are ended; and what mends them is not here yet (split.mjs).
  io.BackendPlatformName = "counterbell";
  io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
}

Canvas::~Canvas() { ImGui::DestroyContext(); }

bool Canvas::connect() {
  if (page_make_context() == 0) return false;
  renderer_.start();
  return true;
}

void Canvas::restore() {
  renderer_.forget();
  renderer_.start();
}

void Canvas::begin_frame(const CanvasSize& size, float seconds_since_last) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(size.width, size.height);
  io.DisplayFramebufferScale = ImVec2(size.density, size.density);
  // At most 0.1 s, so that no animation jumps to its end after a pause; never zero, which ImGui does not allow.
  io.DeltaTime = std::clamp(seconds_since_last, 0.001f, 0.1f);
  ImGui::NewFrame();
}

void Canvas::end_frame() { ImGui::Render(); }

void Canvas::show(ui::Colour ground) {
  renderer_.draw(*ImGui::GetDrawData(), ground);
  page_set_cursor(ImGui::GetMouseCursor());
}

void Canvas::pointer_moved(float x, float y, bool finger) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(finger ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
  io.AddMousePosEvent(x, y);
}

void Canvas::pointer_pressed(int button, bool down) { ImGui::GetIO().AddMouseButtonEvent(button, down); }

void Canvas::pointer_left() { ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX); }

void Canvas::focus_changed(bool focused) { ImGui::GetIO().AddFocusEvent(focused); }

}  // namespace counterbell::browser
