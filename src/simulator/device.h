// One simulated device: what it keeps, the program that runs on it, and what the simulator knows of both.
#pragma once

#include <chrono>
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
#include "replica/snapshot/snapshot.h"
#include "simulator/chance.h"
#include "simulator/line_set.h"

namespace counterbell::simulator {

/// What a device keeps durably. A copy of it is a copied profile, or a backup.
struct Disk {
  Id replica;
  Id shop;
  std::string known_vectors = {};
  std::vector<std::string> segments = {};
  std::vector<std::string> rows = {};  ///< Each holds the lines of one transaction, joined by newlines.
  /// The replica's snapshot. When the index is empty, there is none.
  struct KeptSnapshot {
    std::string index = {};
    std::map<Snapshot::Key, std::string> blocks = {};
  };
  KeptSnapshot snapshot = {};

  /// All lines that it holds.
  std::vector<std::string> lines() const;
};

/// A journal that queues its transactions and keeps them only when it is told to.
class DiskJournal : public Journal {
 public:
  explicit DiskJournal(Disk& disk) : disk_(disk) {}
  void append(std::vector<std::string> lines, Done done) override;
  void erase(std::vector<std::string> records, Done done) override;

  /// Keeps the oldest transaction and confirms it. Returns its lines; none when nothing waits.
  std::vector<std::string> complete_one();
  /// Reports to the oldest transaction that it could not be kept. It stays in the queue.
  void fail_one();
  /// Drops the queue: the device has crashed.
  void lose();
  std::size_t waiting() const { return waiting_.size(); }
  /// The lines handed over since this was last called.
  std::vector<std::string> take_new() { return std::exchange(new_, {}); }

 private:
  /// Keeps `lines` or, when there are none, erases `records` from what was kept before.
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

/// All simulated shops are in the zone UTC.
class OneZone : public desk::sla::ZoneRules {
 public:
  bool knows(std::string_view zone) const override { return zone == "UTC"; }
  std::chrono::seconds offset(std::string_view, std::chrono::sys_seconds) const override { return {}; }
};

/// Invariant: when nothing waits to be saved, `durable` equals `known`.
class Device {
 public:
  Device(std::string name, Disk its_disk, Time time) : label(std::move(name)), clock(time), disk(std::move(its_disk)) {}
  Device(const Device&) = delete;
  Device& operator=(const Device&) = delete;

  /// Starts the program with what the disk holds. Returns a complaint when it does not come back as it was kept.
  std::optional<std::string> start(Lines& lines);
  /// Keeps up to `count` of the waiting transactions.
  void save(std::size_t count, Lines& lines);
  void save_all(Lines& lines) { save(journal.waiting(), lines); }
  /// Packs the rows of the log into segments (FORMAT.md, section 12). Returns a complaint when these do not hold what went in.
  std::optional<std::string> compact();
  /// Brings the snapshot on the disk up to date, when nothing waits to be saved.
  void keep_snapshot();
  /// Resolves a shared replica id or station code that an import has shown, as ui::Session does. Returns whether the id was renewed.
  bool settle();
  /// Makes sure that the device is a station and that somebody is signed in.
  void take_up_work();

  std::string label;
  Chance chance{0};  ///< Seeded again at each step.
  SetClock clock;
  Disk disk;
  std::optional<Disk> backup;
  DiskJournal journal{disk};
  std::unique_ptr<Replica> replica;
  OneZone zones;
  std::unique_ptr<desk::Desk> desk;
  LineSet known;    ///< What it must have: all changes that it made or imported and did not lose in a crash.
  LineSet durable;  ///< What it must have after a crash: the changes that were confirmed.

 private:
  /// Makes the replica from the snapshot on the disk. False when there is none that can be used; then the replica is empty.
  bool start_from_snapshot();
  void open_desk();

  std::unique_ptr<Snapshot> snapshot_;
  Id me_;  ///< Who was signed in.
};

}  // namespace counterbell::simulator
