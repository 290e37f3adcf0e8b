#include "simulator/world.h"

#include <algorithm>

namespace counterbell::simulator {

using namespace std::chrono_literals;

namespace {

constexpr int most_rounds = 6;

Complaint at(const Device& device, Complaint complaint) {
  if (complaint) *complaint = device.label + ": " + *complaint;
  return complaint;
}

}  // namespace

World::World(const Script& script, Story* story) : script_(script), story_(story) {}

std::string World::counted(std::size_t changes) {
  return std::to_string(changes) + (changes == 1 ? " change" : " changes");
}

void World::tell(std::string words) {
  if (story_) story_->push_back(std::move(words));
}

Device& World::add_device(std::string label, Disk disk, Time time) {
  return *devices_.emplace_back(std::make_unique<Device>(std::move(label), std::move(disk), time));
}

Complaint World::watch(Device& device, const std::function<void()>& doing) {
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

/// Makes a shop with two to four stations, all of which have joined the first one.
Complaint World::set_up() {
  Chance chance(script_.seed * 2);
  shop_ = draw_id(chance);
  const std::size_t count = 2 + chance.below(3);
  Device& first = add_device("Front counter", {.replica = draw_id(chance), .shop = shop_}, start);
  first.chance = chance;
  first.start(lines_);
  if (Complaint complaint = watch(first, [&] {
        static_cast<void>(first.desk->shop().set_up({.shop_name = "Gifts", .your_name = "Mia", .station_code = "K7F"}));
      })) {
    return at(first, complaint);
  }
  first.take_up_work();
  first.save_all(lines_);
  for (std::size_t i = 1; i < count; ++i) {
    Chance joining(script_.seed * 8 + i);
    if (Complaint complaint = join(first, joining)) return at(*devices_.back(), complaint);
    // Some clocks are wrong from the start.
    if (chance.one_in(3)) devices_.back()->clock.advance(std::chrono::hours(chance.below(48)) - 24h);
  }
  return std::nullopt;
}

Complaint World::carry_out(const Step& step) {
  Device& device = *devices_[step.who % devices_.size()];
  device.chance = Chance(step.seed);
  device.clock.advance(std::chrono::milliseconds(device.chance.below(90'000)));
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
    case StepKind::compact:
      tell(device.label + " packs its log into segments.");
      return device.compact();
    case StepKind::keep_snapshot:
      tell(device.label + " keeps what its log comes to.");
      device.keep_snapshot();
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

/// All devices give everything to the first one and get everything from it, until nothing is new to any of them.
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
