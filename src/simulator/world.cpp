#include "simulator/world.h"

#include <algorithm>

#include "simulator/commands.h"
#include "simulator/newer.h"

namespace counterbell::simulator {
namespace {

constexpr std::int64_t start_ms = 1'760'000'000'000;  // October 2025.
constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t year_2099_ms = 4'070'908'800'000;
constexpr std::size_t most_devices = 7;
constexpr std::size_t most_parcels = 12;
constexpr int most_rounds = 6;

Complaint at(const Device& device, Complaint complaint) {
  if (complaint) *complaint = device.label + ": " + *complaint;
  return complaint;
}

Id draw_id(Chance& chance) {
  Id id;
  chance.fill(id.bytes);
  return id;
}

std::string counted(std::size_t count) { return std::to_string(count) + (count == 1 ? " change" : " changes"); }

/// The lines of an exchange file, in the oracle's reading: all between the first line and the last, without their commas.
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

/// Some of what there is, as what a receiver lacks.
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

}  // namespace

World::World(const Script& script, Story* story) : script_(script), story_(story) {}

void World::tell(std::string words) {
  if (story_) story_->push_back(std::move(words));
}

Device& World::add_device(std::string label, Disk disk, std::int64_t clock_ms) {
  return *devices_.emplace_back(std::make_unique<Device>(std::move(label), std::move(disk), clock_ms));
}

template <typename Doing>
Complaint World::watch(Device& device, Doing doing) {
  doing();
  const std::vector<std::string> made = device.journal.take_new();
  for (std::size_t i = 0; i < made.size(); ++i) {
    const OracleLine* line = lines_.read(made[i]);
    if (!line) return "it made something that is no change";
    if (Complaint complaint = check_made(device, *line, device.known)) return complaint;
    learn(device.known, {line}, lines_);
    ++changes_;
    if (i + 1 < made.size()) continue;
    if (Complaint complaint = check_shown(device, *line)) return complaint;
  }
  return std::nullopt;
}

Complaint World::run() {
  if (Complaint complaint = set_up()) return complaint;
  for (const Step& step : script_.steps) {
    if (Complaint complaint = carry_out(step)) return complaint;
  }
  return come_together();
}

/// A shop with two to four stations that have heard of each other.
Complaint World::set_up() {
  Chance chance(script_.seed * 2);
  shop_ = draw_id(chance);
  const std::size_t count = 2 + chance.below(3);
  Device& first = add_device("Front counter", {.replica = draw_id(chance), .shop = shop_}, start_ms);
  first.chance = chance;
  first.start(lines_);
  if (Complaint complaint = watch(first, [&] {
        static_cast<void>(first.desk->set_up_shop({.shop_name = "Gifts", .your_name = "Mia", .station_code = "K7F"}));
      })) {
    return at(first, complaint);
  }
  first.take_up_work();
  first.save_all(lines_);
  for (std::size_t i = 1; i < count; ++i) {
    Chance joining(script_.seed * 8 + i);
    if (Complaint complaint = join(first, joining)) return at(*devices_.back(), complaint);
    // Some clocks are off from the start.
    if (chance.one_in(3)) devices_.back()->clock.advance((static_cast<std::int64_t>(chance.below(48)) - 24) * hour_ms);
  }
  return std::nullopt;
}

Complaint World::carry_out(const Step& step) {
  Device& device = *devices_[step.who % devices_.size()];
  device.chance = Chance(step.seed);
  device.clock.advance(static_cast<std::int64_t>(device.chance.below(90'000)));
  return at(device, act(device, step));
}

Complaint World::act(Device& device, const Step& step) {
  const Parcel* parcel = parcels_.empty() ? nullptr : &parcels_[step.whom % parcels_.size()];
  switch (step.kind) {
    case StepKind::work:
      return work(device);
    case StepKind::newer_work:
      return newer_work(device);
    case StepKind::set_clock:
      return set_clock(device);
    case StepKind::save:
      device.save(1 + device.chance.below(6), lines_);
      tell(device.label + " saves.");
      return check_saved(device);
    case StepKind::fail_saving:
      device.journal.fail_one();
      tell(device.label + " cannot save for now.");
      return std::nullopt;
    case StepKind::crash:
      return crash(device);
    case StepKind::restart:
      return restart(device);
    case StepKind::fold_log:
      tell(device.label + " packs its log into segments.");
      return device.fold_log();
    case StepKind::keep_image:
      tell(device.label + " keeps what its log comes to.");
      device.keep_image();
      return std::nullopt;
    case StepKind::back_up:
      tell(device.label + " is backed up.");
      device.backup = device.disk;
      return std::nullopt;
    case StepKind::put_back:
      return put_back(device);
    case StepKind::copy_profile:
      return copy_profile(device, device.chance);
    case StepKind::join:
      return devices_.size() < most_devices ? join(device, device.chance) : std::nullopt;
    case StepKind::hand_out:
      return hand_out(device, step);
    case StepKind::take_in:
      return parcel ? take_in(device, *parcel, Extent::all) : std::nullopt;
    case StepKind::take_in_partly:
      return parcel ? take_in(device, *parcel, Extent::part) : std::nullopt;
    case StepKind::take_in_damaged:
      return parcel ? take_in_damaged(device, *parcel) : std::nullopt;
    case StepKind::take_in_foreign:
      return parcel ? take_in_foreign(device, *parcel) : std::nullopt;
    case StepKind::compare:
      return compare(device);
  }
  return std::nullopt;
}

Complaint World::work(Device& device) {
  std::string done;
  const auto take_up = [&] { device.take_up_work(); };
  if (Complaint complaint = watch(device, take_up)) return complaint;
  if (Complaint complaint = watch(device, [&] { done = do_something(device); })) {
    tell(device.label + ' ' + done + '.');
    return complaint;
  }
  tell(device.label + ' ' + done + '.');
  return std::nullopt;
}

Complaint World::newer_work(Device& device) {
  const std::string text = newer_line(device);
  tell(device.label + ", which runs a newer version, writes " + text + '.');
  // A newer program would have made and kept it itself: it comes in as a line of this device's own.
  device.journal.append({text}, {});
  const std::string_view line = text;
  if (device.replica->load({&line, 1}).changes != 1) return "it refuses what a newer version wrote";
  learn(device.known, device.journal.take_new(), lines_);
  ++changes_;
  return check_shown(device, *device.known.at(key_of(*lines_.read(text))));
}

Complaint World::set_clock(Device& device) {
  Chance& chance = device.chance;
  switch (chance.below(5)) {
    case 0:
      device.clock.set(year_2099_ms + static_cast<std::int64_t>(chance.below(1000)));
      break;
    case 1:
      device.clock.set(static_cast<std::int64_t>(chance.below(1000)) - 500);
      break;
    case 2:
      device.clock.set(start_ms + static_cast<std::int64_t>(chance.below(3)) * hour_ms);
      break;
    default:
      device.clock.advance((static_cast<std::int64_t>(chance.below(80)) - 40) * hour_ms / 2);
  }
  tell("The clock of " + device.label + " shows " + std::to_string(device.clock.now_ms()) + " ms now.");
  return std::nullopt;
}

Complaint World::crash(Device& device) {
  if (device.chance.one_in(2)) device.save(device.chance.below(3), lines_);
  const std::size_t lost = device.known.size() - device.durable.size();
  tell(device.label + " crashes and starts again, without " + counted(lost) + " that it had not kept.");
  if (Complaint complaint = device.start(lines_)) return complaint;
  return check_lines(device);
}

Complaint World::restart(Device& device) {
  device.save_all(lines_);
  device.disk.known_vectors = device.desk->known_vectors();
  tell(device.label + " is closed and opened again.");
  if (Complaint complaint = check_saved(device)) return complaint;
  if (Complaint complaint = device.start(lines_)) return complaint;
  return check_lines(device);
}

Complaint World::put_back(Device& device) {
  if (!device.backup) return std::nullopt;
  tell("The backup of " + device.label + " is put back.");
  device.disk = *device.backup;
  if (Complaint complaint = device.start(lines_)) return complaint;
  return check_lines(device);
}

Complaint World::copy_profile(const Device& device, Chance& chance) {
  if (devices_.size() >= most_devices) return std::nullopt;
  const std::int64_t clock_ms = device.journal.waiting() == 0 && chance.one_in(4)
                                    ? start_ms
                                    : start_ms + static_cast<std::int64_t>(chance.below(100)) * hour_ms / 10;
  Device& copy = add_device("a copy of " + device.label, device.disk, clock_ms);
  copy.chance = Chance(chance.next());
  tell("The profile of " + device.label + " is copied; the copy goes on by itself.");
  return copy.start(lines_);
}

Complaint World::join(const Device& giver, Chance& chance) {
  const std::string label = "Till " + std::to_string(devices_.size() + 1);
  Device& device = add_device(label, {.replica = draw_id(chance), .shop = shop_}, start_ms);
  device.chance = Chance(chance.next());
  tell(label + " joins with a file from " + giver.label + '.');
  if (Complaint complaint = device.start(lines_)) return complaint;
  const Parcel parcel = parcel_of(giver, {}, true);
  if (Complaint complaint = take_in(device, parcel, Extent::all)) return complaint;
  if (Complaint complaint = watch(device, [&] { device.take_up_work(); })) return complaint;
  device.save_all(lines_);
  return check_saved(device);
}

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
    receiver = device.desk->known_of(other.replica->id());
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

namespace {

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

Complaint World::take_in(Device& device, const Parcel& parcel, Extent extent) {
  Result<ExchangeFile> file = read_in_pieces(parcel.bytes, device.chance);
  if (!file) return "it refuses a file from " + parcel.from + ": " + file.error().message;
  const Result<ImportPreview> shown = preview(*device.replica, *file);
  if (!shown) return "it refuses a file from " + parcel.from + ": " + shown.error().message;
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
  device.desk->heard(header);
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
  if (!file) return "it refuses a well-formed file: " + file.error().message;
  const Result<ImportPreview> shown = preview(*device.replica, *file);
  if (shown || shown.error().kind != ErrorKind::wrong_shop) return "it takes another shop's file";
  return check_lines(device);
}

Complaint World::compare(Device& device) {
  tell(device.label + " is held against the oracle.");
  if (Complaint complaint = Verdict(device.known, shop_text()).compare(device)) return complaint;
  return check_desk(device);
}

bool World::all_have_the_same() const {
  const auto keys_equal = [](const auto& a, const auto& b) { return a.first == b.first; };
  return std::ranges::all_of(devices_, [&](const auto& device) {
    return std::ranges::equal(device->known, devices_.front()->known, keys_equal);
  });
}

/// Everybody gives everything to the first device and gets everything from it, until nothing is new to anybody.
Complaint World::come_together() {
  tell("All devices save, and swap files of everything until nothing is new.");
  Device& hub = *devices_.front();
  Chance chance(~script_.seed);
  const auto pass = [&](Device& from, Device& to) {
    const Parcel parcel = parcel_of(from, {}, true);
    to.chance = Chance(chance.next());
    return at(to, take_in(to, parcel, Extent::all));
  };
  for (int round = 0; round < most_rounds && (round == 0 || !all_have_the_same()); ++round) {
    for (const auto& device : devices_) {
      if (device.get() == &hub) continue;
      if (Complaint complaint = pass(*device, hub)) return complaint;
    }
    for (const auto& device : devices_) {
      if (device.get() == &hub) continue;
      if (Complaint complaint = pass(hub, *device)) return complaint;
    }
  }
  if (!all_have_the_same()) return "the devices do not come to have the same changes";
  return compare_all();
}

Complaint World::compare_all() {
  const Verdict verdict(devices_.front()->known, shop_text());
  for (const auto& device : devices_) {
    device->save_all(lines_);
    if (Complaint complaint = check_saved(*device)) return at(*device, complaint);
    if (Complaint complaint = verdict.compare(*device)) return at(*device, complaint);
  }
  Device& last = *devices_.back();
  return at(last, check_desk(last));
}

}  // namespace counterbell::simulator
