// One simulated device: what it keeps, the program that runs on it, and what the simulator knows of both.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "desk/desk.h"
#include "replica/environment.h"
#include "replica/image.h"
#include "simulator/chance.h"
#include "simulator/line_set.h"

namespace counterbell::simulator {

/// What a device keeps durably. A copy of it is a copied profile, or a backup.
struct Disk {
  Id replica;
  Id shop;
  std::string known_vectors = {};
  std::vector<std::string> segments = {};
  std::vector<std::string> rows = {};  ///< Each the lines of one transaction, joined by newlines.
  /// The replica's image; none when its index is empty.
  struct KeptImage {
    std::string index = {};
    std::map<Image::Key, std::string> blocks = {};
  };
  KeptImage image = {};

  /// All lines that it holds.
  std::vector<std::string> lines() const;
};

/// A journal that keeps what it got when it is told to.
class DiskJournal : public Journal {
 public:
  explicit DiskJournal(Disk& disk) : disk_(disk) {}
  void append(std::vector<std::string> lines, Done done) override;
  void erase(std::vector<std::string> records, Done done) override;

  /// Keeps the oldest transaction and confirms it; its lines, none when nothing waits.
  std::vector<std::string> complete_one();
  /// Tells the oldest transaction that it could not be kept; it goes on waiting.
  void fail_one();
  /// What waits is lost: the device crashed.
  void lose();
  std::size_t waiting() const { return waiting_.size(); }
  /// The lines handed over since this was last called.
  std::vector<std::string> take_new() { return std::exchange(new_, {}); }

 private:
  /// Keeps lines, or erases from what was kept before.
  struct Transaction {
    std::vector<std::string> lines;
    std::set<std::string, std::less<>> records;
    Done done;
  };
  void carry_out(const Transaction& transaction);

  Disk& disk_;
  std::deque<Transaction> waiting_;
  std::vector<std::string> new_;
};

/// Made-up shops lie where clocks show UTC.
class OneZone : public desk::sla::ZoneRules {
 public:
  bool knows(std::string_view zone) const override { return zone == "UTC"; }
  desk::sla::Seconds offset(std::string_view, desk::sla::Seconds) const override { return 0; }
};

/// Invariant: when nothing waits, `durable` is `known`.
class Device {
 public:
  Device(std::string name, Disk its_disk, std::int64_t clock_ms)
      : label(std::move(name)), clock(clock_ms), disk(std::move(its_disk)) {}
  Device(const Device&) = delete;
  Device& operator=(const Device&) = delete;

  /// Opens what the disk keeps. Returns a complaint when that is not what was kept.
  std::optional<std::string> start(Lines& lines);
  /// Keeps up to `count` of the transactions that wait.
  void save(std::size_t count, Lines& lines);
  void save_all(Lines& lines) { save(journal.waiting(), lines); }
  /// Packs the log into segments as FORMAT.md, section 9, says. Returns a complaint when they do not hold what went in.
  std::optional<std::string> fold_log();
  /// Brings the image on the disk up to date, when nothing waits to be saved.
  void keep_image();
  /// Puts right what an import brings to light, as ui::Session does. Whether the id was renewed.
  bool settle();
  /// Makes sure that somebody is signed in at a station.
  void take_up_work();

  std::string label;
  Chance chance{0};  ///< Seeded afresh at each step.
  SetClock clock;
  Disk disk;
  std::optional<Disk> backup;
  DiskJournal journal{disk};
  std::unique_ptr<Replica> replica;
  OneZone zones;
  std::unique_ptr<desk::Desk> desk;
  LineSet known;    ///< What it must have: all it made and took in, and did not lose in a crash.
  LineSet durable;  ///< What it must have after a crash: what was confirmed.

 private:
  /// Opens the image on the disk; false when there is none, or none that can be used.
  bool start_from_image();
  void open_desk();

  std::unique_ptr<Image> image_;
  Id me_;  ///< Who was signed in.
};

}  // namespace counterbell::simulator
