// The semantic tree: what is on screen in words, for assistive technology, for tests and for the real text fields.
//
// Each frame every widget appends a node; the browser mirrors the tree into ARIA elements over the canvas, diffed by id.
// What a mirrored element does (click, typing, choosing, focus) comes back through Semantics::post and is met by the widget
// with that id in the next frame.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ui/geometry.h"

namespace counterbell::ui {

/// Stable from frame to frame: hashed from names and record ids, never from positions in a list.
using NodeId = std::uint32_t;

enum class Role : std::uint8_t {
  // containers
  banner, navigation, main, region, form, dialog, tablist, list, listitem, table, row, listbox, menu, group, toolbar,
  // leaves
  heading, text, button, link, tab, textbox, searchbox, combobox, option, menuitem, checkbox, radio, toggle, progress, status, alert, image,
};
/// The ARIA role's name ("switch" for toggle).
std::string_view name(Role role);

/// How a phone's keyboard should come up.
enum class InputMode : std::uint8_t { text, numeric, tel, email, search };

struct Node {
  NodeId id = 0;
  NodeId parent = 0;  ///< 0: the root.
  Role role = Role::text;
  std::string name;
  std::string description;
  std::string value;        ///< Text of a field, choice of a combobox, percentage of a progress.
  std::vector<std::string> options;  ///< A combobox's choices.
  Rect rect;                ///< Clipped to what is visible.
  std::string shortcut;     ///< As aria-keyshortcuts writes it ("N", "Control+K").
  std::string placeholder;
  std::uint8_t level = 0;   ///< Of a heading.
  std::int32_t row_index = -1;   ///< Of a row, from 0 in the whole table.
  std::int32_t row_count = -1;   ///< Of a table.
  std::uint32_t edit = 0;   ///< Of a field: the number of the newest edit its value includes (see Event::edit).
  float font_px = 15;       ///< Of a field: CSS font size.
  float line_height_px = 22;
  InputMode input_mode = InputMode::text;
  bool interactive = false; ///< Can be focused and activated.
  bool disabled = false;
  bool selected = false;    ///< Of a tab, row or option.
  bool checked = false;
  bool expanded = false;    ///< Of a combobox or menu button.
  bool has_popup = false;
  bool required = false;
  bool invalid = false;
  bool multiline = false;
  bool masked = false;      ///< Of a field: shown as dots, yet a plain textbox (PIN).
  bool takes_arrows = false;///< Of a field: Up and Down belong to the suggestions under it.
  bool modal = false;       ///< Of a dialog.
  bool busy = false;
  bool covered = false;     ///< Something floats above it: its real field must not take the pointer.
};

/// What a person did to a mirrored element (or a test to a node).
struct Event {
  enum class Kind : std::uint8_t { activate, edit, choose, focus, submit };
  Kind kind = Kind::activate;
  NodeId id = 0;
  std::string text;              ///< edit: the field's new value.
  std::uint32_t edit = 0;        ///< edit: a number that grows by one with each edit, echoed in Node::edit.
  std::int32_t choice = -1;      ///< choose: index into options.
  bool focus_visible = false;    ///< focus: came by keyboard, so the ring shows.
};

class Semantics {
 public:
  // For the widget layer.

  void begin_frame();
  /// Ends the frame. Events that no widget took are dropped.
  void end_frame();
  /// Appends a node under the current scope; the reference is valid until the next call.
  Node& add(Node node);
  /// Nodes appended until pop lie under `node`.
  void push_scope(NodeId node);
  void pop_scope();

  /// Takes the event of `kind` posted for `id`, if any.
  std::optional<Event> take(Event::Kind kind, NodeId id);

  NodeId focused() const { return focused_; }
  /// Whether the focus ring shows: the focus came by keyboard.
  bool focus_visible() const { return focus_visible_; }
  /// Moves the focus to the node with this id once it is (or 0: nowhere).
  void request_focus(NodeId id);

  /// Says something through a live region; assertive interrupts.
  void announce(std::string_view text, bool assertive = false);

  // For the shell and for tests.

  void post(Event event);
  const std::vector<Node>& nodes() const { return finished_; }
  /// The first node with this role whose name is exactly `name`, or null.
  const Node* find(Role role, std::string_view name) const;
  /// Where the shell should move the real focus now; taken once.
  std::optional<NodeId> take_focus_request();
  struct Announcement {
    std::string text;
    bool assertive = false;
  };
  std::vector<Announcement> take_announcements();
  /// The finished tree as JSON, for the browser; the bridge sends it only when it differs from the one before.
  std::string to_json() const;

 private:
  std::vector<Node> building_;
  std::vector<Node> finished_;
  std::vector<NodeId> scopes_;
  std::vector<Event> events_;
  std::vector<Announcement> announcements_;
  NodeId focused_ = 0;
  bool focus_visible_ = false;
  std::optional<NodeId> focus_request_;
};

}  // namespace counterbell::ui
