// The shop open on this device: which replica of which shop it is, its log and its desk.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "desk/desk.h"
#include "replica/environment.h"
#include "replica/snapshot/snapshot.h"
#include "ui/kit/host.h"
#include "ui/kit/later.h"

namespace counterbell::ui {

// Invariants
// 1. The profile (replica and shop) is in the settings before the first change of a shop goes to the journal.
// 2. Who is signed in is in the settings, so that a reload resumes.
class Session {
 public:
  /// How far this device has come, read off what it keeps, so that a reload at any moment goes on where it was.
  enum class Stage : std::uint8_t {
    no_shop,     ///< Nothing yet.
    unfinished,  ///< Joining was interrupted before the shop itself came in: the file is needed once more.
    no_station,  ///< A shop, but this device is not one of its stations yet.
    nobody,      ///< Nobody is signed in.
    open,
  };

  /// Sentences that somebody must have read, for a screen to show. Shared, since saving may fail after everything is gone.
  using Notices = std::shared_ptr<std::vector<Message>>;

  /// The environment must outlive the session.
  Session(Host& host, Clock& clock, Random& random, Journal& journal, Notices notices);

  Stage stage() const;
  /// The desk; only when there is one (any stage but no_shop).
  desk::Desk& desk() { return *desk_; }
  const desk::Desk& desk() const { return *desk_; }
  bool has_desk() const { return desk_ != nullptr; }
  const Notices& notices() const { return notices_; }

  /// Whether nobody has signed in at this device yet since it joined: its person may not be on the staff list.
  bool is_newcomer() const;

  /// Opens what the device keeps, in three steps: begin_opening() once the settings are there, take() for each part of the
  /// log's lines, in any order, and open(), which signs in again who was signed in.
  void begin_opening();
  void take(std::span<const KeptLine> lines);
  Replica::LoadReport open();
  /// Lets go of what was taken, the rest of which cannot be read.
  void give_up_opening();
  /// After open(), take() brings what another tab saved; this ends it.
  Replica::LoadReport settle_taken();
  /// The snapshot of the log (replica/snapshot/snapshot.h): read between begin_opening() and open(), then the lines may come later; and kept. Null
  /// without a log.
  Snapshot* snapshot() { return snapshot_.get(); }

  /// A new shop with this device as its first station.
  Result<void> set_up(const desk::NewShop& shop);
  /// A made-up shop to try things out in.
  COUNTERBELL_LATER(example) Result<void> load_example(LaterPart);
  /// Makes this device ready to take in a file of `shop`. Refused when it already holds a part of another one.
  Result<void> begin_join(const Id& shop);

  /// Puts right what an import brought to light, or is about to, and tells: another station with the same code, or a copy of
  /// this very device, after which it goes on as a station of its own.
  void settle();

  /// Some of what this device saved got lost: it goes on as a station of its own, since the numbers of those changes may be
  /// with colleagues already, and tells.
  void go_on_after_loss();

  /// Takes from the settings what another tab learned of other stations.
  void read_settings();

  /// Writes to the settings what changed in who is signed in and what other stations have, and forgets the drafts of
  /// what is erased since.
  void keep();

 private:
  struct Profile {
    Id replica;
    Id shop;
  };
  std::optional<Profile> read_profile() const;
  void keep_profile(const Profile& profile);
  void begin(const Profile& profile);
  void open_replica(const Profile& profile);
  void close_replica();
  void make_desk();
  void take_unclaimed(std::span<const KeptLine> lines);
  void resume();

  Host& host_;
  Clock& clock_;
  Random& random_;
  Journal& journal_;
  std::unique_ptr<Replica> replica_;
  std::unique_ptr<Snapshot> snapshot_;
  std::unique_ptr<desk::Desk> desk_;
  Notices notices_;
  bool is_opening_ = false;
  Replica::LoadReport report_;          // Of the lines taken.
  std::vector<std::string> unclaimed_;  // Lines taken before one that tells the shop they are of.
  std::uint64_t kept_revision_ = 0;
  std::size_t forgotten_ = 0;  // Erased records whose drafts are forgotten.
  std::string kept_person_;
  std::string kept_vectors_;
  std::string kept_shop_name_;
};

}  // namespace counterbell::ui
