// The whole program over a harness: what a browser tab is to a person, without the browser.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tests/ui/harness.h"
#include "tests/unit/fakes.h"
#include "ui/app/app.h"

namespace counterbell::test {

class Program {
 public:
  /// Opened on a device that keeps nothing yet.
  explicit Program(float width = 1440, float height = 900, std::uint64_t seed = 1)
      : harness(width, height), random(seed) {
    reload();
  }

  /// Loads the page afresh over what the device keeps, as after a crash: what the journal has not kept is gone.
  void reload() {
    app.emplace(harness.host, harness.clock, random, journal, harness.fonts());
    app->start(journal.kept_lines());
    harness.attach(app->ui(), [this] { app->frame(); }, [this] { return app->work(); });
  }

  /// Keeps everything handed over so far, and draws what that changes.
  void save() {
    journal.complete();
    app->environment_changed();
    harness.settle();
  }

  /// Goes through the set-up screen.
  void set_up(std::string_view shop = "Vases & More", std::string_view name = "Mia Keller", std::string_view pin = "") {
    harness.fill("Shop name", shop);
    harness.fill("Your name", name);
    if (!pin.empty()) harness.fill("PIN", pin);
    harness.press(ui::Role::button, "Start");
    save();
  }

  /// Becomes a second station of the shop that `first` keeps, by a file; one of that shop's people signs in.
  void join(Program& first, std::string_view name = "Mia Keller") {
    take_in_shop(first, "Back office");
    harness.press(ui::Role::button, name);
    save();
  }

  /// The same with somebody new to the shop.
  void join_as_new(Program& first, std::string_view name, std::string_view station = "Back office") {
    take_in_shop(first, station);
    harness.press(ui::Role::button, "Add yourself");
    harness.fill("Your name", name);
    harness.press(ui::Role::button, "Add me");
    save();
  }

  /// Adds somebody to the shop's staff.
  void add_colleague(std::string_view name) {
    go("/settings");
    harness.press(ui::Role::button, "Add staff");
    harness.fill("Name", name);
    harness.press(ui::Role::button, "Add");
    save();
  }

  /// Hands the station from `before` to somebody without a PIN.
  void switch_person(std::string_view before, std::string_view to) {
    harness.press(ui::Role::button, before);
    harness.press(ui::Role::menuitem, "Switch person");
    harness.press(ui::Role::button, to);
    save();
  }

  /// Opens the service levels and enters business hours around the week; to be published.
  void open_around_the_week() {
    go("/settings/service");
    for (const char* day : {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}) {
      harness.fill(day, "0-24");
    }
  }

  void go(std::string_view route) {
    app->open_route(route);
    harness.settle();
  }

  /// The file that Share's Export file hands to the person.
  std::string export_file() {
    go("/share");
    harness.press(ui::Role::button, "Export file");
    harness.settle();
    return harness.host.saved_files.empty() ? std::string() : harness.host.saved_files.back().second;
  }

  /// Chooses `bytes` as the file when the program next asks for one.
  void will_choose(std::string bytes, std::string name = "colleague.json") {
    harness.host.files_to_choose.push_back(std::make_unique<MemoryFile>(std::move(name), std::move(bytes)));
  }

  Harness harness;
  SeededRandom random;
  MemoryJournal journal;
  std::optional<ui::App> app;

 private:
  void take_in_shop(Program& first, std::string_view station) {
    will_choose(first.export_file());
    harness.press(ui::Role::button, "Join with a file from a colleague");
    harness.fill("Station name", station);
    harness.press(ui::Role::button, "Join");
    save();
  }
};

}  // namespace counterbell::test
