// Erasure: what is erased is gone from every copy, whatever way the changes came, and nothing brings it back.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <memory>
#include <string>

#include "replica/change/erasure.h"
#include "replica/exchange/segments.h"
#include "unit/replica/station.h"

using namespace counterbell;
using namespace counterbell::test;
using namespace std::chrono_literals;

namespace {

const Id anna = id_of('1');
const Id vase = id_of('2');
const Id cup = id_of('3');
const Id asked = id_of('4');
const Id answered = id_of('6');

/// What nobody may find any more once Anna and her ticket are erased.
const std::array<std::string, 5> secrets = {"Lindenblatt", "5550199", "Cracked vase", "heirloom", "hates the phone"};

Operation about_anna(Field field, std::string text) {
  return {RecordType::customer, anna, {{field, std::move(text)}}, {}};
}

Operation ticket(const Id& id, std::string subject) {
  return {RecordType::ticket,
          id,
          {{Field::ticket_subject, std::move(subject)},
           {Field::ticket_state, std::string("new")},
           {Field::ticket_customer, anna}},
          {}};
}

Operation message(const Id& id, const Id& of, std::string body) {
  return {RecordType::message, id, {{Field::message_ticket, of}, {Field::message_body, std::move(body)}}, {}};
}

Operation erasing(RecordType type, const Id& id) {
  return {.record = type, .id = id, .writes = {}, .edits = {}, .erases = true};
}

Dot commit(Station& station, std::initializer_list<Operation> operations) {
  station.clock.advance(1s);
  return station.replica.commit(operations, station.staff);
}

std::string line(const Station& station, const Dot& dot) { return std::string(*station.replica.line(dot)); }

/// Everything a station can give away or show, in one text.
std::string all_of(const Replica& replica) {
  std::string text = canonical_file(replica) + replica.state().canonical_dump();
  for (const auto& [type, id] : {std::pair(RecordType::customer, anna), std::pair(RecordType::ticket, vase),
                                 std::pair(RecordType::message, asked), std::pair(RecordType::message, answered)}) {
    for (const HistoryEntry& entry : replica.history(type, id)) {
      text += std::to_string(static_cast<int>(entry.kind)) + entry.dot.text() + " " +
              std::string(as_text(entry.before)) + ">" + std::string(as_text(entry.after)) + "\n";
    }
  }
  return text;
}

/// The secrets that can be read in `text`.
std::vector<std::string> found_in(std::string_view text) {
  std::vector<std::string> found;
  std::ranges::copy_if(secrets, std::back_inserter(found), [&](const auto& secret) { return text.contains(secret); });
  return found;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& one : lines) text += one + '\n';
  return text;
}

/// Anna's vase: her entry and ticket from one station, a second one that knows both and goes on without having heard of the
/// erasure, and the erasure. As lines, none of them blank.
struct Story {
  Story() {
    const Dot entry = commit(a, {about_anna(Field::customer_name, "Anna Lindenblatt")});
    const Dot opened = commit(a, {ticket(vase, "Cracked vase"), message(asked, vase, "It is an heirloom.")});
    b.merge_from(a);
    const Dot phone = commit(b, {about_anna(Field::customer_phone, "0171 5550199")});
    const Dot reply = commit(b, {message(answered, vase, "We mend your heirloom.")});
    b.tag(vase, "damaged");
    lines = {line(a, entry), line(a, opened), line(b, phone), line(b, reply), line(b, {b.replica.id(), 3})};
    const Dot erasure = commit(a, {erasing(RecordType::customer, anna), erasing(RecordType::ticket, vase)});
    lines.push_back(line(a, erasure));
    const Dot treat =
        commit(b, {{RecordType::ticket, vase, {{Field::ticket_treat, std::string("hates the phone")}}, {}}});
    lines.push_back(line(b, treat));
  }

  Station a{'a'};
  Station b{'b'};
  std::vector<std::string> lines;
};

}  // namespace

TEST_CASE("an erasure is written as a member of its operation, and read back") {
  Station a('a');
  const Dot dot = commit(a, {erasing(RecordType::ticket, vase)});
  CHECK(line(a, dot).starts_with(R"({"ops":[{"about":"ticket/22222222222222222222222222222222","erase":true}],)"));
  const Result<ParsedChange> parsed = parse_line(line(a, dot));
  REQUIRE(parsed);
  CHECK(parsed->change.fully_understood);
  CHECK(parsed->change.operations[0].erases);
}

