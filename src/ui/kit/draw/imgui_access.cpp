#include "ui/kit/draw/imgui_access.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace counterbell::ui::imgui_access {

namespace {

std::vector<NodeId>& noted_items() {
  static std::vector<NodeId> items;
  return items;
}

ImRect to_imgui(const Rect& rect) { return {rect.x, rect.y, rect.right(), rect.bottom()}; }

}  // namespace

Pointer pointer_area(const Rect& rect, NodeId id, bool disabled) {
  const ImRect box = to_imgui(rect);
  if (!ImGui::ItemAdd(box, id, nullptr, disabled ? ImGuiItemFlags{ImGuiItemFlags_Disabled} : 0)) return {};
  Pointer pointer;
  pointer.pressed = ImGui::ButtonBehavior(box, id, &pointer.hovered, &pointer.held, ImGuiButtonFlags_NoNavFocus);
  return pointer;
}

void set_edge_softness(float pixel_ratio) {
  ImGui::GetCurrentContext()->DrawListSharedData.InitialFringeScale = 1 / pixel_ratio;
}

void begin_plain_window(const char* name, const Rect& rect, bool takes_pointer, bool lift) {
  ImGui::SetNextWindowPos({rect.x, rect.y});
  ImGui::SetNextWindowSize({rect.width, rect.height});
  ImGui::Begin(name, nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoFocusOnAppearing |
                   (takes_pointer ? ImGuiWindowFlags_None : ImGuiWindowFlags_NoInputs));
  if (lift) ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
}

bool input_waiting() { return !ImGui::GetCurrentContext()->InputEventsQueue.empty(); }

void forget_glyphs(ImFont* font) { ImFontAtlasFontDiscardBakes(font->ContainerAtlas, font, 0); }

#ifdef IMGUI_ENABLE_TEST_ENGINE
void watch_items(bool watch) { ImGui::GetCurrentContext()->TestEngineHookItems = watch; }
#endif

const std::vector<NodeId>& watched_items() { return noted_items(); }

void clear_watched_items() { noted_items().clear(); }

}  // namespace counterbell::ui::imgui_access

#ifdef IMGUI_ENABLE_TEST_ENGINE
// What ImGui calls while items are watched.

void ImGuiTestEngineHook_ItemAdd(ImGuiContext*, ImGuiID id, const ImRect&, const ImGuiLastItemData*) {
  if (ImGui::FindWindowByID(id)) return;
  counterbell::ui::imgui_access::noted_items().push_back(id);
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }

#endif
