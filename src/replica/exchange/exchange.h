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
#include "model/time.h"
#include "replica/change/change.h"
#include "replica/change/version_vector.h"
#include "replica/exchange/exchange_changes.h"
#include "replica/replica.h"

namespace counterbell {

/// The newest file version that this program reads, and the one that it writes.
inline constexpr std::int64_t exchange_version = 1;

/// The first line of a file, before its changes.
struct ExchangeHeader {
  std::int64_t version = exchange_version;
  std::int64_t minimum_reader = exchange_version;  ///< The oldest version that may apply it.
  Id shop;
  std::optional<Id> maker;      ///< The replica that wrote it; none in canonical files.
  std::optional<Time> made_at;  ///< None in canonical files.
  VersionVector brings;         ///< The changes that the file holds.
};

/// Writes a file piece by piece, so that a large one is never in memory twice and a screen can show progress.
class ExchangeWriter {
 public:
  /// Writes the changes that `receiver` lacks. `signed_file`: the file names its maker and the time; without them the same changes always
  /// give the same bytes. `replica` must outlive the writer and not change meanwhile.
  ExchangeWriter(const Replica& replica, const VersionVector& receiver, bool signed_file);
  ~ExchangeWriter();

  /// Appends about `budget` more bytes of the file to `out`; false when the file is complete.
  bool write(std::string& out, std::size_t budget = std::size_t{256} * 1024);
  std::size_t changes_total() const;
  std::size_t changes_written() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// A file that has been read and checked completely, so that it can be applied.
struct ExchangeFile {
  ExchangeHeader header;
  ExchangeChanges changes;
};

/// Reads a file piece by piece. After the first error nothing more is read; its message says where it is (line and byte) and what to do.
class ExchangeReader {
 public:
  ExchangeReader();
  ~ExchangeReader();
  Result<void> feed(std::string_view bytes);
  /// To be called after the last byte: the file, if all of it is well-formed and its digest is right.
  Result<ExchangeFile> finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// What importing a file would do. Nothing has been changed yet.
struct ImportPreview {
  std::size_t changes_new = 0;
  std::size_t changes_known = 0;
  std::size_t changes_not_understood = 0;  ///< Of the new ones: kept, but made by a newer version.
  struct Count {
    std::size_t made = 0;
    std::size_t altered = 0;  ///< Of the records that are here already.
  };
  std::array<Count, record_type_count> records{};  ///< By RecordType; only for types that are counted (RecordKind).
  const Count& of(RecordType type) const { return records[static_cast<std::size_t>(type)]; }
  std::vector<Fork> forks;
  std::map<Id, std::vector<VersionVector::Range>> missing;  ///< What would still be missing afterwards.
};

/// What importing `file` into `replica` would do. Fails (`wrong_shop`) for another shop's file.
Result<ImportPreview> preview(const Replica& replica, const ExchangeFile& file);

/// Merges a file in steps, so that a screen stays responsive. Each step is one transaction of the journal. Whoever stops between two
/// steps has a consistent shop, and can import the rest with the same file later. If Replica::is_id_shared is true once the Import has
/// been constructed, the id must be renewed before the first step.
class Import {
 public:
  Import(Replica& replica, ExchangeFile file);
  /// Merges up to `budget` more changes, at least one; false when all have been merged.
  bool step(std::size_t budget, Journal::Done saved = {});
  std::size_t done() const { return next_; }
  std::size_t total() const { return file_.changes.size(); }

 private:
  Replica* replica_;
  ExchangeFile file_;
  std::size_t next_ = 0;
};

/// The canonical file of all changes that `replica` has; the command line's `merge` writes it.
std::string canonical_file(const Replica& replica);

}  // namespace counterbell
