// The exchange file: how stations hand changes to each other. FORMAT.md beside this file is its specification.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/error.h"
#include "replica/change.h"
#include "replica/exchange_changes.h"
#include "replica/replica.h"
#include "replica/version_vector.h"

namespace counterbell {

/// The newest file version this program reads and the one it writes.
inline constexpr std::int64_t exchange_version = 1;

/// What a file says of itself before its changes.
struct ExchangeHeader {
  std::int64_t version = exchange_version;
  std::int64_t minimum_reader = exchange_version;  ///< The oldest version that may apply it.
  Id shop;
  std::optional<Id> maker;                 ///< The replica that wrote it; none in canonical files.
  std::optional<std::int64_t> made_at_ms;  ///< None in canonical files.
  VersionVector brings;                    ///< The changes in the file.
};

/// Writes a file piece by piece, so that a large one never lies in memory twice and a screen can show progress.
class ExchangeWriter {
 public:
  /// A file of what `receiver` lacks. `signed_file` names maker and time; without it the same changes give the same bytes.
  ExchangeWriter(const Replica& replica, const VersionVector& receiver, bool signed_file);
  ~ExchangeWriter();

  /// Appends about `budget` more bytes of the file to `out`; false when that was the end.
  bool write(std::string& out, std::size_t budget = std::size_t{256} * 1024);
  std::size_t changes_total() const;
  std::size_t changes_written() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// A validated file: every byte of it was checked before anything can be applied.
struct ExchangeFile {
  ExchangeHeader header;
  ExchangeChanges changes;
};

/// Reads a file piece by piece. The first error ends it; the message names the place (line and byte) and what to do.
class ExchangeReader {
 public:
  ExchangeReader();
  ~ExchangeReader();
  Result<void> feed(std::string_view bytes);
  /// After the last byte: the file, if all of it is well formed and its digest fits.
  Result<ExchangeFile> finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// What importing a file would do; nothing has been changed yet.
struct ImportPreview {
  std::size_t changes_new = 0;
  std::size_t changes_known = 0;
  std::size_t changes_not_understood = 0;  ///< Of the new ones: kept, but made by a newer version.
  struct Count {
    std::size_t made = 0;
    std::size_t altered = 0;  ///< Of those known here.
  };
  std::array<Count, record_type_count> records{};  ///< By RecordType; of the types that are counted (RecordKind).
  const Count& of(RecordType type) const { return records[static_cast<std::size_t>(type)]; }
  std::vector<Fork> forks;
  std::map<Id, std::vector<VersionVector::Range>> missing;  ///< What would still be missing afterwards.
};

/// Checks `file` against `replica`: refuses another shop's file, else says what is new in it.
Result<ImportPreview> preview(const Replica& replica, const ExchangeFile& file);

/// Merges a file in steps, so that a screen stays alive. Each step is one journal transaction; stopping between steps
/// leaves a consistent shop that the same file completes later. When Replica::is_id_shared says so after making one, the id is
/// to be renewed before the first step.
class Import {
 public:
  Import(Replica& replica, ExchangeFile file);
  /// Merges about `budget` more changes; false when all are in.
  bool step(std::size_t budget, Journal::Done saved = {});
  std::size_t done() const { return next_; }
  std::size_t total() const { return file_.changes.size(); }

 private:
  Replica* replica_;
  ExchangeFile file_;
  std::size_t next_ = 0;
};

/// The whole canonical file of what `replica` has: the command line's `merge`.
std::string canonical_file(const Replica& replica);

}  // namespace counterbell
