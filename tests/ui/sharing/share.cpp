// Share: two devices, files both ways, in either order, twice; and files that are refused.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

#include "desk/example/example.h"
#include "replica/exchange/exchange.h"
#include "tests/ui/program.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Role;

namespace {

void import(Program& device, std::string bytes) {
  device.will_choose(std::move(bytes));
  device.go("/share");
  device.harness.press(Role::button, "Import file");
  device.harness.press(Role::button, "Import");
  device.save();
}

void open_ticket(Program& device, std::string_view subject) {
  device.harness.press(Role::button, "New ticket");
  device.harness.fill("Subject", subject);
  device.harness.press(Role::button, "Take ticket");
  device.save();
}

bool says(const Harness& harness, Role role, std::string_view text) {
  return std::ranges::any_of(harness.all(role), [&](const Seen* node) { return node->name.contains(text); });
}

/// A shop of so many tickets, made elsewhere: a file of only its beginning, and one of everything.
struct BusyShop {
  explicit BusyShop(std::size_t tickets) {
    SeededRandom random(7);
    desk::WoundClock clock;
    Replica replica(Id{{1}}, Id{{2}}, clock, random, nullptr);
    desk::Desk desk(replica);
    REQUIRE(desk::make_example(desk, clock,
                               {.tickets = tickets, .now = Time(std::chrono::milliseconds(1'759'990'000'000))}));
    VersionVector later;
    later.add(replica.id(), {20, replica.have().last(replica.id())});
    beginning = file_for(replica, later);
    everything = file_for(replica, {});
    maker = replica.id();
    changes = replica.have().last(maker);
  }
  static std::string file_for(const Replica& replica, const VersionVector& receiver) {
    std::string bytes;
    ExchangeWriter writer(replica, receiver, /*signed_file=*/true);
    while (writer.write(bytes)) {
    }
    return bytes;
  }
  std::string beginning;
  std::string everything;
  Id maker;
  std::uint64_t changes = 0;  ///< All of them the maker's.
};

}  // namespace

TEST_CASE("Two devices joined by a file both see both tickets, whoever goes first, and twice does no harm") {
  Program front, office(1440, 900, 2);
  front.set_up();
  open_ticket(front, "Cracked vase");
  office.join_as_new(front, "Tom Becker");
  CHECK(office.harness.has(Role::tab, "Today"));
  open_ticket(office, "Lost parcel");

  const std::string from_office = office.export_file();
  import(front, from_office);
  CHECK(says(front.harness, Role::status, "1 new ticket"));
  front.harness.expect_complete();
  import(front, from_office);
  CHECK(says(front.harness, Role::status, "Nothing new"));
  import(office, front.export_file());

  for (Program* device : {&front, &office}) {
    device->go("/tickets");
    CHECK(device->harness.text_on_screen("Cracked vase"));
    CHECK(device->harness.text_on_screen("Lost parcel"));
    device->go("/share");
    CHECK(device->harness.has(Role::listitem, "Back office"));
    CHECK(device->harness.has(Role::listitem, "Front counter"));
  }
}

TEST_CASE("A file is previewed before anything is taken in, and can be left") {
  Program front, office(1440, 900, 2);
  front.set_up();
  office.join_as_new(front, "Tom Becker");
  open_ticket(office, "Lost parcel");
  const std::string file = office.export_file();

  Harness& h = front.harness;
  front.will_choose(file);
  front.go("/share");
  h.press(Role::button, "Import file");
  CHECK(h.has(Role::dialog, "Import file"));
  CHECK(h.has(Role::listitem, "New tickets: 1"));
  CHECK(h.text_on_screen("From Back office"));
  h.expect_complete();
  h.press(Role::button, "Cancel");
  CHECK_FALSE(h.has(Role::dialog, "Import file"));
  CHECK(front.journal.waiting() == 0);
}

TEST_CASE("A file that will not do is refused in place, with the shop untouched") {
  Program front;
  front.set_up();
  const std::string good = front.export_file();
  std::string altered = good;
  altered[altered.size() / 2] = static_cast<char>(altered[altered.size() / 2] ^ 1);
  Program other(1440, 900, 3);
  other.set_up("Another shop", "Eve");

  Harness& h = front.harness;
  const std::size_t kept = front.journal.kept().size();
  for (const std::string& bytes :
       {std::string(), std::string("{}"), good.substr(0, good.size() / 2), altered, other.export_file()}) {
    front.will_choose(bytes);
    front.go("/share");
    h.press(Role::button, "Import file");
    CHECK_FALSE(h.all(Role::alert).empty());
    CHECK(h.text_on_screen("Nothing was changed here."));
    h.expect_complete();
    h.key(ui::Key::escape);
    CHECK_FALSE(h.has(Role::dialog, "Import file"));
  }
  CHECK(front.journal.kept().size() == kept);
  CHECK(front.journal.waiting() == 0);
}

