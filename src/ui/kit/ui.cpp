#include "ui/kit/ui.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "ui/kit/draw/imgui_access.h"
#include "ui/kit/ui_state.h"

namespace counterbell::ui {

namespace {

constexpr std::chrono::milliseconds appearance_time{120};
/// How far out of sight what takes the focus still has a node.
constexpr float reach = 2000;

/// FNV-1a of `key`, going on from `seed`.
NodeId hashed_with(NodeId seed, std::string_view key) {
  for (const char c : key) seed = (seed ^ static_cast<unsigned char>(c)) * 16777619u;
  return (seed ^ 0xFFu) * 16777619u;  // so that "a" in "b" is not "ba"
}

/// What the surroundings show of what is drawn now.
Rect clip_rect() {
  const ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 from = list->GetClipRectMin();
  const ImVec2 to = list->GetClipRectMax();
  return {from.x, from.y, to.x - from.x, to.y - from.y};
}

bool is_field(Role role) { return role == Role::textbox || role == Role::searchbox; }
/// Whether a role holds others; in the list of roles these come first.
bool is_container(Role role) { return role <= Role::toolbar; }

void set_imgui_style() {
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.WindowRounding = 0;
  style.WindowMinSize = {1, 1};
  style.CircleTessellationMaxError = 0.1f;
}

}  // namespace

Ui::Ui(Host& host, Fonts fonts)
    : host_(&host), fonts_(fonts), palette_(&light_palette()), state_(std::make_unique<UiState>()) {
  ImGui::GetIO().ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;  // the semantic tree owns the focus
  set_imgui_style();
}

Ui::~Ui() = default;

void Ui::begin_frame(Time now) {
  const ImGuiIO& io = ImGui::GetIO();
  now_ = now;
  elapsed_ = host_->elapsed();
  screen_ = {0, 0, io.DisplaySize.x, io.DisplaySize.y};
  pixel_ratio_ = std::max(io.DisplayFramebufferScale.y, 0.5f);
  imgui_access::set_edge_softness(pixel_ratio_);
  choose_palette();

  UiState& state = *state_;
  ++state.frame;
  state.nameless.clear();
  state.cut.clear();
  state.open_scrolls.clear();
  if (semantics_.focused() == 0) state.focus_scroll = 0;
  state.scroll_places = std::move(state.next_scroll_places);
  state.next_scroll_places.clear();
  state.popup.seen = state.popup.opened = false;
  for (DialogState& dialog : state.dialogs) dialog.seen = false;

  if (io.MouseClicked[0] || io.MouseClicked[1]) semantics_.set_keyboard(false);
  id_stack_.assign(1, 2166136261u);
  layer_ = 0;
  top_layer_ = next_top_layer_;
  next_top_layer_ = 0;
  scroll_by_pointer();
  semantics_.begin_frame();
  rest_letters();
  imgui_access::clear_watched_items();
  imgui_access::begin_plain_window("##page", screen_, true, false);
}

void Ui::end_frame() {
  ImGui::End();
  finish_overlays();
  show_tooltip();
  // A press on nothing takes the focus away, as everywhere.
  if (ImGui::IsMouseClicked(0) && !ImGui::IsAnyItemHovered() && !semantics_.focus_pending())
    semantics_.request_focus(0, true);
  const NodeId focused = semantics_.focused();
  semantics_.end_frame(next_top_layer_);
  if (semantics_.focused() != focused || semantics_.focus_pending() || next_top_layer_ != top_layer_) host_->wake(1);
  keys_.clear();
  state_->drags.clear();
  state_->context.reset();
  if (state_->frame % 256 == 0) {
    std::erase_if(state_->appearances, [&](const auto& entry) { return entry.second.last_frame + 1 < state_->frame; });
  }
}

void Ui::set_theme(ThemeChoice choice) { theme_ = choice; }

void Ui::choose_palette() {
  const Contrast contrast = host_->contrast();
  // Where the system forces its colours on all programs, light or dark is its choice, too.
  const bool is_systems = theme_ == ThemeChoice::system || contrast == Contrast::forced;
  dark_ = is_systems ? host_->prefers_dark() : theme_ == ThemeChoice::dark;
  if (contrast == Contrast::usual) {
    palette_ = dark_ ? &dark_palette() : &light_palette();
  } else {
    palette_ = dark_ ? &dark_contrast_palette() : &light_contrast_palette();
  }
  if (palette_told_ == palette_) return;
  palette_told_ = palette_;
  host_->apply_palette(*palette_, dark_);
}

// Sizes

Width Ui::width() const {
  if (screen_.width < bottom_bar_below) return Width::phone;
  return screen_.width < narrow_rail_below ? Width::medium : Width::wide;
}

float Ui::control_height() const {
  if (host_->coarse_pointer()) return 48;
  return density_ == Density::compact ? 36 : 40;
}

float Ui::small_control_height() const { return host_->coarse_pointer() ? 48 : 32; }

float Ui::row_height() const { return density_ == Density::compact && !host_->coarse_pointer() ? 56 : 66; }

float Ui::snapped(float length) const { return std::round(length * pixel_ratio_) / pixel_ratio_; }

// Ids and nodes

void Ui::push_id(const IdKey& key) { id_stack_.push_back(id(key)); }

void Ui::pop_id() { id_stack_.pop_back(); }

NodeId Ui::id(const IdKey& key) const { return key.hashed(id_stack_.back()); }

NodeId IdKey::hashed(NodeId around) const {
  if (key_.data()) return hashed_with(around, key_);
  std::array<char, sizeof(words_id_)> bytes{};
  std::memcpy(bytes.data(), &words_id_, bytes.size());
  return hashed_with(around, {bytes.data(), bytes.size()});
}

bool Ui::is_in_sight(const Rect& rect) const { return !intersection(rect, clip_rect()).empty(); }

bool Ui::add(Node node, Rect rect) {
  const Rect clip = clip_rect();
  const Rect visible = intersection(rect, clip);
  if (visible.empty()) {
    const Rect near{clip.x - reach, clip.y - reach, clip.width + 2 * reach, clip.height + 2 * reach};
    if (!(node.interactive || is_container(node.role)) || intersection(rect, near).empty()) return false;
    node.rect = rect;
    node.covered = true;
  } else if (is_field(node.role)) {
    node.rect = rect;
    if (visible.width < rect.width || visible.height < rect.height) node.clip = visible;
  } else {
    node.rect = visible;
  }
  semantics_.add(std::move(node));
  return true;
}

// The pointer

void Ui::post_scroll(float x, float y, float, float dy) { state_->drags.push_back({x, y, dy}); }

void Ui::post_context(float x, float y) { state_->context = {x, y}; }

void Ui::scroll_by_pointer() {
  UiState& state = *state_;
  const ImGuiIO& io = ImGui::GetIO();
  if (io.MouseWheel != 0) {
    state.drags.push_back(
        {io.MousePos.x, io.MousePos.y, io.MouseWheel * 5 * ImGui::GetFontSize()});  // ImGui's own step
  }
  for (const UiState::Drag& drag : state.drags) {
    for (auto place = state.scroll_places.rbegin(); place != state.scroll_places.rend(); ++place) {
      if (place->layer != top_layer_ || !place->rect.contains(drag.x, drag.y)) continue;
      ScrollState& scroll = state.scrolls[place->id];
      if (scroll.limit() <= 0) continue;
      scroll.y = std::clamp(scroll.y - drag.dy, 0.0f, scroll.limit());
      break;
    }
  }
}

// Motion

void Ui::animate() { host_->wake(1); }

float Ui::appearance(NodeId id) {
  Appearance& seen = state_->appearances[id];
  if (seen.last_frame + 1 < state_->frame) seen.since = elapsed_;
  seen.last_frame = state_->frame;
  if (host_->reduced_motion()) return 1;
  const float share =
      std::chrono::duration<float>(elapsed_ - seen.since) / std::chrono::duration<float>(appearance_time);
  if (share < 1) animate();
  return std::clamp(share, 0.0f, 1.0f);
}

std::u32string Ui::take_missing_characters() { return std::exchange(state_->missing, {}); }

// For tests

std::vector<std::string> Ui::lint() const {
  std::vector<std::string> faults;
  const std::vector<Node>& nodes = semantics_.nodes();
  for (const NodeId item : imgui_access::watched_items()) {
    const bool known = std::ranges::find(nodes, item, &Node::id) != nodes.end() ||
                       std::ranges::find(state_->nameless, item) != state_->nameless.end();
    if (!known) faults.push_back("item " + std::to_string(item) + " takes the pointer but has no node");
  }
  for (const Node& node : nodes) {
    const std::string what = std::string(name(node.role)) + " '" + std::string(node.name.shown()) + "'";
    if (node.interactive && node.name.empty()) faults.push_back(what + " has no name");
    if (node.role == Role::heading && node.level == 0) faults.push_back(what + " has no level");
    if (node.role == Role::combobox && node.options.empty() && !node.disabled)
      faults.push_back(what + " has nothing to choose");
    if (node.interactive && node.rect.empty()) faults.push_back(what + " has no size");
  }
  return faults;
}

const std::vector<std::string>& Ui::cut_texts() const { return state_->cut; }

// Scopes

Scope::Scope(Ui& ui, Role role, Words name, Rect rect) : ui_(ui), node_(ui.semantics().unique(ui.id(name))) {
  Node node;
  node.id = node_;
  node.role = role;
  node.name = name;
  // What lies in a container that is out of sight belongs to the one around it.
  if (!ui.add(std::move(node), rect)) node_ = ui.semantics().scope();
  ui.semantics().push_scope(node_);
}

Scope::~Scope() { ui_.semantics().pop_scope(); }

}  // namespace counterbell::ui
