#include "ui/app/session.h"

#include <utility>
#include <vector>

#include "desk/example/example.h"
#include "replica/change/canonical.h"
#include "ui/common/draft_names.h"
#include "ui/sharing/export_run.h"

namespace counterbell::ui {

namespace {

constexpr std::string_view profile_key = "profile";
constexpr std::string_view person_key = "signed_in";
constexpr std::string_view vectors_key = "known";
constexpr std::string_view shop_name_key =
    "shop_name";  // The page repeats it outside of the database, in case that is lost.

Id random_id(Random& random) {
  Id id;
  random.fill(id.bytes);
  return id;
}

std::vector<std::string> lines_of(const Replica& replica) {
  std::vector<std::string> lines;
  replica.visit_lines({}, [&](const Dot&, std::string_view line) { lines.emplace_back(line); });
  return lines;
}

/// The shop that kept lines belong to, when the profile that says so is gone: the shop's record has the shop's id.
std::optional<Id> shop_among(std::span<const KeptLine> lines) {
  for (const KeptLine& line : lines) {
    const Result<ParsedChange> parsed = parse_line(line);
    if (!parsed) continue;
    for (const Operation& operation : parsed->change.operations) {
      if (operation.record == RecordType::shop) return operation.id;
    }
  }
  return std::nullopt;
}

}  // namespace

Session::Session(Host& host, Clock& clock, Random& random, Journal& journal, Notices notices)
    : host_(host), clock_(clock), random_(random), journal_(journal), notices_(std::move(notices)) {}

Session::Stage Session::stage() const {
  if (!desk_) return Stage::no_shop;
  if (!desk_->shop().record()) return Stage::unfinished;
  if (!desk_->shop().station()) return Stage::no_station;
  if (!desk_->staff().me()) return Stage::nobody;
  return Stage::open;
}

bool Session::is_newcomer() const {
  if (!replica_) return false;
  const std::uint64_t newest = replica_->have().last(replica_->id());
  for (std::uint64_t seq = 1; seq <= newest; ++seq) {  // Ends at the first thing that anybody did here.
    const Origin* change = replica_->origin({replica_->id(), seq});
    if (change && change->author->staff) return false;
  }
  return true;
}

void Session::begin_opening() {
  give_up_opening();
  is_opening_ = true;
  if (const std::optional<Profile> profile = read_profile()) open_replica(*profile);
}

void Session::take(std::span<const KeptLine> lines) {
  if (replica_)
    replica_->load_part(lines, report_);
  else if (is_opening_)
    take_unclaimed(lines);
}

/// The profile is gone: the lines wait for the one that tells which shop they are of.
void Session::take_unclaimed(std::span<const KeptLine> lines) {
  for (const KeptLine& line : lines) unclaimed_.emplace_back(line.text);
  const std::optional<Id> shop = shop_among(lines);
  if (!shop) return;
  begin({random_id(random_), *shop});
  for (const std::string& text : std::exchange(unclaimed_, {})) {
    const KeptLine line{text, std::nullopt};
    replica_->load_part({&line, 1}, report_);
  }
}

void Session::give_up_opening() {
  close_replica();
  report_ = {};
  unclaimed_.clear();
  is_opening_ = false;
}

Replica::LoadReport Session::open() {
  is_opening_ = false;
  unclaimed_.clear();
  Replica::LoadReport report = std::exchange(report_, {});
  // A profile alone is a set-up that never came to its first change.
  if (replica_ && replica_->have().empty() && report.damaged.empty()) close_replica();
  if (!replica_) return report;
  replica_->settle_load();
  make_desk();
  desk_->sharing().load_known_vectors(host_.settings().get(vectors_key));
  resume();
  if (replica_->is_id_shared()) settle();  // A crash came between finding out and going on under a fresh id.
  return report;
}

Replica::LoadReport Session::settle_taken() {
  if (replica_) replica_->settle_load();
  return std::exchange(report_, {});
}

void Session::make_desk() {
  desk_ = std::make_unique<desk::Desk>(*replica_, desk::Preparing::between_calls);
  desk_->service().use_zones(host_.zones(), host_.own_zone());
  if (desk::NumberPlans* const plans = host_.number_plans()) desk_->customers().use(*plans);
}

Result<void> Session::set_up(const desk::NewShop& shop) {
  begin({random_id(random_), random_id(random_)});
  make_desk();
  Result<void> done = desk_->shop().set_up(shop);
  if (!done) {
    close_replica();
    host_.settings().set(profile_key, "");
  }
  keep();
  return done;
}

Result<void> Session::load_example(LaterPart) {
  // Made up by a replica on a wound clock, whose log then becomes this device's.
  const Profile profile{random_id(random_), random_id(random_)};
  desk::WoundClock wound;
  Replica scratch(profile.replica, profile.shop, wound, random_, nullptr);
  desk::Desk maker(scratch);
  desk::ExampleOptions options;
  options.now = clock_.now();
  options.zone = host_.own_zone();
  maker.service().use_zones(host_.zones(), options.zone);
  if (const Result<void> made = desk::make_example(maker, wound, options); !made) return made;

  begin(profile);
  replica_->adopt(lines_of(scratch));
  make_desk();
  Result<void> resumed = maker.staff().me() ? desk_->staff().resume(maker.staff().me()->id()) : Result<void>();
  keep();
  return resumed;
}

Result<void> Session::begin_join(const Id& shop) {
  if (replica_) {
    if (replica_->shop() == shop) return {};
    return fail(ErrorKind::wrong_shop,
                "This device already holds a part of another shop. Erase it first, or choose that shop's file.");
  }
  begin({random_id(random_), shop});
  make_desk();
  return {};
}

void Session::settle() {
  const auto code = desk_->shop().settle_copy([this](const Id& id) { keep_profile({id, replica_->shop()}); });
  if (code) {
    notices_->push_back(code->empty() ? msg("This device turned out to be a copy of another one, or to be put back "
                                            "from a backup. Nothing is lost: "
                                            "from now on it is a station of its own.")
                                      : msg("This device turned out to be a copy of another one, or to be put back "
                                            "from a backup. Nothing is lost: "
                                            "from now on it is a station of its own, with the code {0}.",
                                            verbatim(*code)));
  }
  if (const auto clash = desk_->shop().settle_code_clash()) {
    notices_->push_back(msg(
        "Another station uses the code {0} too. New tickets from here are numbered {1}-… from now on; numbers already "
        "given stay.",
        verbatim(clash->old_code), verbatim(clash->new_code)));
  }
}

void Session::go_on_after_loss() {
  if (!desk_) return;
  const std::string code =
      desk_->shop().become_another_station([this](const Id& id) { keep_profile({id, replica_->shop()}); });
  notices_->push_back(
      code.empty()
          ? msg("The browser has lost some of what was saved here. A file from a colleague, or the one exported last, "
                "brings it back if it was in there.")
          : msg("The browser has lost some of what was saved here. A file from a colleague, or the one exported last, "
                "brings it back if it was in there. From now on this device is a station of its own, with the code "
                "{0}.",
                verbatim(code)));
}

void Session::read_settings() {
  if (desk_) desk_->sharing().load_known_vectors(host_.settings().get(vectors_key));
}

void Session::keep() {
  if (!desk_ || desk_->revision() == kept_revision_) return;
  kept_revision_ = desk_->revision();
  if (const std::size_t erased = desk_->state().erased(); std::exchange(forgotten_, erased) != erased) {
    forget_erased_drafts(desk_->state(), host_.drafts());
  }
  const Record* me = desk_->staff().me();
  if (std::string person = me ? me->id().text() : ""; person != kept_person_) {
    host_.settings().set(person_key, person);
    kept_person_ = std::move(person);
  }
  if (std::string vectors = desk_->sharing().known_vectors(); vectors != kept_vectors_) {
    host_.settings().set(vectors_key, vectors);
    kept_vectors_ = std::move(vectors);
  }
  if (Settings& settings = host_.settings(); settings.get(kept_since_key).empty()) {
    settings.set(kept_since_key, std::to_string(clock_.now().time_since_epoch().count()));
  }
  const Record* shop = desk_->shop().record();
  if (std::string name(shop ? shop->text(Field::shop_name) : ""); name != kept_shop_name_) {
    host_.settings().set(shop_name_key, name);
    kept_shop_name_ = std::move(name);
  }
}

std::optional<Session::Profile> Session::read_profile() const {
  const std::string text = host_.settings().get(profile_key);
  CanonicalReader reader(text);
  std::string replica, shop;
  Members members(reader);
  while (members.next()) {
    if (members.key() == "replica")
      reader.string(replica);
    else if (members.key() == "shop")
      reader.string(shop);
    else
      reader.skip();
  }
  const std::optional<Id> replica_id = Id::parse(replica), shop_id = Id::parse(shop);
  if (!reader.end() || !replica_id || !shop_id) return std::nullopt;
  return Profile{*replica_id, *shop_id};
}

void Session::keep_profile(const Profile& profile) {
  host_.settings().set(profile_key,
                       R"({"replica":")" + profile.replica.text() + R"(","shop":")" + profile.shop.text() + R"("})");
}

void Session::begin(const Profile& profile) {
  keep_profile(profile);
  open_replica(profile);
}

void Session::open_replica(const Profile& profile) {
  desk_.reset();
  kept_revision_ = 0;
  forgotten_ = 0;
  snapshot_.reset();
  replica_ = std::make_unique<Replica>(profile.replica, profile.shop, clock_, random_, &journal_);
  snapshot_ = std::make_unique<Snapshot>(*replica_);
}

void Session::close_replica() {
  desk_.reset();
  snapshot_.reset();
  replica_.reset();
}

void Session::resume() {
  kept_person_ = host_.settings().get(person_key);
  if (const std::optional<Id> person = Id::parse(kept_person_)) {
    // Someone who has left since is simply not signed in.
    if (!desk_->staff().resume(*person)) desk_->staff().sign_out();
  }
}

}  // namespace counterbell::ui
