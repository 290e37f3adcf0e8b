// Writing an exchange file for a colleague, a slice per frame.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "desk/desk.h"
#include "model/time.h"
#include "replica/exchange/exchange.h"
#include "ui/kit/host.h"

namespace counterbell::ui {

class ExportRun {
 public:
  /// A file of what `receiver` lacks (everything, when it is empty).
  ExportRun(const Replica& replica, const VersionVector& receiver);

  /// Writes for about one frame's share of time; false when the file is whole.
  bool step(Host& host);
  float share() const;
  std::size_t changes() const { return writer_.changes_total(); }
  std::string take_bytes() { return std::move(bytes_); }
  /// How many changes of this device itself there were when it began: the file covers them.
  std::uint64_t own_changes() const { return own_changes_; }

 private:
  ExchangeWriter writer_;
  std::uint64_t own_changes_;
  std::string bytes_;
};

/// "counterbell-vases-and-more-K7F-2026-11-21.json", for the ending ".json".
std::string exchange_file_name(const desk::Desk& desk, Host& host, Time now, std::string_view ending);

/// Notes that a colleague's file came in, or the shared folder has what this device did; kept with the device.
void note_sharing(Host& host, Time now);
/// How long ago that was, or a file was handed out since, in words: "shared 2 h ago", "exported 5 min ago", "not shared yet". Asks for a frame when the words may be out of date.
Text sharing_age(Host& host, Time now);

/// The setting that says since when this device has kept the shop.
inline constexpr std::string_view kept_since_key = "kept_since";

/// How far the files that this device gave out cover what was done on it: its backup.
struct Backup {
  std::chrono::milliseconds age{0};  ///< Of the last file; when there is none, of the shop on this device.
  bool exists = false;
  std::uint64_t changes_since = 0;  ///< Made on this device and in no file yet.
  bool is_due = false;              ///< Old enough to remind people of it.
};
Backup backup(Host& host, const desk::Desk& desk, Time now);
/// "exported 3 days ago · 12 changes since", "not exported yet · 12 changes". Asks for a frame when the words may be out of date.
Text in_words(Host& host, const Backup& backup, Time now);
/// Notes that a file was given out with all changes of this device up to this one.
void note_backup(Host& host, std::uint64_t own_changes, Time now);

inline constexpr std::string_view exchange_accept =
    ".json,.gz,.counterbell,application/json,application/gzip,application/octet-stream";

}  // namespace counterbell::ui
