// What every screen draws with: the frame's context. Widgets are in widgets.h, fields.h, layout.h and overlays.h; screens
// use those and nothing of ImGui itself.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/kit/draw/geometry.h"
#include "ui/kit/draw/theme.h"
#include "ui/kit/host.h"
#include "ui/kit/semantics.h"
#include "words/text.h"

struct ImFont;

namespace counterbell::ui {

/// Keys that screens care for. Letters and signs come through Ui::typed_key instead.
enum class Key : std::uint8_t {
  enter,
  escape,
  up,
  down,
  left,
  right,
  home,
  end,
  page_up,
  page_down,
  tab,
  space,
  backspace,
  del
};

struct UiState;

/// What a widget's id is hashed from: a key that nobody sees, or what its text is in English.
class IdKey {
 public:
  IdKey(std::string_view key [[clang::lifetimebound]]) : key_(key) {}
  IdKey(const std::string& key [[clang::lifetimebound]]) : key_(key) {}
  IdKey(const char* key) : key_(key) {}
  IdKey(Words words) : words_id_(words.id()) {}
  IdKey(const Text& text) : words_id_(text.id()) {}

  NodeId hashed(NodeId around) const;

 private:
  std::string_view key_;
  std::uint32_t words_id_ = 0;
};

class Shaper;

/// The fonts, once loaded. Icons are merged into both.
struct Fonts {
  ImFont* regular = nullptr;
  ImFont* semibold = nullptr;
  Shaper* shaper = nullptr;  ///< For what they cannot draw character by character; null: nobody can.
};

/// Whether letters and signs pressed outside fields are shortcuts. People who dictate, or whose fingers slip, want a way to have none,
/// or to hold another key for them (WCAG 2.2, 2.1.4).
enum class LetterKeys : std::uint8_t { plain, with_alt, off };

/// How wide the layout is: a desk's screen, a small one, a phone's.
enum class Width : std::uint8_t { wide, medium, phone };

class Ui {
 public:
  Ui(Host& host, Fonts fonts);
  ~Ui();
  Ui(const Ui&) = delete;
  Ui& operator=(const Ui&) = delete;

  /// Starts a frame after ImGui::NewFrame, and ends it before ImGui::Render. `now` is the wall clock.
  void begin_frame(Time now);
  void end_frame();

  Host& host() { return *host_; }
  Semantics& semantics() { return semantics_; }
  const Palette& palette() const { return *palette_; }
  const Fonts& fonts() const { return fonts_; }
  bool dark() const { return dark_; }
  void set_theme(ThemeChoice choice);
  ThemeChoice theme() const { return theme_; }
  void set_density(Density density) { density_ = density; }
  Density density() const { return density_; }
  void set_letter_keys(LetterKeys keys) { letter_keys_ = keys; }
  LetterKeys letter_keys() const { return letter_keys_; }

  /// The time of day when this frame began: what people read.
  Time now() const { return now_; }
  /// Host::elapsed when this frame began: what waits and moves goes by it.
  std::chrono::nanoseconds elapsed() const { return elapsed_; }
  Rect screen() const { return screen_; }
  /// Device pixels per CSS pixel.
  float pixel_ratio() const { return pixel_ratio_; }
  /// `length` moved to the nearest edge of a device pixel.
  float snapped(float length) const;
  Width width() const;
  /// Height of a control: 40, at least 48 under fingers, 36 when compact.
  float control_height() const;
  /// Height of a control beside text, such as a ticket's state: 32, under fingers as high as any.
  float small_control_height() const;
  /// Height of a two-line list row: 66, or 56 when compact.
  float row_height() const;

  // Ids: every widget's id is hashed from the id scopes around it and its own key.
  void push_id(const IdKey& key);
  void pop_id();
  NodeId id(const IdKey& key) const;

  /// Appends `node` for what is drawn at `rect`, cut to what is in sight; false when none of it is. One that takes the focus
  /// is appended even then, whole and `covered`, so that Tab finds it, unless it is very far.
  bool add(Node node, Rect rect);
  /// Whether anything of what is drawn at `rect` is in sight.
  bool is_in_sight(const Rect& rect) const;

