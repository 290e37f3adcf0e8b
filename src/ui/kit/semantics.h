// The semantic tree: what is on screen in words, for assistive technology, for tests and for the real text fields.
//
// Each frame every widget appends a node; the browser mirrors the tree into ARIA elements over the canvas, diffed by id.
// What a mirrored element does (click, typing, choosing, focus) comes back through Semantics::post and is met by the widget
// with that id in the next frame.
//
// Invariants
// 1. Every id of a finished frame is unique, and a node's parent is an earlier node of the same frame, or none.
// 2. The tree owns the focus: focused() is the id of an interactive node of the finished frame, or 0. When the node that has it goes,
//    the page's heading gets it, so that who works by keyboard goes on from there.
// 3. Only nodes of the topmost layer are interactive; those below are `covered`, as are those scrolled out of sight.
// 4. Of the interactive rows (or options) under one parent, one is not `skipped`: the focused one, else the selected one, else
//    the first in sight.
// 5. Everything spoken goes through announce(), once, also what a status or alert on screen says.
// 6. The text of a field in sight is shown once: by the drawing, or, where it `shows_text`, by the page's real field.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "desk/base/links.h"
#include "ui/kit/draw/geometry.h"
#include "ui/kit/draw/theme.h"
#include "words/text.h"

namespace counterbell::ui {

/// Stable from frame to frame and from language to language: hashed from keys, English texts and record ids, never from what is shown or
/// from positions in a list.
using NodeId = std::uint32_t;

enum class Role : std::uint8_t {
  // containers
  banner,
  navigation,
  main,
  region,
  form,
  dialog,
  tablist,
  list,
  listitem,
  table,
  row,
  listbox,
  menu,
  group,
  toolbar,
  // leaves
  heading,
  text,
  button,
  link,
  tab,
  textbox,
  searchbox,
  combobox,
  option,
  menuitem,
  checkbox,
  radio,
  toggle,
  progress,
  status,
  alert,
  image,
};
/// The ARIA role's name ("switch" for toggle).
std::string_view name(Role role);

/// How a phone's keyboard should come up.
enum class InputMode : std::uint8_t { text, numeric, tel, email, search };

struct Node {
  NodeId id = 0;
  NodeId parent = 0;  ///< 0: the root.
  Role role = Role::text;
  Text name = {};
  Text description = {};
  std::string value = {};              ///< Text of a field, choice of a combobox, percentage of a progress.
  std::vector<Text> options = {};      ///< A combobox's choices.
  std::vector<desk::Link> links = {};  ///< In the name of a text.
  Rect rect = {};             ///< Clipped to what is visible; a text field's, and one scrolled out of sight, whole.
  Rect clip = {};             ///< What the surroundings show of a field; empty when all of it.
  std::string shortcut = {};  ///< As aria-keyshortcuts writes it ("N", "Control+K").
  Text placeholder = {};
  std::uint8_t level = 0;       ///< Of a heading.
  std::int32_t row_index = -1;  ///< Of a row, from 0 in the whole table.
  std::int32_t row_count = -1;  ///< Of a table.
  NodeId active = 0;            ///< Of a field with suggestions: the one marked; filled in by Semantics::end_frame.
  std::uint32_t edit = 0;       ///< Of a field: the number of the newest edit its value includes (see Event::edit).
  float font_px = 15;           ///< Of a field: CSS font size.
  float line_height_px = 22;
  float letter_spacing_px = 0;
  bool semibold = false;
  InputMode input_mode = InputMode::text;
  bool interactive = false;  ///< Can be focused and activated.
  bool skipped = false;  ///< Tab passes it by: of a list's rows or options only one is met, the others by arrow keys.
  bool disabled = false;
  bool selected = false;  ///< Of a tab, row or option.
  bool checked = false;
  bool expanded = false;  ///< Of a combobox or menu button.
  bool has_popup = false;
  bool required = false;
  bool invalid = false;
  bool multiline = false;
  bool masked = false;        ///< Of a field: shown as dots, yet a plain textbox (PIN).
  bool takes_arrows = false;  ///< Of a field: Up and Down belong to the suggestions under it.
  bool shows_text = false;    ///< Of a field: its text is left out of the drawing, for its real field to show.
  bool modal = false;         ///< Of a dialog.
  bool busy = false;
  bool covered = false;  ///< Out of sight or under something that floats: its real field must not take the pointer.
  int layer = 0;         ///< 0 the page, one more for each dialog or menu above; filled in by Semantics::add.
};

/// A text as it is drawn, for the page's own text to lie exactly over it.
struct DrawnText {
  std::size_t node = 0;  ///< What it belongs to: its place among the nodes.
  Rect rect = {};        ///< From the top of the first line; not clipped.
  TextStyle style = TextStyle::body;
  bool wraps = false;
  bool is_centred = false;
  std::string text = {};  ///< Empty when it is the node's name.
};

/// What a person did to a mirrored element (or a test to a node).
struct Event {
  enum class Kind : std::uint8_t { activate, edit, choose, focus, submit };
  Kind kind = Kind::activate;
  NodeId id = 0;
  std::string text = {};       ///< edit: the field's new value.
  std::uint32_t edit = 0;      ///< edit: a number that grows by one with each edit, echoed in Node::edit.
  std::int32_t choice = -1;    ///< choose: index into options. submit: 1 with Control or Command held.
  bool focus_visible = false;  ///< focus: came by keyboard, so the ring shows.
};

class Semantics {
 public:
  // For the widget layer.

