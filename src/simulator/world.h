// One simulated shop: its devices, the files on their way between them, and the steps of a script. world.cpp runs the script;
// world_devices.cpp and world_files.cpp hold the steps.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "simulator/checks.h"
#include "simulator/device.h"
#include "simulator/script.h"

namespace counterbell::simulator {

/// What happened, step by step in words, for a person who wants to know why a check failed.
using Story = std::vector<std::string>;

class World {
 public:
  /// `script`, and `story` if it is not null, must outlive the world.
  World(const Script& script, Story* story);

  /// Carries out the script, then lets all devices exchange files until all have the same changes. Checks everything on the way. A
  /// complaint names the device and says what is wrong.
  Complaint run();
  /// How many changes all devices have made.
  std::size_t changes() const { return changes_; }

 private:
  static constexpr Time start{std::chrono::milliseconds(1'760'000'000'000)};  // October 2025.
  static constexpr std::size_t most_devices = 7;

  /// A file that was handed out.
  struct Parcel {
    std::string bytes;
    std::vector<const OracleLine*> lines;
    std::string from;
  };
  /// How much of a file a device imports.
  enum class Extent { all, part };

  Complaint set_up();
  Complaint carry_out(const Step& step);
  Complaint act(Device& device, const Step& step);
  Complaint come_together();
  bool all_have_the_same() const;
  Complaint compare_all();

  Complaint work(Device& device);
  Complaint newer_work(Device& device);
  Complaint set_clock(Device& device);
  Complaint crash(Device& device);
  Complaint restart(Device& device);
  Complaint put_back(Device& device);
  Complaint copy_profile(const Device& device, Chance& chance);
  Complaint join(const Device& giver, Chance& chance);
  Complaint hand_out(Device& device, const Step& step);
  Complaint take_in(Device& device, const Parcel& parcel, Extent extent);
  Complaint take_in_damaged(Device& device, const Parcel& parcel);
  Complaint take_in_foreign(Device& device, const Parcel& parcel);
  Complaint compare(Device& device);

  Complaint merge(Device& device, ExchangeFile file, const Parcel& parcel, Extent extent);
  Complaint settle(Device& device, bool must_renew);
  /// Runs `doing`, which works at the device, and checks each change that it made there.
  Complaint watch(Device& device, const std::function<void()>& doing);

  Parcel parcel_of(const Device& device, const VersionVector& receiver, bool is_signed);
  Device& add_device(std::string label, Disk disk, Time time);
  void tell(std::string words);
  std::string shop_text() const { return shop_.text(); }
  /// "1 change", "2 changes".
  static std::string counted(std::size_t changes);

  const Script& script_;
  Story* story_;
  Lines lines_;
  Id shop_;
  std::vector<std::unique_ptr<Device>> devices_;
  std::vector<Parcel> parcels_;
  std::size_t changes_ = 0;
};

}  // namespace counterbell::simulator