TEST_CASE("what is erased is gone at every station, whatever the order in which the changes come") {
  Story story;
  REQUIRE(found_in(joined(story.lines)).size() == secrets.size());
  std::string same;
  std::vector<std::size_t> order = {0, 1, 2, 3, 5, 6};
  do {
    Station fresh('c');
    fresh.take({story.lines[4]});
    for (const std::size_t at : order) fresh.take({story.lines[at]});
    const std::string all = all_of(fresh.replica);
    if (same.empty()) same = all;
    REQUIRE(all == same);
    REQUIRE(fresh.replica.forks().empty());
    fresh.journal.complete();
    REQUIRE(found_in(joined(fresh.journal.kept())).empty());
  } while (std::ranges::next_permutation(order).found);
  CHECK(found_in(same).empty());
  CHECK(same.contains("damaged"));
  CHECK(same.contains("state = \"new\""));
}

TEST_CASE("changes that come all at once come to the same as one by one") {
  Story story;
  Station one_by_one('c');
  for (const std::string& one : story.lines) one_by_one.take({one});
  for (int round = 0; round < 20; ++round) {
    story.a.random.shuffle(story.lines);
    Station at_once('d');
    at_once.take(story.lines);
    CHECK(all_of(at_once.replica) == all_of(one_by_one.replica));
    CHECK(at_once.replica.have() == one_by_one.replica.have());
    CHECK(at_once.replica.applied() == one_by_one.replica.applied());
  }
}

TEST_CASE("kept changes that are loaded in parts come to the same as at once") {
  Story story;
  for (int round = 0; round < 20; ++round) {
    story.a.random.shuffle(story.lines);
    const std::vector<std::string_view> lines(story.lines.begin(), story.lines.end());
    Station at_once('a'), in_parts('a');
    at_once.replica.load(lines);
    Replica::LoadReport report;
    for (const std::string_view line : lines) {
      const KeptLine part{line, std::nullopt};
      in_parts.replica.load_part({&part, 1}, report);
    }
    in_parts.replica.settle_load();
    CHECK(report.changes == lines.size());
    CHECK(all_of(in_parts.replica) == all_of(at_once.replica));
    CHECK(in_parts.replica.next_undo().has_value() == at_once.replica.next_undo().has_value());
  }
}

TEST_CASE("the erasure keeps who wrote when, and the chain of hashes") {
  Story story;
  Station fresh('c');
  fresh.take(story.lines);
  for (const std::string& one : story.lines) {
    const Result<ParsedChange> before = parse_line(one);
    const Result<ParsedChange> after = parse_line(*fresh.replica.line(before->change.dot));
    REQUIRE(after);
    CHECK(after->hash == before->hash);
    CHECK(after->change.previous == before->change.previous);
  }
  const auto history = fresh.replica.history(RecordType::ticket, vase);
  const auto told = [&](HistoryEntry::Kind kind) { return std::ranges::count(history, kind, &HistoryEntry::kind); };
  CHECK(told(HistoryEntry::Kind::erased_values) == 2);
  CHECK(told(HistoryEntry::Kind::erasure) == 1);
  CHECK(fresh.replica.state().find(RecordType::customer, anna)->is_erased());
  CHECK(fresh.replica.state().find(RecordType::message, answered)->is_erased());
  CHECK(fresh.replica.state().erased() == 4);
}

TEST_CASE("a file from before the erasure brings nothing back") {
  Story story;
  Station fresh('c');
  fresh.take(story.lines);
  fresh.journal.complete();
  const std::string before = all_of(fresh.replica);
  CHECK(fresh.take(story.lines) == 0);
  Station late('d');
  late.take({story.lines.back()});
  late.merge_from(fresh);
  late.take(story.lines);
  CHECK(all_of(late.replica) == before);
  CHECK(all_of(fresh.replica) == before);
  CHECK(fresh.journal.waiting() == 0);
}

TEST_CASE("only what is erased goes") {
  Station a('a');
  commit(a, {about_anna(Field::customer_name, "Anna Lindenblatt"), ticket(vase, "Cracked vase"),
             ticket(cup, "Blue cup"), message(asked, vase, "heirloom"), message(answered, cup, "It is still warm.")});
  commit(a, {erasing(RecordType::ticket, vase)});
  const std::string all = all_of(a.replica);
  CHECK(found_in(all) == std::vector<std::string>{"Lindenblatt"});
  CHECK(all.contains("Blue cup"));
  CHECK(all.contains("It is still warm."));
}

