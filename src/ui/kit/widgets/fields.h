// Text fields. While one is edited, a real field of the page lies exactly over the drawn one.
#pragma once

#include <string>
#include <string_view>

#include "ui/kit/ui.h"

namespace counterbell::ui {

struct FieldOptions {
  Words placeholder = {};
  Words short_placeholder = {};  ///< Where the placeholder itself has no room.
  Words error = {};              ///< Shown below in place of the hint; marks the field invalid.
  const char* icon = nullptr;
  std::string_view shortcut = {};  ///< Key cap shown while empty and not focused.
  InputMode input_mode = InputMode::text;
  bool multiline = false;
  bool required = false;
  bool masked = false;
  bool search = false;        ///< Role searchbox.
  bool takes_arrows = false;  ///< Up, Down are left to the screen (suggestions).
  bool label_above = true;    ///< Draw the name above the field; otherwise it is only told.
  bool borderless = false;
  bool focus_now = false;  ///< Takes the focus this frame (a dialog's first field).
  TextStyle style = TextStyle::body;
};

struct FieldResult {
  bool edited = false;        ///< `value` changed.
  bool submitted = false;     ///< Enter (Ctrl+Enter in a multi-line field).
  bool with_control = false;  ///< It was Ctrl+Enter.
  bool focused = false;
  bool cancelled = false;         ///< Escape.
  bool up = false, down = false;  ///< Arrow keys, when the field takes them.
};

/// The style of what is typed in a field that `wanted` says: under fingers no smaller than TextStyle::typed.
TextStyle typed_style(Ui& ui, TextStyle wanted);

/// The height a field of this kind needs, label and error included. `lines` for multi-line ones.
float field_height(Ui& ui, const FieldOptions& options, int lines = 1);

/// A text field named `name` for `value`.
FieldResult text_field(Ui& ui, Rect rect, Words name, std::string& value, const FieldOptions& options = {});

}  // namespace counterbell::ui