TEST_CASE("A file for one colleague holds only what they lack") {
  Program front, office(1440, 900, 2);
  front.set_up();
  office.join_as_new(front, "Tom Becker");
  import(front, office.export_file());
  const std::string everything = front.export_file();
  open_ticket(front, "Cracked vase");
  front.go("/share");
  front.harness.choose("What to export", "What Back office lacks");
  front.harness.press(Role::button, "Export file");
  const std::string& part = front.harness.host.saved_files.back().second;
  CHECK(part.size() < everything.size());
  import(office, part);
  CHECK(says(office.harness, Role::status, "1 new ticket"));
}

TEST_CASE("The exported file is named after shop, station and day") {
  Program front;
  front.set_up("Väsen & More");
  front.export_file();
  const std::string& name = front.harness.host.saved_files.back().first;
  CHECK(name.starts_with("counterbell-vasen-more-"));
  CHECK(name.ends_with("-2025-10-09.json"));
  CHECK(front.harness.text_on_screen("exported just now"));
}

TEST_CASE("A device put back from a backup goes on as a station of its own") {
  Program front, office(1440, 900, 2);
  front.set_up();
  const auto backup_settings = front.harness.host.kept_settings.entries;
  const std::vector<std::string> backup = front.journal.kept();
  open_ticket(front, "Cracked vase");
  office.join_as_new(front, "Tom Becker");
  const std::string from_office = office.export_file();

  Program restored(1440, 900, 4);
  restored.harness.host.kept_settings.entries = backup_settings;
  restored.journal.append(backup, {});
  restored.journal.complete();
  restored.reload();
  CHECK(restored.harness.has(Role::tab, "Today"));
  import(restored, from_office);
  CHECK(restored.harness.text_on_screen("a station of its own"));
  CHECK(restored.harness.host.kept_settings.get("profile") != backup_settings.find("profile")->second);
  open_ticket(restored, "Lost parcel");
  restored.go("/tickets");
  CHECK(restored.harness.text_on_screen("Cracked vase"));
  CHECK(restored.harness.text_on_screen("Lost parcel"));
  restored.reload();
  restored.go("/tickets");
  CHECK(restored.harness.text_on_screen("Lost parcel"));
}

TEST_CASE("A join that is interrupted asks for the file once more") {
  Program front, office(1440, 900, 2);
  front.set_up();
  const std::string file = front.export_file();
  Harness& h = office.harness;
  office.will_choose(file);
  h.press(Role::button, "Join with a file from a colleague");
  office.save();
  office.reload();  // before the station had a name
  CHECK(h.has(Role::textbox, "Station name"));
  h.fill("Station name", "Back office");
  h.key(ui::Key::enter);
  office.save();
  CHECK(h.has(Role::heading, "Who is at the counter?"));
  h.press(Role::button, "Mia Keller");
  CHECK(h.has(Role::tab, "Today"));
}

TEST_CASE("A join can be stopped half way and taken up again with the same file") {
  const BusyShop busy(300);
  Program office;
  Harness& h = office.harness;
  office.will_choose(busy.everything);
  const ui::NodeId join = h.node(Role::button, "Join with a file from a colleague").id;
  h.ui().semantics().post({.kind = ui::Event::Kind::activate, .id = join});
  for (int frames = 0; frames < 100 && !h.text_on_screen("Taking in tickets and people."); ++frames) h.frame();
  h.expect_complete();
  h.press(Role::button, "Cancel");
  CHECK(h.has(Role::heading, "Joining was interrupted"));
  office.will_choose(busy.everything);
  h.press(Role::button, "Join with a file from a colleague");
  CHECK(h.has(Role::textbox, "Station name"));
  h.fill("Station name", "Back office");
  h.key(ui::Key::enter);
  h.press(Role::button, "Mia Keller");
  office.save();
  import(office, busy.everything);
  CHECK(says(h, Role::status, "Nothing new"));
}

