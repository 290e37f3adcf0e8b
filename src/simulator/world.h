// One simulated shop: its devices, the files on their way between them, and the steps that happen to them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "simulator/checks.h"
#include "simulator/device.h"
#include "simulator/script.h"

namespace counterbell::simulator {

/// What happened, in words, step by step; for a person who wants to know why a check failed.
using Story = std::vector<std::string>;

class World {
 public:
  /// `story` may be null.
  World(const Script& script, Story* story);

  /// Carries the script out, lets all devices come together, and checks everything on the way. A complaint names the device
  /// and what is wrong.
  Complaint run();
  /// Changes that were made in all.
  std::size_t changes() const { return changes_; }

 private:
  /// A file on its way.
  struct Parcel {
    std::string bytes;
    std::vector<const OracleLine*> lines;
    std::string from;
  };
  /// How much of a file a device takes in.
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
  /// Runs `doing` at the device and checks each change that it made.
  template <typename Doing>
  Complaint watch(Device& device, Doing doing);

  Parcel parcel_of(const Device& device, const VersionVector& receiver, bool is_signed);
  Device& add_device(std::string label, Disk disk, std::int64_t clock_ms);
  void tell(std::string words);
  std::string shop_text() const { return shop_.text(); }

  const Script& script_;
  Story* story_;
  Lines lines_;
  Id shop_;
  std::vector<std::unique_ptr<Device>> devices_;
  std::vector<Parcel> parcels_;
  std::size_t changes_ = 0;
};

}  // namespace counterbell::simulator
