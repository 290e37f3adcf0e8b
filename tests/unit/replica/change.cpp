// Change lines: what is written is read again, and nothing else is.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "replica/bytes/sha256.h"
#include "replica/change/change.h"
#include "unit/replica/station.h"

using namespace counterbell;
using namespace counterbell::test;
using nlohmann::json;

namespace {

Change sample() {
  Change change;
  change.dot = {id_of('a'), 4};
  change.stamp = {1'760'000'000'000, 3};
  change.staff = id_of('7');
  change.previous.fill(0x42);
  change.after.add(id_of('b'), {2, 9});
  change.undoes = Dot{id_of('a'), 3};
  change.operations =
      canonical_operations({{RecordType::ticket,
                             id_of('1'),
                             {{Field::ticket_state, std::string("open")},
                              {Field::ticket_subject, std::string("Cracked \"vase\"\n\\ é 🔔 \x01")},
                              {Field::ticket_customer, id_of('3')},
                              {Field::ticket_opened_at, std::int64_t{1'760'000'000'000}},
                              {Field::ticket_trashed, false},
                              {Field::ticket_treat, Value{}}},
                             {{Field::ticket_tags, "fragile", true, {}},
                              {Field::ticket_tags, "damaged", true, {}},
                              {Field::ticket_tags, "old", false, {{id_of('b'), 2}, {id_of('a'), 1}}}}},
                            {RecordType::customer, id_of('3'), {{Field::customer_name, std::string("Ruth")}}, {}}});
  return change;
}

const std::vector<Id> sample_salts = {id_of('8'), id_of('9')};

std::string sample_line() { return to_line(sample(), sample_salts); }

/// The sample line with something altered in its JSON.
template <typename Alter>
std::string altered(Alter alter) {
  json line = json::parse(sample_line());
  alter(line);
  return line.dump();
}

bool understood(const std::string& line) {
  const Result<ParsedChange> parsed = parse_line(line);
  REQUIRE(parsed);
  return parsed->change.fully_understood;
}

}  // namespace

TEST_CASE("a change reads back as it was written") {
  const std::string line = sample_line();
  const Result<ParsedChange> parsed = parse_line(line);
  REQUIRE(parsed);
  const Change& change = parsed->change;
  const Change expected = sample();
  CHECK(change.dot == expected.dot);
  CHECK(change.stamp == expected.stamp);
  CHECK(change.staff == expected.staff);
  CHECK(change.after == expected.after);
  CHECK(change.previous == expected.previous);
  CHECK(change.undoes == expected.undoes);
  CHECK(change.fully_understood);
  CHECK(to_line(change, sample_salts) == line);
  CHECK(json::parse(line).dump() == line);
}

TEST_CASE("a line has the shape that FORMAT.md gives it") {
  const json line = json::parse(sample_line());
  CHECK(line["after"] == json::parse(R"({"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb":"2-9"})"));
  CHECK(line["ops"][0]["about"] == "customer/33333333333333333333333333333333");
  CHECK(line["ops"][0]["personal"] == json::parse(R"(["88888888888888888888888888888888",{"name":"Ruth"}])"));
  const json& ticket = line["ops"][1];
  CHECK(ticket["add"] == json::parse(R"({"tags":["damaged","fragile"]})"));
  CHECK(ticket["remove"]["tags"]["old"][0] == "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb:2");
  CHECK(ticket["set"]["opened_at"] == 1'760'000'000'000);
  CHECK(ticket["set"]["customer"] == "33333333333333333333333333333333");
  CHECK(ticket["personal"][1]["treat"].is_null());
  CHECK_FALSE(ticket["set"].contains("subject"));
  CHECK(line["prev"] == "42424242424242424242424242424242");
  CHECK(line["seq"] == 4);
  CHECK(line["stamp"] == "0199c82cc000-000003");
  CHECK(line["undoes"] == "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:3");
}

TEST_CASE("the chain hash survives the erasure of personal values") {
  const std::string line = sample_line();
  const std::string erased = altered([](json& change) {
    for (json& operation : change["ops"]) {
      operation["personal"] = hex(Sha256::of(operation["personal"].dump()));
    }
  });
  const Result<ParsedChange> whole = parse_line(line);
  const Result<ParsedChange> blanked = parse_line(erased);
  REQUIRE(whole);
  REQUIRE(blanked);
  CHECK(whole->hash == blanked->hash);
  CHECK(blanked->change.fully_understood);
  CHECK(blanked->change.operations[0].writes.empty());
  CHECK(blanked->change.operations[1].writes.size() == 4);

  const Sha256::Digest digest = Sha256::of(erased);
  CHECK(std::equal(whole->hash.begin(), whole->hash.end(), digest.begin()));
}

