// Exchange files between devices: whole, in parts, damaged, or another shop's.
#include <algorithm>

#include "simulator/newer.h"
#include "simulator/world.h"

namespace counterbell::simulator {
namespace {

constexpr std::size_t most_parcels = 12;

/// The change lines of an exchange file, read by the oracle: all lines between the first and the last, without their commas.
std::vector<const OracleLine*> lines_in(const std::string& bytes, Lines& lines) {
  std::vector<const OracleLine*> found;
  for (std::size_t start = bytes.find('\n') + 1; start < bytes.size() && bytes[start] != ']';) {
    const std::size_t end = bytes.find('\n', start);
    const std::size_t length = end - start - (bytes[end - 1] == ',' ? 1 : 0);
    found.push_back(lines.read(std::string_view(bytes).substr(start, length)));
    start = end + 1;
  }
  return found;
}

/// `have` without some of its changes: a receiver who lacks those.
VersionVector all_but_some(const VersionVector& have, Chance& chance) {
  VersionVector rest;
  for (const auto& [replica, ranges] : have.ranges()) {
    for (const VersionVector::Range& range : ranges) {
      for (std::uint64_t seq = range.first; seq <= range.last; ++seq) {
        if (!chance.one_in(3)) rest.add(Dot{replica, seq});
      }
    }
  }
  return rest;
}

Result<ExchangeFile> read_in_pieces(std::string_view bytes, Chance& chance) {
  ExchangeReader reader;
  while (!bytes.empty()) {
    const std::size_t piece = std::min<std::size_t>(bytes.size(), 1 + chance.below(8000));
    if (Result<void> fed = reader.feed(bytes.substr(0, piece)); !fed) return std::unexpected(fed.error());
    bytes.remove_prefix(piece);
  }
  return reader.finish();
}

}  // namespace

World::Parcel World::parcel_of(const Device& device, const VersionVector& receiver, bool is_signed) {
  Parcel parcel{.bytes = {}, .lines = {}, .from = device.label};
  ExchangeWriter writer(*device.replica, receiver, is_signed);
  while (writer.write(parcel.bytes, 1000)) {
  }
  parcel.lines = lines_in(parcel.bytes, lines_);
  return parcel;
}

Complaint World::hand_out(Device& device, const Step& step) {
  VersionVector receiver;
  std::string what = "everything";
  if (device.chance.one_in(3)) {
    const Device& other = *devices_[step.whom % devices_.size()];
    receiver = device.desk->sharing().known_of(other.replica->id());
    what = "what " + other.label + " is known to lack";
  } else if (device.chance.one_in(3)) {
    receiver = all_but_some(device.replica->have(), device.chance);
    what = "some of its changes";
  }
  Parcel parcel = parcel_of(device, receiver, !device.chance.one_in(5));
  tell(device.label + " hands out a file of " + what + ": " + counted(parcel.lines.size()) + '.');
  for (const OracleLine* line : parcel.lines) {
    const auto known = line ? device.known.find(key_of(*line)) : device.known.end();
    if (known == device.known.end() || known->second != line) return "its file holds what it does not have";
  }
  if (receiver.empty() && parcel.lines.size() != device.known.size()) return "its file of everything lacks something";
  if (parcels_.size() == most_parcels) parcels_.erase(parcels_.begin());
  parcels_.push_back(std::move(parcel));
  return std::nullopt;
}

Complaint World::take_in(Device& device, const Parcel& parcel, Extent extent) {
  Result<ExchangeFile> file = read_in_pieces(parcel.bytes, device.chance);
  if (!file) return "it refuses a file from " + parcel.from + ": " + file.error().message.english();
  const Result<ImportPreview> shown = preview(*device.replica, *file);
  if (!shown) return "it refuses a file from " + parcel.from + ": " + shown.error().message.english();
  const auto is_new = [&](const OracleLine* line) { return !device.known.contains(key_of(*line)); };
  const auto fresh = static_cast<std::size_t>(std::ranges::count_if(parcel.lines, is_new));
  if (shown->changes_new != fresh || shown->changes_known != parcel.lines.size() - fresh) {
    return "it announces " + std::to_string(shown->changes_new) + " new changes in a file from " + parcel.from +
           " where there are " + std::to_string(fresh);
  }
  return merge(device, *std::move(file), parcel, extent);
}

Complaint World::merge(Device& device, ExchangeFile file, const Parcel& parcel, Extent extent) {
  const std::string own = device.replica->id().text();
  const OracleLine* last = last_of(device.known, own);
  const bool is_shared = std::ranges::any_of(parcel.lines, [&](const OracleLine* line) {
    if (line->name.first == own) return !device.known.contains(key_of(*line));
    return line->highest_named(own) > (last ? last->name.second : 0);
  });
  const ExchangeHeader header = file.header;
  const std::size_t enough = extent == Extent::all ? parcel.lines.size() : device.chance.below(parcel.lines.size() + 1);
  Import import(*device.replica, std::move(file));
  if (Complaint complaint = settle(device, is_shared)) return complaint;
  while (import.done() < enough) import.step(std::min(1 + device.chance.below(60), enough - import.done()));

  tell(device.label + " takes in " +
       (import.done() < parcel.lines.size() ? std::to_string(import.done()) + " of " : "") +
       counted(parcel.lines.size()) + " from " + parcel.from +
       (is_shared ? ", which show that its id is used elsewhere, so it takes a fresh one." : "."));
  LineSet journaled = device.known;
  const std::size_t handed_over = learn(journaled, device.journal.take_new(), lines_);
  const auto done = parcel.lines.begin() + static_cast<std::ptrdiff_t>(import.done());
  if (handed_over != learn(device.known, std::vector(parcel.lines.begin(), done), lines_) ||
      journaled != device.known) {
    return "what it hands to its journal is not what was new in a file";
  }
  device.desk->sharing().heard(header);
  if (Complaint complaint = settle(device, false)) return complaint;
  return device.known.size() == device.replica->have().count() ? std::nullopt : check_lines(device);
}

Complaint World::settle(Device& device, bool must_renew) {
  const Id before = device.replica->id();
  bool renewed = false;
  if (Complaint complaint = watch(device, [&] { renewed = device.settle(); })) return complaint;
  const bool is_fresh = device.replica->id() != before;
  if (must_renew && !is_fresh) return "it goes on under an id that is used elsewhere too";
  if (!must_renew && (is_fresh || renewed)) return "it takes a fresh id without need";
  if (renewed != is_fresh || device.disk.replica != device.replica->id()) return "it does not keep its fresh id";
  return std::nullopt;
}

Complaint World::take_in_damaged(Device& device, const Parcel& parcel) {
  Chance& chance = device.chance;
  std::string bytes = parcel.bytes;
  const std::size_t place = chance.below(bytes.size());
  std::string what = "truncated at byte " + std::to_string(place);
  if (chance.one_in(2)) {
    bytes.resize(place);
  } else if (chance.one_in(2)) {
    bytes[place] = static_cast<char>(bytes[place] ^ (1 << chance.below(8)));
    what = "altered at byte " + std::to_string(place);
  } else {
    bytes.erase(place, 1 + chance.below(2000));
    what = "cut at byte " + std::to_string(place);
  }
  tell(device.label + " is given a file from " + parcel.from + ", " + what + '.');
  if (read_in_pieces(bytes, chance)) return "it takes a file that was " + what;
  if (!device.journal.take_new().empty()) return "a refused file reached its journal";
  return check_lines(device);
}

Complaint World::take_in_foreign(Device& device, const Parcel& parcel) {
  tell(device.label + " is given another shop's file.");
  LineSet lines;
  for (const OracleLine* line : parcel.lines) lines.emplace(key_of(*line), line);
  const Result<ExchangeFile> file = read_in_pieces(Oracle(lines).file(draw_id(device.chance).text()), device.chance);
  if (!file) return "it refuses a well-formed file: " + file.error().message.english();
  const Result<ImportPreview> shown = preview(*device.replica, *file);
  if (shown || shown.error().kind != ErrorKind::wrong_shop) return "it takes another shop's file";
  return check_lines(device);
}

}  // namespace counterbell::simulator