TEST_CASE("a message goes with any ticket that a change ever put it to") {
  for (const bool is_erased_first : {false, true}) {
    CAPTURE(is_erased_first);
    Station a('a');
    if (is_erased_first) commit(a, {erasing(RecordType::ticket, vase)});
    commit(a, {message(asked, vase, "heirloom")});
    commit(a, {{RecordType::message, asked, {{Field::message_ticket, cup}}, {}}});
    if (!is_erased_first) commit(a, {erasing(RecordType::ticket, vase)});
    CHECK(found_in(all_of(a.replica)).empty());
  }
}

TEST_CASE("undo brings nothing back, and goes on to what was done before") {
  Station a('a');
  Station b('b');
  commit(b, {ticket(vase, "Chipped vase"), ticket(cup, "Blue cup")});
  a.merge_from(b);
  a.write(cup, Field::ticket_state, std::string("open"));
  a.write(vase, Field::ticket_subject, std::string("Cracked vase"));
  a.write(vase, Field::ticket_treat, std::string("hates the phone"));
  REQUIRE(a.replica.undo(a.staff));
  commit(a, {erasing(RecordType::ticket, vase)});
  CHECK_FALSE(a.replica.next_redo());
  REQUIRE(a.replica.next_undo());
  CHECK(a.replica.next_undo()->operations[0].id == cup);

  const auto check_undo = [](Replica& replica, const Id& staff) {
    REQUIRE(replica.undo(staff));
    CHECK(replica.state().find(RecordType::ticket, cup)->text(Field::ticket_state) == "new");
    CHECK_FALSE(replica.next_undo());
  };
  a.journal.complete();
  Replica restarted(a.replica.id(), test_shop, a.clock, a.random, nullptr);
  restarted.load(a.journal.kept_views());
  check_undo(a.replica, a.staff);
  check_undo(restarted, a.staff);
  CHECK(found_in(all_of(a.replica)).empty());
}

TEST_CASE("the journal is told to erase, and nothing is saved before it has") {
  Story story;
  Station fresh('c');
  fresh.take({story.lines.begin(), story.lines.begin() + 5});
  fresh.journal.complete();
  REQUIRE_FALSE(found_in(joined(fresh.journal.kept())).empty());
  bool is_saved = false;
  fresh.replica.commit({erasing(RecordType::customer, anna), erasing(RecordType::ticket, vase)}, fresh.staff,
                       [&](const Result<void>& outcome) { is_saved = outcome.has_value(); });
  CHECK(fresh.journal.waiting() == 2);
  CHECK(fresh.replica.save_status().pending == 2);
  CHECK_FALSE(is_saved);
  fresh.journal.complete();
  CHECK(is_saved);
  CHECK(fresh.replica.save_status().pending == 0);
  CHECK(fresh.replica.save_status().saved == 6);
  CHECK(found_in(joined(fresh.journal.kept())).empty());
  for (const std::string& segment : pack_segments(fresh.journal.kept_views())) CHECK(found_in(segment).empty());
}

TEST_CASE("a start finishes an erasure that was interrupted") {
  Story story;
  // What an interruption leaves: everything is kept, erasure and values alike, some of it twice and in one copy blank.
  Station whole('c');
  whole.take(story.lines);
  for (int round = 0; round < 20; ++round) {
    std::vector<std::string> kept = story.lines;
    kept.push_back(line(whole, parse_line(story.lines[1])->change.dot));
    story.a.random.shuffle(kept);
    MemoryJournal journal;
    journal.append(kept, {});
    journal.complete();
    FakeClock clock;
    Replica restarted(id_of('c'), test_shop, clock, story.a.random, &journal);
    restarted.load(journal.kept_views());
    CHECK(all_of(restarted) == all_of(whole.replica));
    journal.complete();
    CHECK(found_in(joined(journal.kept())).empty());
    Replica again(id_of('c'), test_shop, clock, story.a.random, &journal);
    again.load(journal.kept_views());
    CHECK(journal.waiting() == 0);
  }
}