  /// Starts a frame: the focus moves as posted.
  void begin_frame();
  /// Ends the frame; nodes on layers below `top_layer` are covered. Events that no widget took are dropped.
  void end_frame(int top_layer = 0);
  /// `id`, or one made from it when this frame already has a node with it.
  NodeId unique(NodeId id) const;
  /// Appends a node under the current scope; the reference is valid until the next call.
  Node& add(Node node);
  /// Notes a text that was drawn for the node appended last.
  void add_text(const Rect& rect, TextStyle style, std::string_view text, bool wraps = false, bool is_centred = false);
  /// Nodes appended until pop lie under `node` (0: the root).
  void push_scope(NodeId node);
  void pop_scope();
  NodeId scope() const { return scopes_.empty() ? 0 : scopes_.back(); }
  /// The layer of the nodes appended from now on.
  void set_layer(int layer) { layer_ = layer; }

  /// Takes the event of `kind` posted for `id`, if any.
  std::optional<Event> take(Event::Kind kind, NodeId id);

  NodeId focused() const { return focused_; }
  /// Whether the focus ring shows: the focus came by keyboard.
  bool focus_visible() const { return focus_visible_; }
  /// Moves the focus to the node with this id once it is there and interactive (or 0: nowhere). What is `pressed` by the
  /// pointer stays where it is; else the node is scrolled into sight.
  void request_focus(NodeId id, bool pressed = false);
  /// Whether nothing that takes keys for itself has the focus: nothing at all, or a heading.
  bool is_focus_at_rest() const;
  /// Whether a request still waits for its node.
  bool focus_pending() const { return wanted_focus_.has_value(); }
  /// Where the focus is, or was about to go, which it then does not: for what opens now, takes it and gives it back.
  NodeId yield_focus();
  /// True once after the focus came to `id`: time to scroll it into sight.
  bool take_arrival(NodeId id);
  /// Whether people work by keyboard just now (else by pointer): decides if a focus that the program moves shows.
  void set_keyboard(bool keyboard) { keyboard_ = keyboard; }
  bool is_by_keyboard() const { return keyboard_; }
  /// The nodes of the frame under way.
  const std::vector<Node>& building() const { return building_; }

  /// Says something through a live region; assertive interrupts.
  void announce(Words text, bool assertive = false);

  // For the shell and for tests.

  void post(Event event);
  const std::vector<Node>& nodes() const { return finished_; }
  /// The texts of the finished frame, in the order of their nodes.
  const std::vector<DrawnText>& texts() const { return finished_texts_; }
  /// Where the shell should move the real focus now; taken once.
  std::optional<NodeId> take_focus_request();
  struct Announcement {
    std::string text;
    bool assertive = false;
  };
  std::vector<Announcement> take_announcements();
  /// The finished tree as JSON, for the browser; the bridge sends it only when it differs from the one before:
  ///   {"focused":7,"focus_visible":true,"nodes":[{"id":7,"role":"button","name":"Undo","rect":[8,8,80,40],"children":[…]}]}
  /// Members are named as in Node, roles as in ARIA; those that have their default value are left out. A node's "texts" are
  /// [style, x, y, width, height, 1 wraps | 2 centred, text], its "links" parts of its name and where they lead, by turns.
  std::string to_json() const;

 private:
  std::vector<Node> building_;
  std::vector<Node> finished_;
  std::vector<DrawnText> building_texts_;
  std::vector<DrawnText> finished_texts_;
  std::unordered_set<NodeId> ids_;
  std::vector<NodeId> scopes_;
  std::vector<Event> events_;
  std::vector<Announcement> announcements_;
  int layer_ = 0;
  NodeId focused_ = 0;
  bool focus_visible_ = false;
  bool keyboard_ = false;
  NodeId arrived_ = 0;
  std::optional<NodeId> wanted_focus_;  // By the program, not granted yet…
  bool wanted_by_press_ = false;
  int frames_wanted_ = 0;  // …for so many frames.
  std::optional<NodeId> focus_request_;

  void settle_focus();
  void go_to_heading();
  void mark_tab_stops();
  void mark_suggestion();
};

}  // namespace counterbell::ui
