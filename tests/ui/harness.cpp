#include "tests/ui/harness.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include <cstdio>
#include <utility>

#include "tests/ui/ink.h"
#include "ui/kit/draw/font_atlas.h"
#include "ui/kit/draw/imgui_access.h"

namespace counterbell::test {

using ui::Event;
using ui::Key;
using ui::NodeId;
using ui::Role;

namespace {

/// More than anything here takes by whatever clock: a frame may do as little as one piece of work.
constexpr int too_many_frames = 3000;

bool is_field(const ui::Node& node) { return node.role == Role::textbox || node.role == Role::searchbox; }

/// Does what a renderer would with the textures that ImGui asks for.
void acknowledge_textures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else if (texture->Status != ImTextureStatus_Destroyed) {
      texture->SetTexID(1);
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

}  // namespace

std::string read_asset(const std::string& name) {
  const std::string path = std::string(COUNTERBELL_ASSETS_DIR) + "/" + name;
  std::string bytes;
  if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
    char buffer[65536];
    for (std::size_t got; (got = std::fread(buffer, 1, sizeof buffer, file)) > 0;) bytes.append(buffer, got);
    std::fclose(file);
  }
  REQUIRE_MESSAGE(!bytes.empty(), path << " is missing: ./dev build assets makes it");
  return bytes;
}

Harness::Harness(float width, float height, float pixel_ratio)
    : width_(width), height_(height), pixel_ratio_(pixel_ratio) {
  in_pseudo_language();
  context_ = ImGui::CreateContext();
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  fonts_ = ui::load_fonts(read_asset("inter-400.ttf"), read_asset("inter-600.ttf"), read_asset("icons.ttf"));
  ui::imgui_access::watch_items(true);
}

Harness::~Harness() {
  ImGui::SetCurrentContext(context_);
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetTexID(ImTextureID_Invalid);
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetStatus(ImTextureStatus_Destroyed);
  ImGui::DestroyContext(context_);
}

void Harness::resize(float width, float height) {
  width_ = width;
  height_ = height;
  settle_after_input();
}

void Harness::attach(ui::Ui& ui, std::function<void()> frame, std::function<bool()> work) {
  ui_ = &ui;
  draw_ = std::move(frame);
  work_ = std::move(work);
  settle_after_input();
}

void Harness::show(std::function<void(ui::Ui&)> draw) {
  own_ui_ = std::make_unique<ui::Ui>(host, fonts_);
  attach(*own_ui_, [this, draw = std::move(draw)] {
    own_ui_->begin_frame(clock.now());
    draw(*own_ui_);
    own_ui_->end_frame();
  });
}

void Harness::frame() {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {width_, height_};
  io.DisplayFramebufferScale = {pixel_ratio_, pixel_ratio_};
  io.DeltaTime = 1.0f / 60;
  host.frames_wanted = std::max(0, host.frames_wanted - 1);
  host.wake_times.clear();
  host.waits.clear();
  ImGui::NewFrame();
  draw_();
  ImGui::Render();
  acknowledge_textures();
  ui_->semantics().take_focus_request();  // no real element to move the focus to
  ++frames_drawn_;
}

void Harness::settle() {
  ImGui::SetCurrentContext(context_);
  for (int i = 0; host.frames_wanted > 0 || ui::imgui_access::input_waiting(); ++i) {
    if (i == too_many_frames) {
      FAIL_CHECK("frames go on and on");
      return;
    }
    frame();
    if (host.frames_wanted == 0 && work_) {
      while (work_()) {
      }
    }
  }
  // Widgets that a test draws itself may well have nothing in them.
  if (own_ui_ || checked_frame_ == frames_drawn_ || !ImGui::GetDrawData()) return;
  checked_frame_ = frames_drawn_;
  for (const std::string& fault : missing_ink(*ui_)) FAIL_CHECK(fault);
}

/// As the shell does: input is worth a few frames.
void Harness::settle_after_input() {
  host.wake(3);
  settle();
}

const std::vector<Seen>& Harness::seen() const {
  if (std::exchange(seen_frame_, frames_drawn_) != frames_drawn_) {
    seen_.clear();
    for (const ui::Node& node : ui_->semantics().nodes()) seen_.emplace_back(node);
  }
  return seen_;
}

const Seen* Harness::find(Role role, std::string_view name) const {
  const Seen* below = nullptr;
  for (const Seen& node : seen()) {
    if (node.role != role || node.name != name) continue;
    if (!node.covered) return &node;
    if (!below) below = &node;
  }
  return below;
}

const Seen& Harness::node(Role role, std::string_view name, std::size_t skipped) {
  static const Seen none;
  if (const Seen* found = skipped == 0 ? find(role, name) : nullptr) return *found;
  for (const Seen* one : all(role)) {
    if (one->name == name && skipped-- == 0) return *one;
  }
  FAIL("there is no " << ui::name(role) << " '" << name << "' in\n" << tree());
  return none;
}

std::vector<const Seen*> Harness::all(Role role) const {
  std::vector<const Seen*> found;
  for (const Seen& node : seen()) {
    if (node.role == role) found.push_back(&node);
  }
  return found;
}

bool Harness::text_on_screen(std::string_view text) const {
  return std::ranges::any_of(seen(), [&](const Seen& node) {
    return node.name.find(text) != std::string::npos || node.value.find(text) != std::string::npos;
  });
}

const Seen* Harness::focused() const {
  const NodeId id = ui_->semantics().focused();
  const auto found = std::ranges::find(seen(), id, &ui::Node::id);
  return id == 0 || found == seen_.end() ? nullptr : &*found;
}

std::vector<std::string> Harness::announcements() {
  std::vector<std::string> texts;
  for (auto& said : ui_->semantics().take_announcements()) texts.push_back(in_english(said.text));
  return texts;
}

std::string Harness::tree() const {
  std::string text;
  std::map<NodeId, int> depths;
  for (const Seen& node : seen()) {
    const int depth = depths[node.id] = node.parent ? depths[node.parent] + 1 : 0;
    text += std::string(static_cast<std::size_t>(depth) * 2, ' ') + std::string(ui::name(node.role)) + " '" +
            node.name + "'";
    if (!node.value.empty()) text += " = '" + node.value + "'";
    if (node.id == ui_->semantics().focused()) text += " focused";
    if (node.disabled) text += " disabled";
    if (node.selected) text += " selected";
    if (node.checked) text += " checked";
    if (node.expanded) text += " expanded";
    if (node.covered) text += " covered";
    text += '\n';
  }
  return text;
}

void Harness::expect_complete() {
  for (const std::string& fault : ui_->lint()) FAIL_CHECK(fault);
}

void Harness::expect_translated(const std::function<bool(std::string_view)>& is_typed) {
  if (!in_pseudo_language()) return;
  const auto check = [&](const ui::Node& node, std::string_view text) {
    if (has_letters_outside(text) && !is_typed(text))
      FAIL_CHECK("not of the catalogue: " << ui::name(node.role) << " '" << text << "'");
  };
  for (const ui::Node& node : ui_->semantics().nodes()) {
    check(node, node.name.shown());
    check(node, node.description.shown());
    check(node, node.placeholder.shown());
    for (const Text& option : node.options) check(node, option.shown());
  }
}

void Harness::expect_room() {
  for (const std::string& text : ui_->cut_texts()) FAIL_CHECK("no room for: " << text);
}

void Harness::press(Role role, std::string_view name, std::size_t skipped) {
  ui_->semantics().post({.kind = Event::Kind::activate, .id = node(role, name, skipped).id});
  settle_after_input();
}

void Harness::hover(Role role, std::string_view name) {
  ImGui::SetCurrentContext(context_);
  const ui::Rect rect = node(role, name).rect;
  ImGui::GetIO().AddMousePosEvent(rect.x + rect.width / 2, rect.y + rect.height / 2);
  settle_after_input();
}

void Harness::click(Role role, std::string_view name) {
  const Seen& found = node(role, name);
  const ui::Rect rect = found.clip.empty() ? found.rect : found.clip;
  click_at(rect.x + rect.width / 2, rect.y + rect.height / 2);
}

void Harness::click_at(float x, float y) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(x, y);
  settle_after_input();
  io.AddMouseButtonEvent(0, true);
  settle_after_input();
  io.AddMouseButtonEvent(0, false);
  settle_after_input();
}