  /// Whether `key` went down this frame and belongs to the layer being drawn: no field has it, nothing floats above. Consumed
  /// by asking.
  bool pressed(Key key, bool control = false);
  /// Takes `key` away from whoever would ask next, even when a field has it: suggestions that Escape closes, in a dialog that
  /// would otherwise close as well. True when it was pressed.
  bool consume(Key key);
  /// Whether `key` was pressed in the field that has the focus; leaves it for others.
  bool field_key(Key key) const;
  /// A letter or sign pressed outside fields, lower case ('n', '/', '?'), for single-key shortcuts as letter_keys() says; consumed by
  /// asking. Right after a field lost the focus to the pointer or to Tab there are none: what is typed then was meant for the field.
  bool typed_key(char32_t letter);
  /// Control (or Command) with a letter, also inside fields: Ctrl+K, Ctrl+Z outside fields.
  bool control_key(char letter, bool shift = false);
  /// Letters typed outside fields, for finding an item by its first ones; consumed by asking.
  std::u32string typed_text();

  // Fed by the shell and by tests, before begin_frame.
  struct KeyEvent {
    std::u32string text = {};  ///< The sign typed, "" for named keys.
    char32_t place = 0;        ///< The Latin letter in the key's place, where it types none: shortcuts go by that.
    std::optional<Key> key = {};
    bool control = false, shift = false, alt = false;
    bool in_field = false;  ///< A real text field has the focus.
  };
  void post_key(KeyEvent event);
  /// A finger's drag (or a wheel's turn) at (x, y) by (dx, dy): moves the content of the area under it by as much.
  void post_scroll(float x, float y, float dx, float dy);
  /// A long press or right click at (x, y).
  void post_context(float x, float y);

  /// Asks for further frames while something moves.
  void animate();
  /// How far (0 to 1) the appearance of `id`, first drawn this session's run of frames, has come: 120 ms, or at once.
  float appearance(NodeId id);

  /// Layers: 0 the page, one more for each dialog or menu above. Input goes to the topmost.
  int layer() const { return layer_; }
  void push_layer();
  void pop_layer();
  bool on_top() const;
  /// Between these, what is drawn floats above all layers and is never covered (toasts). Only `rect` takes the pointer.
  void begin_floating(const IdKey& key, Rect rect);
  void end_floating();

  /// False where no real field of the page lies over the one being edited, so that its text must be drawn.
  bool real_fields() const { return real_fields_; }
  void set_real_fields(bool real) { real_fields_ = real; }

  /// Characters met that no font has, since last asked: the shell may find one that does.
  std::u32string take_missing_characters();

  /// What this frame shows wrongly: items that take the pointer without a named node, and nodes without what their role needs.
  /// One line each. Needs imgui_access::watch_items. For tests.
  std::vector<std::string> lint() const;
  /// Texts of the catalogue that this frame cut short for want of room. Only where imgui_access::watch_items is there. For tests.
  const std::vector<std::string>& cut_texts() const;

  /// The widgets' own memory.
  UiState& state() { return *state_; }

 private:
  Host* host_;
  Fonts fonts_;
  Semantics semantics_;
  const Palette* palette_;
  bool dark_ = false;
  ThemeChoice theme_ = ThemeChoice::system;
  Density density_ = Density::comfortable;
  LetterKeys letter_keys_ = LetterKeys::plain;
  Time now_;
  std::chrono::nanoseconds elapsed_{0};
  Rect screen_;
  float pixel_ratio_ = 1;
  bool real_fields_ = true;
  const Palette* palette_told_ = nullptr;  // The one that the host knows of.
  std::vector<NodeId> id_stack_;
  std::vector<KeyEvent> keys_;
  int layer_ = 0;
  int top_layer_ = 0;
  int next_top_layer_ = 0;
  std::vector<int> floated_from_;
  std::unique_ptr<UiState> state_;

  void choose_palette();
  void rest_letters();
  void scroll_by_pointer();
  void finish_overlays();
  void show_tooltip();
  void draw_tooltip();
};

/// Keeps an id scope for as long as it lives.
class IdScope {
 public:
  IdScope(Ui& ui, const IdKey& key) : ui_(ui) { ui_.push_id(key); }
  ~IdScope() { ui_.pop_id(); }
  IdScope(const IdScope&) = delete;
  IdScope& operator=(const IdScope&) = delete;

 private:
  Ui& ui_;
};

/// Keeps a semantic scope (a container node) for as long as it lives.
class Scope {
 public:
  Scope(Ui& ui, Role role, Words name, Rect rect);
  ~Scope();
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;
  NodeId node() const { return node_; }

 private:
  Ui& ui_;
  NodeId node_;
};

}  // namespace counterbell::ui
