// Writing an exchange file for a colleague, a slice per frame.
#pragma once

#include <string>

#include "desk/desk.h"
#include "replica/exchange.h"
#include "ui/host.h"

namespace counterbell::ui {

class ExportRun {
 public:
  /// A file of what `receiver` lacks (everything, when it is empty).
  ExportRun(const Replica& replica, const VersionVector& receiver);

  /// Writes some more; false when the file is whole.
  bool step();
  float share() const;
  std::size_t changes() const { return writer_.changes_total(); }
  std::string take_bytes() { return std::move(bytes_); }

 private:
  ExchangeWriter writer_;
  std::string bytes_;
};

/// "counterbell-vases-and-more-K7F-2026-11-21.json", for the ending ".json".
std::string exchange_file_name(const desk::Desk& desk, Host& host, std::int64_t now_ms, std::string_view ending);

/// Everything kept, written at once: for when things went wrong.
std::string whole_exchange_file(const Replica& replica);

/// Notes that this device gave or took a file; kept with the device.
void note_sharing(Host& host, std::int64_t now_ms);
/// How long ago that was, in words: "shared 2 h ago", "not shared yet". Asks for a frame when the words may be out of date.
std::string sharing_age(Host& host, std::int64_t now_ms);

inline constexpr std::string_view exchange_accept =
    ".json,.gz,.counterbell,application/json,application/gzip,application/octet-stream";

}  // namespace counterbell::ui
