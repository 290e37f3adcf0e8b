// Holidays from iCalendar files.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "desk/service/calendar/holidays.h"

namespace counterbell::desk::sla {
namespace {

Date date(int year, unsigned month, unsigned day) {
  using namespace std::chrono;
  return Date(local_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day)));
}

std::string file(std::string_view events) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nEND:"
         "STANDARD\r\n"
         "END:VTIMEZONE\r\n" +
         std::string(events) + "END:VCALENDAR\r\n";
}

std::string event(std::string_view lines) { return "BEGIN:VEVENT\r\n" + std::string(lines) + "END:VEVENT\r\n"; }

Holidays read(std::string_view events, int from = 2024, int to = 2026) {
  const Result<Holidays> found = read_holidays(file(events), date(from, 1, 1), date(to, 12, 31));
  REQUIRE(found.has_value());
  return *found;
}

}  // namespace

TEST_CASE("Holidays are the whole days of a calendar's events") {
  const Holidays found = read(
      event("SUMMARY:Company outing\\, all of us\r\nDTSTART;VALUE=DATE:20240607\r\nDTEND;VALUE=DATE:20240608\r\n") +
      event("SUMMARY:Stock\r\n taking\r\nDTSTART;VALUE=DATE:20240102\r\nDURATION:P2D\r\n") +
      event("DTSTART;VALUE=DATE:20231230\r\nDTEND;VALUE=DATE:20240102\r\nSUMMARY:Turn of the year\r\n"
            "BEGIN:VALARM\r\nSUMMARY:Wake up\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\n") +
      event("SUMMARY:Long ago\r\nDTSTART;VALUE=DATE:20200101\r\n") +
      event("SUMMARY:Called off\r\nSTATUS:CANCELLED\r\nDTSTART;VALUE=DATE:20240801\r\n"));
  CHECK(found.days == std::vector<Holiday>{{"Turn of the year", date(2023, 12, 30), date(2024, 1, 1)},
                                           {"Stocktaking", date(2024, 1, 2), date(2024, 1, 3)},
                                           {"Company outing, all of us", date(2024, 6, 7), date(2024, 6, 7)}});
  CHECK(found.passed_over == 0);
}

TEST_CASE("What comes again each year is there each year") {
  const auto days = [](std::string_view lines, int from = 2024, int to = 2026) {
    std::vector<Date> days;
    for (const Holiday& one : read(event(lines), from, to).days) days.push_back(one.first);
    return days;
  };
  using Dates = std::vector<Date>;
  CHECK(days("DTSTART;VALUE=DATE:20101225\r\nRRULE:FREQ=YEARLY\r\n") ==
        Dates{date(2024, 12, 25), date(2025, 12, 25), date(2026, 12, 25)});
  CHECK(days("DTSTART;VALUE=DATE:20241225\r\nRRULE:FREQ=YEARLY;COUNT=2\r\n") ==
        Dates{date(2024, 12, 25), date(2025, 12, 25)});
  CHECK(days("DTSTART;VALUE=DATE:20241225\r\nRRULE:FREQ=YEARLY;UNTIL=20251225\r\n") ==
        Dates{date(2024, 12, 25), date(2025, 12, 25)});
  CHECK(days("DTSTART;VALUE=DATE:20241225\r\nRRULE:FREQ=YEARLY;INTERVAL=2\r\n") ==
        Dates{date(2024, 12, 25), date(2026, 12, 25)});
  CHECK(days("DTSTART;VALUE=DATE:20241225\r\nRRULE:FREQ=YEARLY\r\nEXDATE;VALUE=DATE:20251225,20261225\r\n") ==
        Dates{date(2024, 12, 25)});
  CHECK(days("DTSTART;VALUE=DATE:20200229\r\nRRULE:FREQ=YEARLY\r\n", 2021, 2028) ==
        Dates{date(2024, 2, 29), date(2028, 2, 29)});
  // The fourth Thursday of November, and the last Monday of May.
  CHECK(days("DTSTART;VALUE=DATE:20201126\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\r\n") ==
        Dates{date(2024, 11, 28), date(2025, 11, 27), date(2026, 11, 26)});
  CHECK(days("DTSTART;VALUE=DATE:20200525\r\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;WKST=SU\r\n") ==
        Dates{date(2024, 5, 27), date(2025, 5, 26), date(2026, 5, 25)});
}

TEST_CASE("What is no holiday is passed over, and counted; what is no calendar is refused") {
  const Holidays found = read(event("SUMMARY:Dentist\r\nDTSTART:20240607T090000Z\r\n") + event("SUMMARY:When?\r\n") +
                              event("SUMMARY:Each week\r\nDTSTART;VALUE=DATE:20240607\r\nRRULE:FREQ=WEEKLY\r\n") +
                              event("SUMMARY:Odd\r\nDTSTART;VALUE=DATE:20240607\r\nRRULE:FREQ=YEARLY;BYWEEKNO=20\r\n") +
                              event("SUMMARY:No day\r\nDTSTART;VALUE=DATE:20240231\r\n"));
  CHECK(found.days.empty());
  CHECK(found.passed_over == 5);
  for (const char* text : {"", "{}", "BEGIN:VCARD\r\n", "Hello"}) {
    CHECK_FALSE(read_holidays(text, date(2024, 1, 1), date(2025, 1, 1)));
  }
  // Cut short, or of one long line: what is whole counts.
  CHECK(read_holidays("BEGIN:VCALENDAR", date(2024, 1, 1), date(2025, 1, 1))->days.empty());
  CHECK(read_holidays("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20240607", date(2024, 1, 1), date(2025, 1, 1))
            ->days.empty());
}

}  // namespace counterbell::desk::sla
