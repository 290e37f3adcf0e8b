// Stamps and the clock that draws them.
#include <doctest/doctest.h>

#include "replica/change/stamp.h"
#include "unit/fakes.h"

using namespace counterbell;
using namespace std::chrono_literals;

namespace {

constexpr Time now(1'760'000'000'000ms);
constexpr std::chrono::milliseconds lead = HybridClock::max_lead;

Stamp at(Time time, std::uint32_t counter = 0) {
  return {static_cast<std::uint64_t>(time.time_since_epoch().count()), counter};
}

}  // namespace

TEST_CASE("a stamp's text sorts as the stamp does and reads back") {
  CHECK(Stamp{}.text() == "000000000000-000000");
  CHECK(at(now, 26).text() == "0199c82cc000-00001a");
  CHECK(Stamp::parse("0199c82cc000-00001a") == at(now, 26));
  test::SeededRandom random(1);
  for (int i = 0; i < 1000; ++i) {
    const Stamp a{random.next() >> 16, static_cast<std::uint32_t>(random.next() >> 40)};
    const Stamp b = random.one_in(2) ? a.next() : Stamp{random.next() >> 16, 0};
    CHECK((a < b) == (a.text() < b.text()));
    CHECK(Stamp::parse(a.text()) == a);
  }
}

TEST_CASE("what is not a stamp is not read as one") {
  for (const char* text :
       {"", "0199c82cc000", "0199c82cc000_00001a", "0199C82CC000-00001a", "0199c82cc000-00001", "0199c82cc000-00001a0",
        " 199c82cc000-00001a", "+199c82cc000-00001a", "0x99c82cc000-00001a"}) {
    CAPTURE(text);
    CHECK_FALSE(Stamp::parse(text));
  }
}

TEST_CASE("the counter carries into the milliseconds, and the last stamp is its own next") {
  CHECK(Stamp{5, 1}.next() == Stamp{5, 2});
  CHECK(Stamp{5, max_stamp_counter}.next() == Stamp{6, 0});
  const Stamp last{max_stamp_ms, max_stamp_counter};
  CHECK(last.next() == last);
}

TEST_CASE("drawn stamps rise and follow the wall clock") {
  HybridClock clock;
  const Stamp first = clock.draw(now, {});
  CHECK(first == at(now));
  CHECK(clock.draw(now, {}) == at(now, 1));
  CHECK(clock.draw(now + 10ms, {}) == at(now + 10ms));
  SUBCASE("also while the wall clock is set back a little") { CHECK(clock.draw(now - 1min, {}) == at(now + 10ms, 1)); }
  SUBCASE("but not for ever when it had been far ahead") {
    CHECK(clock.draw(now - 2 * lead, {}) == at(now - 2 * lead));
  }
}

TEST_CASE("a stamp is above what it overwrites, however far ahead that is, without poisoning the clock") {
  HybridClock clock;
  const Stamp far = at(now + 100 * lead, 7);
  CHECK(clock.draw(now, far) == at(now + 100 * lead, 8));
  CHECK(clock.draw(now + 1ms, {}) == at(now + 1ms));
}

TEST_CASE("another station's stamps are followed up to the lead") {
  HybridClock clock;
  clock.observe(now, at(now + lead, 3));
  CHECK(clock.draw(now, {}) == at(now + lead, 4));
  HybridClock other;
  other.observe(now, at(now + lead + 1ms, 3));
  CHECK(other.draw(now, {}) == at(now));
}

TEST_CASE("a wall clock out of range still gives stamps") {
  HybridClock clock;
  CHECK(clock.draw(Time(-5ms), {}) == Stamp{0, 1});
  CHECK(clock.draw(Time(std::chrono::milliseconds(std::int64_t{1} << 60)), {}) == Stamp{max_stamp_ms, 0});
}