TEST_CASE("An import takes as much of a frame as it has, and no more than it may, by whatever clock") {
  const BusyShop busy(300);
  const auto frames_by = [&](std::chrono::nanoseconds reading) {
    Program office;
    Harness& h = office.harness;
    h.host.reading = reading;
    office.will_choose(busy.everything);
    h.ui().semantics().post(
        {.kind = ui::Event::Kind::activate, .id = h.node(Role::button, "Join with a file from a colleague").id});
    int frames = 0;
    for (int i = 0; i < 500 && !h.has(Role::textbox, "Station name"); ++i) {
      h.frame();
      if (h.text_on_screen("Taking in tickets and people.")) ++frames;
    }
    CHECK(h.has(Role::textbox, "Station name"));
    CHECK(office.app->replica()->have().last(busy.maker) == busy.changes);
    return frames;
  };
  const int changes = static_cast<int>(busy.changes);
  const int standing = frames_by(std::chrono::nanoseconds(0));
  CHECK(standing > 1);
  CHECK(standing < changes / 256);
  const int crawling = frames_by(std::chrono::hours(1));
  CHECK(crawling > changes / 128);
  CHECK(crawling < changes / 64 + 5);
}

TEST_CASE("A long import shows how far it is and can be stopped; the same file completes it") {
  const BusyShop busy(300);
  Program office;
  Harness& h = office.harness;
  office.will_choose(busy.beginning);
  h.press(Role::button, "Join with a file from a colleague");
  h.fill("Station name", "Back office");
  h.key(ui::Key::enter);
  h.press(Role::button, "Mia Keller");
  office.save();

  office.will_choose(busy.everything);
  office.go("/share");
  h.press(Role::button, "Import file");
  h.ui().semantics().post({.kind = ui::Event::Kind::activate, .id = h.node(Role::button, "Import").id});
  h.frame();
  h.frame();
  CHECK(h.has(Role::progress, "Importing"));
  h.expect_complete();
  h.ui().semantics().post({.kind = ui::Event::Kind::activate, .id = h.node(Role::button, "Cancel").id});
  h.settle();
  office.save();
  CHECK(says(h, Role::status, "Stopped half way"));
  CHECK(h.has(Role::tab, "Tickets"));

  import(office, busy.everything);
  CHECK(says(h, Role::status, "came in"));
  CHECK(says(h, Role::status, "were here already"));
  office.reload();
  office.will_choose(busy.everything);
  office.go("/share");
  h.press(Role::button, "Import file");
  CHECK(h.has(Role::listitem, "New changes: 0"));
}

TEST_CASE("Several files dropped at once come in one after the other") {
  Program front, office(1440, 900, 2), phone(1440, 900, 3);
  front.set_up();
  office.join_as_new(front, "Tom Becker");
  phone.join_as_new(front, "Ana Ruiz", "Phone desk");
  open_ticket(office, "Lost parcel");
  open_ticket(phone, "Bent frame");
  Harness& h = front.harness;
  for (Program* from : {&office, &phone}) {
    front.app->drop_file(std::make_unique<MemoryFile>("colleague.json", from->export_file()));
  }
  for (int i = 0; i < 2; ++i) {
    h.settle();
    h.press(Role::button, "Import");
  }
  front.save();
  front.go("/tickets");
  CHECK(h.text_on_screen("Lost parcel"));
  CHECK(h.text_on_screen("Bent frame"));
}

TEST_CASE("A dropped file goes where it belongs: to Share, or to joining") {
  const BusyShop busy(5);
  Program office;
  Harness& h = office.harness;
  office.app->drop_file(std::make_unique<MemoryFile>("colleague.json", busy.everything));
  h.settle();
  CHECK(h.has(Role::textbox, "Station name"));
  h.fill("Station name", "Back office");
  h.key(ui::Key::enter);
  office.app->drop_file(std::make_unique<MemoryFile>("colleague.json", busy.everything));
  h.settle();
  CHECK(h.text_on_screen("Please sign in first"));
  h.press(Role::button, "Mia Keller");
  office.app->drop_file(std::make_unique<MemoryFile>("colleague.json", busy.everything));
  h.settle();
  CHECK(h.has(Role::dialog, "Import file"));
  CHECK(h.host.routes.back() == "/share");
}

TEST_CASE("Damaged entries on this device are told, and the rest opens") {
  Program program;
  program.set_up();
  program.journal.append({R"({"not":"a change"})"}, {});
  program.journal.complete();
  program.reload();
  CHECK(program.harness.has(Role::tab, "Today"));
  CHECK(program.harness.text_on_screen("1 entry kept on this device could not be read"));
  program.harness.press(Role::button, "Got it");
  CHECK_FALSE(program.harness.text_on_screen("could not be read"));
}
