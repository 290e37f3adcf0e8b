// What happens at one device: work, clocks, crashes, backups, copies, new devices.
#include <algorithm>

#include "simulator/commands/commands.h"
#include "simulator/newer.h"
#include "simulator/world.h"

namespace counterbell::simulator {

using namespace std::chrono_literals;

namespace {

constexpr Time year_2099 = std::chrono::sys_days(std::chrono::January / 1 / 2099);

}  // namespace

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
  // A newer program would have made and kept the change itself, so it is loaded as a line that this device kept.
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
      device.clock.set(year_2099 + std::chrono::milliseconds(chance.below(1000)));
      break;
    case 1:
      device.clock.set(Time(std::chrono::milliseconds(chance.below(1000)) - 500ms));
      break;
    case 2:
      device.clock.set(start + std::chrono::hours(chance.below(3)));
      break;
    default:
      device.clock.advance(std::chrono::minutes(30 * chance.below(80)) - 20h);
  }
  tell("The clock of " + device.label + " shows " + std::to_string(device.clock.now().time_since_epoch().count()) +
       " ms now.");
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
  device.disk.known_vectors = device.desk->sharing().known_vectors();
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
  const bool is_at_start = device.journal.waiting() == 0 && chance.one_in(4);
  const Time time = is_at_start ? start : start + std::chrono::minutes(6 * chance.below(100));
  Device& copy = add_device("a copy of " + device.label, device.disk, time);
  copy.chance = Chance(chance.next());
  tell("The profile of " + device.label + " is copied; the copy goes on by itself.");
  return copy.start(lines_);
}

Complaint World::join(const Device& giver, Chance& chance) {
  const std::string label = "Till " + std::to_string(devices_.size() + 1);
  Device& device = add_device(label, {.replica = draw_id(chance), .shop = shop_}, start);
  device.chance = Chance(chance.next());
  tell(label + " joins with a file from " + giver.label + '.');
  if (Complaint complaint = device.start(lines_)) return complaint;
  const Parcel parcel = parcel_of(giver, {}, true);
  if (Complaint complaint = take_in(device, parcel, Extent::all)) return complaint;
  if (Complaint complaint = watch(device, [&] { device.take_up_work(); })) return complaint;
  device.save_all(lines_);
  return check_saved(device);
}

}  // namespace counterbell::simulator