void Harness::fill(std::string_view name, std::string_view text) {
  const Seen* field = find(Role::textbox, name);
  if (!field) field = &node(Role::searchbox, name);
  const NodeId id = field->id;
  ui_->semantics().post({.kind = Event::Kind::focus, .id = id});
  settle_after_input();
  ui_->semantics().post({.kind = Event::Kind::edit, .id = id, .text = std::string(text), .edit = ++edits_});
  settle_after_input();
}

void Harness::choose(std::string_view name, std::string_view option, std::size_t skipped) {
  const Seen& box = node(Role::combobox, name, skipped);
  const auto found = std::ranges::find(box.options, option);
  if (found == box.options.end()) {
    FAIL_CHECK(name << " does not offer " << option);
    return;
  }
  const auto index = static_cast<std::int32_t>(found - box.options.begin());
  ui_->semantics().post({.kind = Event::Kind::choose, .id = box.id, .choice = index});
  settle_after_input();
}

void Harness::key(Key key, Held held) {
  const Seen* at = focused();
  const bool in_field = at && is_field(*at);
  if (key == Key::tab) {
    tab(held.shift);
  } else if (at && !in_field && !held.control && (key == Key::enter || key == Key::space)) {
    ui_->semantics().post({.kind = Event::Kind::activate, .id = at->id});
  } else if (in_field && key == Key::enter && (!at->multiline || held.control)) {
    ui_->semantics().post({.kind = Event::Kind::submit, .id = at->id, .choice = held.control ? 1 : 0});
  } else {
    post_key(key, held);
  }
  settle_after_input();
}