TEST_CASE("operations become canonical: one per record, the last write of a field, clean values") {
  const std::vector<Operation> operations =
      canonical_operations({{RecordType::ticket,
                             id_of('2'),
                             {{Field::ticket_state, std::string("new")}, {Field::ticket_state, std::string("open")}},
                             {}},
                            {RecordType::ticket,
                             id_of('1'),
                             {{Field::ticket_subject, std::string("caf\xE9")}},
                             {{Field::ticket_tags, "x", true, {}}}},
                            {RecordType::ticket, id_of('2'), {{Field::ticket_opened_at, std::int64_t{1} << 60}}, {}},
                            {RecordType::ticket, id_of('1'), {}, {{Field::ticket_tags, "x", true, {}}}}});
  REQUIRE(operations.size() == 2);
  CHECK(operations[0].id == id_of('1'));
  CHECK(as_text(operations[0].writes[0].value) == "caf\xEF\xBF\xBD");
  CHECK(operations[0].edits.size() == 1);
  REQUIRE(operations[1].writes.size() == 2);
  CHECK(as_integer(operations[1].writes[0].value) == 9007199254740991);
  CHECK(as_text(operations[1].writes[1].value) == "open");
}

TEST_CASE("what a newer version put in is skipped, not refused") {
  CHECK(understood(sample_line()));
  const auto newer = [](auto alter) { return !understood(altered(alter)); };
  CHECK(newer([](json& line) { line["zone"] = {{"name", "Europe/Berlin"}}; }));
  CHECK(newer([](json& line) { line["aaa"] = json::array({1, nullptr, json::object()}); }));
  CHECK(newer([](json& line) { line["ops"][1]["assets"] = json::array({1}); }));
  CHECK(newer([](json& line) { line["ops"][1]["set"]["warranty"] = true; }));
  CHECK(newer([](json& line) { line["ops"][1]["personal"][1]["mood"] = 7; }));
  CHECK(newer([](json& line) { line["ops"][1]["set"]["state"] = 7; }));
  CHECK(newer([](json& line) { line["ops"][1]["set"]["opened_at"] = json::array({1}); }));
  CHECK(newer([](json& line) { line["ops"][1]["set"]["customer"] = "somebody"; }));
  CHECK(newer([](json& line) { line["ops"][1]["set"]["tags"] = "x"; }));
  CHECK(newer([](json& line) { line["ops"][1]["add"]["watchers"] = json::array({"x"}); }));
  CHECK(newer([](json& line) { line["ops"][1]["add"]["tags"] = json::object({{"x", 1}}); }));
  CHECK(newer([](json& line) { line["ops"][1]["remove"]["watchers"] = 1; }));
  CHECK(newer([](json& line) { line["ops"][1]["about"] = "tickets/11111111111111111111111111111111"; }));
  CHECK(newer([](json& line) { line["ops"][1]["set"]["state"] = "escalated"; }));
}

TEST_CASE("the known part of a newer change is applied, an unknown choice as its text") {
  const Result<ParsedChange> parsed = parse_line(altered([](json& line) {
    line["ops"][1]["set"]["state"] = "escalated";
    line["ops"][1]["set"]["opened_at"] = "noon";
    line["ops"][0]["about"] = "company/33333333333333333333333333333333";
  }));
  REQUIRE(parsed);
  REQUIRE(parsed->change.operations.size() == 1);
  State state;
  state.apply(*parsed);
  const Record* ticket = state.find(RecordType::ticket, id_of('1'));
  REQUIRE(ticket);
  CHECK(ticket->text(Field::ticket_state) == "escalated");
  CHECK(ticket->integer(Field::ticket_opened_at) == 0);
  CHECK(ticket->reference(Field::ticket_customer) == id_of('3'));
}

