// The program behind the page: opens the shop kept on this device, shows the screen the address names, and draws frames.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "replica/snapshot/snapshot.h"
#include "ui/kit/host.h"
#include "ui/kit/ui.h"

namespace counterbell::ui {

class App {
 public:
  /// Fonts must be in ImGui's atlas already. Everything handed in must outlive the app.
  App(Host& host, Clock& clock, Random& random, Journal& journal, Fonts fonts);
  ~App();

  /// What is amiss with what this device keeps, although it could be read.
  struct Amiss {
    Message lost_shop = {};        ///< What the shop is called of which some or all is gone.
    bool changes_missing = false;  ///< Some of what was saved is not there any more.
  };
  /// Opens what this device keeps, in three steps, so that not all of it need be in memory twice and frames can be drawn
  /// meanwhile. First the settings are in host.settings(), the profile (which replica this is, of which shop) under
  /// "profile"; the log comes in about so many parts. Begun again, it begins anew.
  void begin(std::size_t parts);
  /// Then the parts: lines of the log as read from storage, in any order.
  void take_kept(std::span<const KeptLine> lines);
  /// Then the first screen; without a profile, set-up.
  void start(const Amiss& amiss);
  /// All of it at once.
  void start(std::span<const KeptLine> lines, const Amiss& amiss);
  void start(std::span<const KeptLine> lines) { start(lines, {}); }

  /// Storage could not be read at all: says so in plain words and offers a way on.
  void start_with_trouble(const Error& trouble);

  /// Another tab of this browser, working as the same station, saved lines that take_kept() has brought: shows them.
  void kept_elsewhere_came();
  /// Another tab changed settings, which host.settings() has already: shows what they change.
  void settings_changed_elsewhere();
  /// Whether something is under way that makes changes without being asked once more: no other tab may write meanwhile.
  bool is_busy() const;

  /// The snapshot of the log, to be read between begin() and start(), in the place of lines that then come later, and to be kept; null
  /// without a log.
  Snapshot* snapshot();
  /// After a start from the snapshot, the lines have been handed over by take_kept(): whether all of them are here.
  bool lines_came();

  /// Time to look at the shared folder: from time to time, while this tab is the one that writes.
  void look_at_folder();
  /// The log in memory; null without a shop.
  const Replica* replica() const;

  /// The page's address changed ("/tickets/K7F-0042"), by hand, link, back or forward.
  void open_route(std::string_view route);
  /// Back was pressed: closes the topmost dialog and returns true, or returns false when there is none.
  bool close_top();

  /// A file was dropped on the page.
  void drop_file(std::unique_ptr<IncomingFile> file);

  /// The journal's or host's situation changed (saving failed, an update is ready): show it.
  void environment_changed();

  /// One frame, between ImGui::NewFrame and ImGui::Render.
  void frame();

  /// Prepares a little more of what searches and lists will need; whether there is more to prepare. To be called while no frame
  /// is wanted.
  bool work();

  Ui& ui();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace counterbell::ui
