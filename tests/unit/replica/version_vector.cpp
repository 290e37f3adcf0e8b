// Version vectors, held against plain sets.
#include <doctest/doctest.h>

#include <set>

#include "replica/change/version_vector.h"
#include "unit/fakes.h"

using namespace counterbell;
using Range = VersionVector::Range;

namespace {

const Id a = *Id::parse(std::string(32, 'a'));
const Id b = *Id::parse(std::string(32, 'b'));

struct Both {
  VersionVector vector;
  std::set<Dot> set;
};

Both random_both(test::SeededRandom& random) {
  Both both;
  for (std::size_t i = random.below(40); i > 0; --i) {
    const Dot dot{random.one_in(2) ? a : b, 1 + random.below(30)};
    CHECK(both.vector.add(dot) == both.set.insert(dot).second);
  }
  return both;
}

}  // namespace

TEST_CASE("a version vector is a set of changes") {
  test::SeededRandom random(4);
  for (int round = 0; round < 300; ++round) {
    const Both one = random_both(random);
    const Both two = random_both(random);
    VersionVector sum = one.vector;
    sum.add(two.vector);
    const VersionVector rest = one.vector.without(two.vector);
    std::uint64_t in_rest = 0;
    std::uint64_t in_sum = 0;
    for (const Id& replica : {a, b}) {
      for (std::uint64_t seq = 1; seq <= 31; ++seq) {
        const Dot dot{replica, seq};
        const bool in_one = one.set.contains(dot);
        const bool in_two = two.set.contains(dot);
        CHECK(one.vector.contains(dot) == in_one);
        CHECK(sum.contains(dot) == (in_one || in_two));
        CHECK(rest.contains(dot) == (in_one && !in_two));
        in_rest += in_one && !in_two;
        in_sum += in_one || in_two;
      }
    }
    CHECK(one.vector.count() == one.set.size());
    CHECK(sum.count() == in_sum);
    CHECK(rest.count() == in_rest);
    CHECK(rest.empty() == (in_rest == 0));
    CHECK(sum.covers(one.vector));
    CHECK(one.vector.covers(two.vector) == two.vector.without(one.vector).empty());
  }
}

TEST_CASE("ranges melt together and have one text") {
  VersionVector vector;
  for (const std::uint64_t seq : {5u, 1u, 3u, 2u}) vector.add({a, seq});
  CHECK(VersionVector::text(vector.ranges().at(a)) == "1-3,5");
  CHECK(vector.gaps().at(a) == std::vector<Range>{{4, 4}});
  CHECK(vector.last(a) == 5);
  CHECK(vector.last(b) == 0);
  vector.add({a, 4});
  CHECK(VersionVector::text(vector.ranges().at(a)) == "1-5");
  CHECK(vector.gaps().empty());
}

TEST_CASE("ranges are read only in the form they are written in") {
  for (const char* text : {"1", "1-2", "1-12,15", "3,5,7-9007199254740991"}) {
    VersionVector vector;
    CAPTURE(text);
    REQUIRE(vector.add_text(a, text));
    CHECK(VersionVector::text(vector.ranges().at(a)) == text);
  }
  for (const char* text : {"",
                           "0",
                           "01",
                           "-1",
                           "1-",
                           "1-1",
                           "2-1",
                           "1,2",
                           "1-3,4",
                           "5,3",
                           "1-3,2-6",
                           "1,",
                           ",1",
                           "1 ",
                           " 1",
                           "a",
                           "1;3",
                           "9007199254740992",
                           "1-9007199254740992",
                           "99999999999999999999999",
                           "+1",
                           "1--2"}) {
    VersionVector vector;
    CAPTURE(text);
    CHECK_FALSE(vector.add_text(a, text));
    CHECK(vector.empty());
  }
}

TEST_CASE("a change's name reads back only as it is written") {
  const Dot dot{a, 12};
  CHECK(dot.text() == std::string(32, 'a') + ":12");
  CHECK(Dot::parse(dot.text()) == dot);
  for (const char* end : {"", ":", ":0", ":01", ":1 ", ": 1", ":-1", ":+1", ":9007199254740992", ":1:1", "1"}) {
    CAPTURE(end);
    CHECK_FALSE(Dot::parse(std::string(32, 'a') + end));
  }
}
