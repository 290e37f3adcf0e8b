// Times, durations and sizes in words.
#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "tests/ui/fake_host.h"
#include "tests/ui/language.h"
#include "ui/kit/format.h"

using namespace counterbell::ui;
using namespace std::chrono_literals;
using std::chrono::days;

namespace {

/// What it says in English.
std::string said(const counterbell::Text& text) { return counterbell::test::in_english(text.shown()); }

/// Thursday 9 October 2025, 08:53:20 UTC.
constexpr counterbell::Time now(1'760'000'000'000ms);

}  // namespace

TEST_CASE("When something was or will be, as near as helps") {
  counterbell::test::FakeHost host;
  host.offset = 2h;  // 10:53 here
  CHECK(said(when(host, now, now)) == "10:53");
  CHECK(said(when(host, now - 10h - 54min, now)) == "yesterday 23:59");
  CHECK(said(when(host, now + 14h, now)) == "tomorrow 00:53");
  CHECK(said(when(host, now - days(3), now)) == "6 Oct, 10:53");
  CHECK(said(when(host, now + days(4), now)) == "Mon 10:53");
  CHECK(said(when(host, now - days(7), now)) == "2 Oct");
  CHECK(said(when(host, now + days(30), now)) == "8 Nov");
  CHECK(said(when(host, now - days(300), now)) == "13 Dec 2024");
  CHECK(said(full_date_time(host, now)) == "9 Oct 2025, 10:53");
}

TEST_CASE("Local time may lie a day off, and before 1970") {
  counterbell::test::FakeHost host;
  host.offset = -11h;
  CHECK(said(full_date_time(host, now)) == "8 Oct 2025, 21:53");
  host.offset = 0h;
  CHECK(said(full_date_time(host, counterbell::Time(-1ms))) == "31 Dec 1969, 23:59");
}

TEST_CASE("Durations and sizes") {
  CHECK(said(duration(59'999ms)) == "just now");
  CHECK(said(duration(-5ms)) == "just now");
  CHECK(said(duration(1min)) == "1 min");
  CHECK(said(duration(59min)) == "59 min");
  CHECK(said(duration(3h + 59min)) == "3 h");
  CHECK(said(duration(days(1))) == "1 day");
  CHECK(said(duration(days(3))) == "3 days");
  CHECK(said(file_size(0)) == "0 bytes");
  CHECK(said(file_size(1)) == "1 byte");
  CHECK(said(file_size(999)) == "999 bytes");
  CHECK(said(file_size(1000)) == "1 KB");
  CHECK(said(file_size(2'449'999)) == "2.4 MB");
  CHECK(said(file_size(243'000'000)) == "243 MB");
  CHECK(said(file_size(7'000'000'000'000'000)) == "7000 TB");
}
