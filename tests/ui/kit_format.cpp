// Times, durations and sizes in words.
#include <doctest/doctest.h>

#include "tests/ui/fake_host.h"
#include "ui/format.h"

using namespace counterbell::ui;

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;
/// Thursday 9 October 2025, 08:53:20 UTC.
constexpr std::int64_t now = 1'760'000'000'000;

}  // namespace

TEST_CASE("When something was or will be, as near as helps") {
  counterbell::test::FakeHost host;
  host.offset_minutes = 120;  // 10:53 here
  CHECK(when(host, now, now) == "10:53");
  CHECK(when(host, now - 10 * hour - 54 * minute, now) == "yesterday 23:59");
  CHECK(when(host, now + 14 * hour, now) == "tomorrow 00:53");
  CHECK(when(host, now - 3 * day, now) == "Mon 10:53");
  CHECK(when(host, now + 4 * day, now) == "Mon 10:53");
  CHECK(when(host, now - 7 * day, now) == "2 Oct");
  CHECK(when(host, now + 30 * day, now) == "8 Nov");
  CHECK(when(host, now - 300 * day, now) == "13 Dec 2024");
  CHECK(full_date_time(host, now) == "9 Oct 2025, 10:53");
}

TEST_CASE("Local time may lie a day off, and before 1970") {
  counterbell::test::FakeHost host;
  host.offset_minutes = -11 * 60;
  CHECK(full_date_time(host, now) == "8 Oct 2025, 21:53");
  host.offset_minutes = 0;
  CHECK(full_date_time(host, -1) == "31 Dec 1969, 23:59");
}

TEST_CASE("Durations, counts and sizes") {
  CHECK(duration(59'999) == "just now");
  CHECK(duration(-5) == "just now");
  CHECK(duration(minute) == "1 min");
  CHECK(duration(59 * minute) == "59 min");
  CHECK(duration(3 * hour + 59 * minute) == "3 h");
  CHECK(duration(day) == "1 day");
  CHECK(duration(3 * day) == "3 days");
  CHECK(counted(1, "ticket", "tickets") == "1 ticket");
  CHECK(counted(0, "ticket", "tickets") == "0 tickets");
  CHECK(file_size(0) == "0 bytes");
  CHECK(file_size(1) == "1 byte");
  CHECK(file_size(999) == "999 bytes");
  CHECK(file_size(1000) == "1 KB");
  CHECK(file_size(2'449'999) == "2.4 MB");
  CHECK(file_size(243'000'000) == "243 MB");
  CHECK(file_size(7'000'000'000'000'000) == "7000 TB");
}
