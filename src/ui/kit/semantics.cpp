#include "ui/kit/semantics.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace counterbell::ui {

namespace {

/// Frames that a wanted focus waits for its node: what is scrolled into sight or opens needs one or two.
constexpr int focus_patience = 5;

}  // namespace

std::string_view name(Role role) {
  constexpr std::array<std::string_view, 32> names = {
      "banner",   "navigation", "main",  "region",  "form",        "dialog",    "tablist",  "list",
      "listitem", "table",      "row",   "listbox", "menu",        "group",     "toolbar",  "heading",
      "text",     "button",     "link",  "tab",     "textbox",     "searchbox", "combobox", "option",
      "menuitem", "checkbox",   "radio", "switch",  "progressbar", "status",    "alert",    "img"};
  static_assert(names.size() == static_cast<std::size_t>(Role::image) + 1);
  return names[static_cast<std::size_t>(role)];
}

void Semantics::begin_frame() {
  building_.clear();
  building_texts_.clear();
  ids_.clear();
  scopes_.clear();
  layer_ = 0;
  for (const Event& event : events_) {
    if (event.kind != Event::Kind::focus) continue;
    if (event.id != focused_) arrived_ = event.id;
    focused_ = event.id;
    focus_visible_ = event.focus_visible;
  }
  std::erase_if(events_, [](const Event& event) { return event.kind == Event::Kind::focus; });
}

void Semantics::end_frame(int top_layer) {
  for (Node& node : building_) {
    if (node.layer >= top_layer) continue;
    node.interactive = false;
    node.covered = true;
  }
  std::swap(finished_, building_);
  std::swap(finished_texts_, building_texts_);
  events_.clear();
  settle_focus();
  mark_tab_stops();
  mark_suggestion();
}

/// The field that has the focus keeps it while the arrow keys go through what it suggests.
void Semantics::mark_suggestion() {
  const auto field = std::ranges::find(finished_, focused_, &Node::id);
  if (field == finished_.end() || !field->takes_arrows) return;
  const auto marked = std::ranges::find_if(finished_, [&](const Node& node) {
    return node.role == Role::option && node.selected && node.layer == field->layer;
  });
  if (marked != finished_.end()) field->active = marked->id;
}

void Semantics::mark_tab_stops() {
  const auto roves = [](const Node& node) {
    return node.interactive && (node.role == Role::row || node.role == Role::option);
  };
  const auto claim = [&](const Node& node) {
    return node.id == focused_ ? 3 : node.selected ? 2 : node.covered ? 0 : 1;
  };
  std::unordered_map<NodeId, Node*> stops;  // by parent
  for (Node& node : finished_) {
    if (!roves(node)) continue;
    node.skipped = true;
    Node*& stop = stops[node.parent];
    if (!stop || claim(node) > claim(*stop)) stop = &node;
  }
  for (const auto& [parent, stop] : stops) stop->skipped = false;
}

void Semantics::settle_focus() {
  const auto can_have = [&](NodeId id) {
    return id == 0 ||
           std::ranges::any_of(finished_, [&](const Node& node) { return node.id == id && node.interactive; });
  };
  if (wanted_focus_ && can_have(*wanted_focus_)) {
    focused_ = *wanted_focus_;
    focus_visible_ = keyboard_;
    if (!wanted_by_press_) arrived_ = focused_;
    focus_request_ = focused_;
    wanted_focus_.reset();
  } else if (wanted_focus_ && ++frames_wanted_ > focus_patience) {
    wanted_focus_.reset();
  }
  if (!can_have(focused_)) go_to_heading();
}

/// What had the focus is gone.
void Semantics::go_to_heading() {
  const auto heading = std::ranges::find_if(
      finished_, [](const Node& node) { return node.role == Role::heading && node.interactive && !node.covered; });
  focused_ = heading == finished_.end() ? 0 : heading->id;
  focus_visible_ = keyboard_;
  if (focused_ != 0) focus_request_ = focused_;
}

bool Semantics::is_focus_at_rest() const {
  if (focused_ == 0) return true;
  const auto node = std::ranges::find(finished_, focused_, &Node::id);
  return node != finished_.end() && node->role == Role::heading;
}

NodeId Semantics::unique(NodeId id) const {
  while (id == 0 || ids_.contains(id)) id = id * 16777619u + 0x9e3779b9u;
  return id;
}

Node& Semantics::add(Node node) {
  node.id = unique(node.id);
  node.parent = scope();
  node.layer = layer_;
  ids_.insert(node.id);
  building_.push_back(std::move(node));
  return building_.back();
}

void Semantics::add_text(const Rect& rect, TextStyle style, std::string_view text, bool wraps, bool is_centred) {
  if (building_.empty() || text.empty()) return;
  const bool is_name = building_.back().name.shown() == text;
  building_texts_.push_back(
      {building_.size() - 1, rect, style, wraps, is_centred, is_name ? std::string() : std::string(text)});
}

void Semantics::push_scope(NodeId node) { scopes_.push_back(node); }

void Semantics::pop_scope() { scopes_.pop_back(); }

std::optional<Event> Semantics::take(Event::Kind kind, NodeId id) {
  const auto found =
      std::ranges::find_if(events_, [&](const Event& event) { return event.kind == kind && event.id == id; });
  if (found == events_.end()) return std::nullopt;
  Event event = std::move(*found);
  events_.erase(found);
  return event;
}

void Semantics::request_focus(NodeId id, bool pressed) {
  wanted_focus_ = id;
  wanted_by_press_ = pressed;
  frames_wanted_ = 0;
}

NodeId Semantics::yield_focus() { return std::exchange(wanted_focus_, std::nullopt).value_or(focused_); }

bool Semantics::take_arrival(NodeId id) {
  if (id == 0 || arrived_ != id) return false;
  arrived_ = 0;
  return true;
}

void Semantics::announce(Words text, bool assertive) {
  announcements_.push_back({std::string(text.shown()), assertive});
}

void Semantics::post(Event event) { events_.push_back(std::move(event)); }

std::optional<NodeId> Semantics::take_focus_request() { return std::exchange(focus_request_, std::nullopt); }

std::vector<Semantics::Announcement> Semantics::take_announcements() { return std::exchange(announcements_, {}); }

}  // namespace counterbell::ui
