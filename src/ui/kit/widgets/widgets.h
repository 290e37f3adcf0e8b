// The widgets: each draws itself, takes the pointer, keyboard and assistive technology alike, and appends its semantic node.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui/kit/draw/text.h"
#include "ui/kit/ui.h"

namespace counterbell::ui {

// Words

/// Text that stands on its own: drawn on one line and read out.
void text(Ui& ui, Rect rect, Words text, TextStyle style, Colour colour, Align align = Align::left);
/// Wrapped text that stands on its own; returns its height.
float paragraph(Ui& ui, Rect rect, Words text, TextStyle style, Colour colour);
/// The same for what people wrote: addresses and telephone numbers in it are links.
float written(Ui& ui, Rect rect, Words text, TextStyle style, Colour colour);
/// The same with every line in the middle.
float centred_paragraph(Ui& ui, Rect rect, Words text, TextStyle style, Colour colour);
/// A heading; wraps; returns its height. One of level 1 takes the focus when nothing else can (Semantics, invariant 2).
float heading(Ui& ui, Rect rect, Words text, int level, TextStyle style = TextStyle::title);
/// The node of a page's heading whose words the page draws itself; with `focus_now` it takes the focus, to go on from there.
NodeId page_heading(Ui& ui, Rect rect, Words name, bool focus_now = false);
/// A live region that also is on screen.
void status(Ui& ui, Rect rect, Words text, const char* icon, Colour colour);

// Buttons

enum class ButtonKind : std::uint8_t { primary, secondary, ghost, danger };

struct ButtonOptions {
  ButtonKind kind = ButtonKind::secondary;
  const char* icon = nullptr;  ///< Before the word.
  const char* icon_after = nullptr;
  std::string_view shortcut = {};  ///< Shown as a key cap, and told ("N").
  Words description = {};
  bool disabled = false;
  bool selected = false;  ///< For a segment of a choice.
  Align align = Align::centre;
};

/// The width a button needs for its label.
float button_width(Ui& ui, Words label, const ButtonOptions& options = {});
/// True when pressed, by pointer, key or assistive technology.
bool button(Ui& ui, Rect rect, Words label, const ButtonOptions& options = {});
/// A square button of one icon with the name as tooltip.
bool icon_button(Ui& ui, Rect rect, const char* icon, Words name, const ButtonOptions& options = {});
/// Words that can be pressed, like a link.
bool link(Ui& ui, Rect rect, Words label, TextStyle style = TextStyle::body);

// Choosing

struct StateLook;

struct SelectOptions {
  const char* icon = nullptr;
  bool show_label = false;  ///< Draw the name above the control, as forms do.
  bool disabled = false;
  std::string_view avatar = {};  ///< Whose initials are shown before the value.
  Words shown = {};              ///< Stands in the control in place of the chosen option's own words, when not empty.
  bool plain = false;            ///< No box: words and an arrow, as in a list's heading.
  TextStyle style = TextStyle::body;
  const StateLook* chip = nullptr;  ///< Looks like this state's chip.
};
/// The width a select needs to show `value` whole.
float select_width(Ui& ui, Words value, const SelectOptions& settings = {});
/// The width a combobox needs so that every option fits.
float select_width(Ui& ui, std::span<const Words> options, const SelectOptions& settings = {});
/// A combobox of `options`; `chosen` is an index. True when the person chose another.
bool select(Ui& ui, Rect rect, Words name, std::span<const Words> options, int& chosen,
            const SelectOptions& settings = {});
/// Opens the list of choices of the combobox `name`, which is to be drawn after this in the same scope.
void open_select(Ui& ui, Words name);
/// The height a checkbox of this width needs to show its label whole.
float checkbox_height(Ui& ui, Words label, float width);
bool checkbox(Ui& ui, Rect rect, Words label, bool& checked);
/// The width a row of these buttons needs so that every option fits.
float segments_width(Ui& ui, std::span<const Words> options);
/// A row of buttons of which one is chosen (radio group).
bool segments(Ui& ui, Rect rect, Words name, std::span<const Words> options, int& chosen);

// Navigation

struct TabOptions {
  const char* icon = nullptr;
  std::string_view count = {};  ///< Shown at the end; "" for none.
  bool selected = false;
  bool icon_only = false;
  bool stacked = false;  ///< Icon above word, as in a phone's bottom bar.
};
bool tab(Ui& ui, Rect rect, Words name, const TabOptions& options);

// Showing

struct StateLook {
  const char* icon;
  Words label = {};
  ChipColours colours;
};
/// A ticket state's icon, word and colours; `name` as in files ("on_hold").
StateLook state_look(Ui& ui, std::string_view name);
/// The icon of a channel; `name` as in files.
const char* channel_icon(std::string_view name);

float chip_width(Ui& ui, const StateLook& look);
/// A pill of icon and word, right-aligned in `rect` when `align` says so; returns its width. Appends no node.
float draw_chip(Ui& ui, Rect rect, const StateLook& look, Align align = Align::left);
/// A person's initials in a circle. Appends no node.
void draw_avatar(Ui& ui, Rect rect, std::string_view name, bool staff);
/// "Ruth Alvarez" to "RA".
std::string initials(std::string_view name);
/// A drawn key cap at the right edge of `rect`, in the colour given (or that of quiet text); returns its width. Appends no node.
float draw_key_cap(Ui& ui, Rect rect, Words key, Colour colour = 0);
float key_cap_width(Ui& ui, Words key);
/// A small pill button for a tag; with `removable` an x that removes it. True when pressed.
float tag_width(Ui& ui, Words tag, bool removable);
bool tag(Ui& ui, Rect rect, Words tag, bool removable);
/// A bar that fills: `share` from 0 to 1.
void progress(Ui& ui, Rect rect, Words name, float share);
/// What a list shows when it is empty: icon, one sentence, one next step (button label, may be ""). True when that is pressed.
bool empty_state(Ui& ui, Rect rect, const char* icon, Words title, Words sentence, Words action = {});
/// A white card with a hairline round it. Appends no node.
void draw_card(Ui& ui, Rect rect);

/// The press and hover part that every widget shares, for rows and cards that screens draw themselves. Appends `node`
/// (whose id, rect and interactive are filled in from `key` and `rect`).
struct Press {
  NodeId id = 0;
  bool pressed = false;
  bool hovered = false;
  bool held = false;
  bool focused = false;
  bool context = false;  ///< Long press or right click.
};
Press pressable(Ui& ui, Rect rect, const IdKey& key, Node node);
/// The ring round what has the keyboard focus.
void draw_focus_ring(Ui& ui, Rect rect, float corner, NodeId id);
/// Shows `text` near `rect` while the pointer rests on it or it has the focus.
void tooltip(Ui& ui, const Press& press, Rect rect, Words text);

}  // namespace counterbell::ui