void Harness::post_key(Key key, Held held) {
  const Seen* at = focused();
  ui_->post_key({.key = key, .control = held.control, .shift = held.shift, .in_field = at && is_field(*at)});
}

/// To the next thing that takes the focus, in tree order; round the end.
void Harness::tab(bool backwards) {
  std::vector<NodeId> stops;
  for (const ui::Node& node : ui_->semantics().nodes()) {
    if (node.interactive && (!node.skipped || node.id == ui_->semantics().focused())) stops.push_back(node.id);
  }
  ui_->post_key({.key = Key::tab, .shift = backwards});
  if (stops.empty()) return;
  const std::size_t last = stops.size() - 1;
  const auto at = std::ranges::find(stops, ui_->semantics().focused());
  std::size_t next = backwards ? last : 0;
  if (at != stops.end()) {
    const auto index = static_cast<std::size_t>(at - stops.begin());
    next = backwards ? (index == 0 ? last : index - 1) : (index == last ? 0 : index + 1);
  }
  ui_->semantics().post({.kind = Event::Kind::focus, .id = stops[next], .focus_visible = true});
}

void Harness::type(std::string_view text, Held held) {
  for (const char letter : text) {
    const Seen* at = focused();
    const bool in_field = at && is_field(*at);
    if (in_field && !held.control) {
      ui_->semantics().post({.kind = Event::Kind::edit, .id = at->id, .text = at->value + letter, .edit = ++edits_});
    } else {
      ui_->post_key({.text = std::u32string(1, static_cast<unsigned char>(letter)),
                     .control = held.control,
                     .shift = held.shift,
                     .in_field = in_field});
    }
    settle_after_input();
  }
}

}  // namespace counterbell::test
