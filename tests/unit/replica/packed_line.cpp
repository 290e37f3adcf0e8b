// Packed lines: whatever goes in comes out again.
#include <doctest/doctest.h>

#include "replica/log/packed_line.h"
#include "unit/fakes.h"
#include "unit/replica/station.h"

using namespace counterbell;

namespace {

/// Texts of what packing looks for, cut and joined anyhow.
std::string made_up(test::SeededRandom& random) {
  static const std::vector<std::string> pieces = {R"({"ops":[{"about":"ticket/)",
                                                  R"(","replica":")",
                                                  R"(,"staff":")",
                                                  R"(","personal":[")",
                                                  "-00000",
                                                  "\"",
                                                  "0123456789abcdef0123456789abcdef",
                                                  "0193a0b1c2d3",
                                                  "1731143572000",
                                                  "Grüße, 茶 – 12/5",
                                                  "ABCDEF",
                                                  "{",
                                                  ","};
  std::string text;
  for (std::size_t left = random.below(12); left > 0; --left) {
    if (random.one_in(3)) {
      text += static_cast<char>(random.below(256));
      continue;
    }
    const std::string& piece = random.pick(pieces);
    text += random.one_in(3) ? piece.substr(0, random.below(piece.size())) : piece;
  }
  return text;
}

}  // namespace

TEST_CASE("packed lines come out as they went in, whatever they are") {
  test::SeededRandom random(11);
  std::vector<std::string> texts = {"", std::string(1, '\0'), std::string(127, 'a'), std::string(128, 'a'),
                                    std::string(70'000, 'f')};
  for (int byte = 0; byte < 256; ++byte) texts.emplace_back(3, static_cast<char>(byte));
  for (int i = 0; i < 20'000; ++i) texts.push_back(made_up(random));
  PackedLines packed;
  std::vector<PackedLines::Line> lines;
  for (const std::string& text : texts) lines.push_back(packed.keep(text));
  std::string read = "what was there before";
  for (std::size_t i = 0; i < texts.size(); ++i) {
    packed.read(lines[i], read);
    CHECK(read == texts[i]);
  }
}

TEST_CASE("more ids than can be numbered are packed all the same") {
  test::SeededRandom random(12);
  PackedLines packed;
  std::vector<std::pair<PackedLines::Line, std::string>> lines;
  for (int round = 0; round < 2; ++round) {
    random = test::SeededRandom(13);
    for (int i = 0; i < 600; ++i) {
      Id id;
      random.fill(id.bytes);
      const std::string text = R"(","replica":")" + id.text() + R"(","seq":1)";
      lines.emplace_back(packed.keep(text), text);
    }
  }
  for (const auto& [line, text] : lines) CHECK(packed.text(line) == text);
}

TEST_CASE("a change's line takes little room") {
  test::Station station('a');
  test::SeededRandom random(14);
  for (int i = 0; i < 50; ++i) {
    Id ticket;
    random.fill(ticket.bytes);
    station.write(ticket, Field::ticket_subject, "Cracked vase");
    station.write(ticket, Field::ticket_state, "open");
  }
  std::size_t bytes = 0, packed_bytes = 0;
  PackedLines packed;
  station.replica.visit_lines({}, [&](const Dot&, std::string_view line) {
    bytes += line.size();
    packed_bytes += PackedLines::bytes(packed.keep(line));
  });
  CHECK(packed_bytes * 5 < bytes * 2);
}

TEST_CASE("a line that is wiped leaves the others as they are") {
  PackedLines packed;
  const PackedLines::Line before = packed.keep("Anna Berg"), gone = packed.keep("0151 2345"), after = packed.keep("x");
  packed.wipe(gone);
  CHECK(packed.text(before) == "Anna Berg");
  CHECK(packed.text(gone).empty());
  CHECK(packed.text(after) == "x");
}
