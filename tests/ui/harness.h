// Drives the interface without a browser and a GPU: frames are drawn by Dear ImGui and thrown away; what is on screen is read
// from the semantic tree, and pressed through it, as assistive technology does, or by a pointer, as people do.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tests/ui/fake_host.h"
#include "tests/ui/language.h"
#include "tests/unit/fakes.h"
#include "ui/kit/ui.h"

struct ImGuiContext;

namespace counterbell::test {

/// Keys held while another is pressed.
struct Held {
  bool control = false;
  bool shift = false;
};

/// The interface of one program; a test may have several, as a shop has several devices. What draws it is given by attach(): an App's frame(), or a function over a bare Ui.
class Harness {
 public:
  explicit Harness(float width = 1440, float height = 900, float pixel_ratio = 1);
  ~Harness();
  Harness(const Harness&) = delete;
  Harness& operator=(const Harness&) = delete;

  FakeHost host;
  FakeClock& clock = host.clock;  ///< What attach() frames should tell as the time.
  ui::Fonts fonts() const { return fonts_; }
  void resize(float width, float height);

  /// Draws by `frame` from now on, between ImGui's NewFrame and Render; `ui` is the Ui it draws with. Draws the first frames.
  /// `work` does a little that no frame waits for, and tells whether there is more.
  void attach(ui::Ui& ui, std::function<void()> frame, std::function<bool()> work = {});
  /// Draws widgets, with a Ui of the harness's own.
  void show(std::function<void(ui::Ui&)> draw);

  /// Draws one frame.
  void frame();
  /// Draws frames until nobody wants another and all work is done; fails the test when that takes too many, and when the last one leaves
  /// out what its tree says (ink.h).
  void settle();
  int frames_drawn() const { return frames_drawn_; }

  // What is on screen

  ui::Ui& ui() { return *ui_; }
  /// The first node of that role and name, one that is not covered before others, or null. What is given out of nodes holds until the next frame.
  const Seen* find(ui::Role role, std::string_view name) const;
  bool has(ui::Role role, std::string_view name) const { return find(role, name) != nullptr; }
  /// The node, of several alike the one after the first `skipped`, which must be there; else the test fails with the whole tree,
  /// and gets an empty node.
  const Seen& node(ui::Role role, std::string_view name, std::size_t skipped = 0);
  /// All nodes of a role, in order.
  std::vector<const Seen*> all(ui::Role role) const;
  /// Whether any node in sight says `text` in its name or value.
  bool text_on_screen(std::string_view text) const;
  /// The node that has the focus, or null.
  const Seen* focused() const;
  /// What was announced since last asked.
  std::vector<std::string> announcements();
  /// The tree in lines, for failures.
  std::string tree() const;
  /// What the completeness lint has against this screen; each fault also fails the test.
  void expect_complete();
  /// In the pseudo language: fails the test for each text in sight that is not of the catalogue, unless `is_typed` says that somebody
  /// typed it.
  void expect_translated(const std::function<bool(std::string_view)>& is_typed);
  /// In English: fails the test for each text of the catalogue that was cut for want of room.
  void expect_room();

  // What people do. Each ends settled.

  /// Activates a widget as assistive technology does.
  void press(ui::Role role, std::string_view name, std::size_t skipped = 0);
  /// Presses the drawn pixels in the middle of a widget.
  void click(ui::Role role, std::string_view name);
  void click_at(float x, float y);
  /// Moves the pointer to the middle of a widget.
  void hover(ui::Role role, std::string_view name);
  /// Replaces the text of a text field, which gets the focus.
  void fill(std::string_view name, std::string_view text);
  /// Chooses in a combobox, as its mirrored element does.
  void choose(std::string_view name, std::string_view option, std::size_t skipped = 0);
  /// Presses a key as the browser would have it: Tab moves the focus, Enter and Space press what has it, Enter in a field
  /// submits; everything else is for the program.
  void key(ui::Key key, Held held = {});
  /// Types letters: into the field that has the focus, else as shortcuts.
  void type(std::string_view text, Held held = {});

 private:
  const std::vector<Seen>& seen() const;
  void post_key(ui::Key key, Held held);
  void tab(bool backwards);
  void settle_after_input();

  ImGuiContext* context_ = nullptr;
  ui::Fonts fonts_;
  std::unique_ptr<ui::Ui> own_ui_;
  ui::Ui* ui_ = nullptr;
  std::function<void()> draw_;
  std::function<bool()> work_;
  float width_;
  float height_;
  float pixel_ratio_;
  int frames_drawn_ = 0;
  std::uint32_t edits_ = 0;
  mutable std::vector<Seen> seen_;
  mutable int seen_frame_ = -1;
  int checked_frame_ = -1;  ///< What was drawn was held against the tree.
};

/// A font file made by the build.
std::string read_asset(const std::string& name);

}  // namespace counterbell::test