TEST_CASE("of two copies of a change the blank one stands, also where the erasure is not known") {
  Story story;
  Station erased('c');
  erased.take(story.lines);
  const std::string& full = story.lines[0];
  const std::string blank = line(erased, parse_line(full)->change.dot);
  REQUIRE(blank != full);
  for (const bool is_blank_first : {false, true}) {
    CAPTURE(is_blank_first);
    Station fresh('d');
    fresh.take({is_blank_first ? blank : full});
    fresh.take({is_blank_first ? full : blank});
    CHECK(line(fresh, parse_line(full)->change.dot) == blank);
    CHECK(fresh.replica.state().find(RecordType::customer, anna)->text(Field::customer_name).empty());
    CHECK(fresh.replica.forks().empty());
    fresh.journal.complete();
    Replica restarted(id_of('d'), test_shop, fresh.clock, fresh.random, &fresh.journal);
    restarted.load(fresh.journal.kept_views());
    CHECK(restarted.state().canonical_dump() == fresh.replica.state().canonical_dump());
    fresh.take(story.lines);
    fresh.journal.complete();
    CHECK(found_in(joined(fresh.journal.kept())).empty());
  }
}

TEST_CASE("a blank copy of one change takes only that change's values") {
  Station a('a');
  const Dot first = commit(a, {about_anna(Field::customer_name, "Anna Lindenblatt")});
  commit(a, {about_anna(Field::customer_remarks, "Comes on Fridays.")});
  a.take({blank_records(line(a, first), [](std::string_view) { return true; })});
  const Record& record = *a.replica.state().find(RecordType::customer, anna);
  CHECK(record.text(Field::customer_name).empty());
  CHECK(record.text(Field::customer_remarks) == "Comes on Fridays.");
  CHECK_FALSE(record.is_erased());
}

TEST_CASE("records of types that this version does not know are erased all the same") {
  const auto of_newer_version = [](std::string_view operation, std::string_view seq, std::string_view previous) {
    return R"({"ops":[{"about":"promise/11111111111111111111111111111111",)" + std::string(operation) +
           R"(}],"prev":")" + std::string(previous) + R"(","replica":"99999999999999999999999999999999","seq":)" +
           std::string(seq) + R"(,"stamp":"0199c82cc000-000000"})";
  };
  const std::string promised = of_newer_version(
      R"("personal":["235d8ef24903ae2df4426de018653949",{"words":"Call Lindenblatt"}])", "1", std::string(32, '0'));
  const ChainHash hash = parse_line(promised)->hash;
  std::string previous;
  for (const std::uint8_t byte : hash) {
    for (const int digit : {byte >> 4, byte & 15}) previous += "0123456789abcdef"[digit];
  }
  const std::string erasure = of_newer_version(R"("erase":true)", "2", previous);
  for (const bool is_erased_first : {false, true}) {
    CAPTURE(is_erased_first);
    Station fresh('c');
    fresh.take({is_erased_first ? erasure : promised});
    fresh.take({is_erased_first ? promised : erasure});
    CHECK(found_in(canonical_file(fresh.replica)).empty());
    CHECK(fresh.replica.forks().empty());
    fresh.journal.complete();
    CHECK(found_in(joined(fresh.journal.kept())).empty());
  }
}

TEST_CASE("a change of the greatest length can be blanked, which makes it longer, and is still read") {
  // As many operations with the shortest personal part as fit.
  std::string ops;
  std::uint64_t count = 0;
  const auto add_operation = [&] {
    Id id{};
    for (std::size_t byte = 0; byte < 8; ++byte) id.bytes[byte] = static_cast<std::uint8_t>(count >> (8 * (7 - byte)));
    ops += (count++ > 0 ? ",{" : "{") + std::string(R"("about":"customer/)") + id.text() +
           R"(","personal":["235d8ef24903ae2df4426de018653949",{}]})";
  };
  const auto change = [&] {
    return R"({"ops":[)" + ops + R"(],"prev":")" + std::string(32, '0') +
           R"(","replica":"99999999999999999999999999999999","seq":1,"stamp":"0199c82cc000-000000"})";
  };
  while (ops.size() + 300 < max_line_bytes) add_operation();
  const std::string full = change();
  REQUIRE(parse_line(full));
  const std::string blank = blank_records(full, [](std::string_view) { return true; });
  REQUIRE(blank.size() > max_line_bytes);
  CHECK(parse_line(blank));
  for (int i = 0; i < 4; ++i) add_operation();
  CHECK_FALSE(parse_line(change()));
}

TEST_CASE("a text that is not a change is never touched") {
  const auto everything = [](std::string_view) { return true; };
  for (const std::string text : {"", "{", "[1]", R"({"ops":[{"about":1}]})", R"({"ops":{}})"}) {
    CHECK(blank_records(text, everything) == text);
  }
}