TEST_CASE("what no version writes is refused") {
  const auto refused = [](auto alter) { return !parse_line(altered(alter)); };
  for (const char* member : {"ops", "prev", "replica", "seq", "stamp"}) {
    CAPTURE(member);
    CHECK(refused([&](json& line) { line.erase(member); }));
    CHECK(refused([&](json& line) { line[member] = nullptr; }));
  }
  CHECK(refused([](json& line) { line["seq"] = 0; }));
  CHECK(refused([](json& line) { line["seq"] = 1; }));
  CHECK(refused([](json& line) { line["seq"] = "4"; }));
  CHECK(refused([](json& line) { line["prev"] = std::string(32, '0'); }));
  CHECK(refused([](json& line) { line["replica"] = std::string(32, '0'); }));
  CHECK(refused([](json& line) { line["replica"] = std::string(32, 'A'); }));
  CHECK(refused([](json& line) { line["staff"] = "Ruth"; }));
  CHECK(refused([](json& line) { line["stamp"] = "now"; }));
  CHECK(refused([](json& line) { line["undoes"] = std::string(32, 'a') + ":4"; }));
  CHECK(refused([](json& line) { line["undoes"] = std::string(32, 'a') + ":0"; }));
  CHECK(refused([](json& line) { line["after"] = "2-9"; }));
  CHECK(refused([](json& line) { line["after"][std::string(32, 'b')] = "9-2"; }));
  CHECK(refused([](json& line) { line["ops"][0] = json::object(); }));
  CHECK(refused([](json& line) { line["ops"][1] = json::object(); }));
  CHECK(refused([](json& line) { line["ops"][0]["aa"] = 1; }));
  CHECK(refused([](json& line) { line["ops"][0]["about"] = "customer"; }));
  CHECK(refused([](json& line) { line["ops"][0]["about"] = "/33333333333333333333333333333333"; }));
  CHECK(refused([](json& line) { line["ops"][0]["about"] = line["ops"][1]["about"]; }));
  CHECK(refused([](json& line) { std::swap(line["ops"][0], line["ops"][1]); }));
  CHECK(refused([](json& line) { line["ops"][0]["personal"] = std::string(64, 'g'); }));
  CHECK(refused([](json& line) { line["ops"][0]["personal"][0] = "salt"; }));
  CHECK(refused([](json& line) { line["ops"][0]["personal"] = json::object(); }));
  CHECK(refused([](json& line) { line["ops"][0]["personal"].push_back(1); }));
  CHECK(refused([](json& line) { line["ops"][1]["set"]["subject"] = "written twice"; }));
  CHECK(refused([](json& line) { line["ops"][1]["add"]["tags"] = json::array({"b", "a"}); }));
  CHECK(refused([](json& line) { line["ops"][1]["add"]["tags"] = json::array({"a", "a"}); }));
  CHECK(refused([](json& line) { line["ops"][1]["add"]["tags"] = json::array({1}); }));
  CHECK(refused([](json& line) { line["ops"][1]["remove"]["tags"]["old"] = json::array({"b:1"}); }));
  CHECK(refused([](json& line) { line["ops"][1]["remove"]["tags"]["old"] = "b:1"; }));
  CHECK_FALSE(parse_line(""));
  CHECK_FALSE(parse_line("{}"));
  CHECK_FALSE(parse_line("[]"));
  CHECK_FALSE(parse_line(sample_line() + " "));
  CHECK_FALSE(parse_line(json::parse(sample_line()).dump(1)));
  CHECK_FALSE(parse_line(std::string(max_line_bytes + 1, ' ')));
}

TEST_CASE("no truncation and no flipped bit of a line is taken for the same change") {
  const std::string line = sample_line();
  const ChainHash hash = parse_line(line)->hash;
  for (std::size_t size = 0; size < line.size(); ++size)
    CHECK_FALSE(parse_line(std::string_view(line).substr(0, size)));
  for (std::size_t bit = 0; bit < 8 * line.size(); ++bit) {
    std::string flipped = line;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    const Result<ParsedChange> parsed = parse_line(flipped);
    CHECK((!parsed || parsed->hash != hash));
  }
}

TEST_CASE("an error names the byte") {
  const Result<ParsedChange> parsed = parse_line("{\"ops\":[],\"prev\":7}");
  REQUIRE_FALSE(parsed);
  CHECK(parsed.error().kind == ErrorKind::damaged);
  CHECK(parsed.error().message.english() == "byte 18: a text is missing");
}
