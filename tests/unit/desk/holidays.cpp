// Holidays from iCalendar files.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "desk/service/calendar/holidays.h"
#include "desk/service/calendar/hours_text.h"
#include "unit/desk/sla_zones.h"

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
  const test::TwoZones zones;
  const Result<Holidays> found =
      read_holidays(file(events), {date(from, 1, 1), date(to, 12, 31), "Europe/Berlin"}, zones);
  REQUIRE(found.has_value());
  return *found;
}

/// The days of one event, as "2024-12-25 2025-12-25".
std::string days(std::string_view lines, int from = 2024, int to = 2026) {
  std::string text;
  for (const Holiday& one : read(event(lines), from, to).days) text += (text.empty() ? "" : " ") + date_text(one.date);
  return text;
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
  CHECK(found.days == std::vector<Holiday>{{date(2024, 1, 1), "Turn of the year"},
                                           {date(2024, 1, 2), "Stocktaking"},
                                           {date(2024, 1, 3), "Stocktaking"},
                                           {date(2024, 6, 7), "Company outing, all of us"}});
  CHECK(found.passed_over.empty());
}

TEST_CASE("From midnight to midnight is a whole day, in any zone and however its length is given") {
  CHECK(days("DTSTART:20240607T000000\r\nDTEND:20240609T000000\r\n") == "2024-06-07 2024-06-08");
  CHECK(days("DTSTART;TZID=America/New_York:20240607T000000\r\nDTEND;TZID=America/New_York:20240608T000000\r\n") ==
        "2024-06-07");
  CHECK(days("DTSTART:20240606T220000Z\r\nDTEND:20240607T220000Z\r\n") == "2024-06-07");  // By the clocks of Berlin.
  CHECK(days("DTSTART:20240607T000000Z\r\nDTEND:20240608T000000Z\r\n") == "2024-06-07");
  CHECK(days("DTSTART:20240607T080000\r\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\r\n") == "2024-06-07");
  for (const std::string length : {"P2D", "+P2D", "PT48H", "P1DT24H", "P1DT23H59M60S", "PT2880M", "PT172800S"}) {
    CAPTURE(length);
    CHECK(days("DTSTART;VALUE=DATE:20240607\r\nDURATION:" + length + "\r\n") == "2024-06-07 2024-06-08");
    CHECK(days("DURATION:" + length + "\r\nDTSTART:20240607T000000\r\n") == "2024-06-07 2024-06-08");
  }
  CHECK(days("DTSTART;VALUE=DATE:20240607\r\nDURATION:P1W\r\n", 2024, 2024).ends_with("2024-06-13"));
  for (const std::string length : {"", "P", "-P2D", "P2X", "2D", "P2", "PT0S"}) {
    CAPTURE(length);
    CHECK(days("DTSTART;VALUE=DATE:20240607\r\nDURATION:" + length + "\r\n") == "2024-06-07");
  }
}

TEST_CASE("What comes again is there each time") {
  const auto yearly = [](std::string_view start, std::string_view rule, int from = 2024, int to = 2026) {
    return days("DTSTART;VALUE=DATE:" + std::string(start) + "\r\nRRULE:" + std::string(rule) + "\r\n", from, to);
  };
  CHECK(yearly("20101225", "FREQ=YEARLY") == "2024-12-25 2025-12-25 2026-12-25");
  CHECK(yearly("20241225", "FREQ=YEARLY;COUNT=2") == "2024-12-25 2025-12-25");
  CHECK(yearly("20221225", "COUNT=3;FREQ=YEARLY") == "2024-12-25");
  CHECK(yearly("20241225", "FREQ=YEARLY;UNTIL=20251225") == "2024-12-25 2025-12-25");
  CHECK(yearly("20241225", "FREQ=YEARLY;UNTIL=20251224T230000Z") == "2024-12-25 2025-12-25");  // Midnight in Berlin.
  CHECK(yearly("20241225", "FREQ=YEARLY;UNTIL=20251224T225959Z") == "2024-12-25");
  CHECK(yearly("20241225", "FREQ=YEARLY;INTERVAL=2") == "2024-12-25 2026-12-25");
  CHECK(yearly("20200229", "FREQ=YEARLY", 2021, 2028) == "2024-02-29 2028-02-29");
  CHECK(yearly("20201126", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH") == "2024-11-28 2025-11-27 2026-11-26");
  CHECK(yearly("20200525", "FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;WKST=SU") == "2024-05-27 2025-05-26 2026-05-25");
  CHECK(yearly("20200504", "FREQ=YEARLY;BYMONTH=5;BYDAY=MO;BYSETPOS=1") == "2024-05-06 2025-05-05 2026-05-04");
  CHECK(yearly("20201226", "FREQ=YEARLY;BYMONTH=12;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1") ==
        "2024-12-31 2025-12-31 2026-12-31");
  CHECK(yearly("20201225", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25,26", 2026) == "2026-12-25 2026-12-26");
  CHECK(yearly("20200213", "FREQ=YEARLY;BYDAY=FR;BYMONTHDAY=13", 2026) == "2026-02-13 2026-03-13 2026-11-13");
  CHECK(yearly("20201231", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1") == "2024-12-31 2025-12-31 2026-12-31");
  CHECK(yearly("20200409", "FREQ=YEARLY;BYYEARDAY=100,-1", 2024, 2025) ==
        "2024-04-09 2024-12-31 2025-04-10 2025-12-31");
  CHECK(yearly("20200107", "FREQ=YEARLY;BYDAY=1TU,-1TU", 2026) == "2026-01-06 2026-12-29");
  CHECK(yearly("20241225", "FREQ=MONTHLY;INTERVAL=12") == "2024-12-25 2025-12-25 2026-12-25");
  CHECK(yearly("20261031", "FREQ=MONTHLY") == "2026-10-31 2026-12-31");
  CHECK(yearly("20261001", "FREQ=MONTHLY;BYDAY=2SU;BYMONTH=11,12") == "2026-11-08 2026-12-13");
  CHECK(yearly("20260803", "FREQ=DAILY;COUNT=3") == "2026-08-03 2026-08-04 2026-08-05");
  CHECK(yearly("20260803", "FREQ=DAILY;INTERVAL=2;COUNT=3") == "2026-08-03 2026-08-05 2026-08-07");
  CHECK(yearly("20260803", "FREQ=WEEKLY;COUNT=3;BYDAY=MO,WE") == "2026-08-03 2026-08-05 2026-08-10");
  CHECK(yearly("20260802", "FREQ=WEEKLY;INTERVAL=2;COUNT=3;BYDAY=SU,MO;WKST=SU") == "2026-08-02 2026-08-03 2026-08-16");
  CHECK(yearly("20260802", "FREQ=WEEKLY;INTERVAL=2;COUNT=3;BYDAY=SU,MO;WKST=MO") == "2026-08-02 2026-08-10 2026-08-16");
  CHECK(yearly("20240101", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30").empty());
}

TEST_CASE("Days are added, left out, moved and called off") {
  const std::string christmas = "UID:c\r\nDTSTART;VALUE=DATE:20201225\r\nRRULE:FREQ=YEARLY\r\n";
  CHECK(days(christmas + "EXDATE;VALUE=DATE:20251225,20261225\r\n") == "2024-12-25");
  CHECK(days(christmas + "EXDATE:20251225T000000Z\r\n") == "2024-12-25 2026-12-25");
  CHECK(days("DTSTART;VALUE=DATE:20250421\r\nRDATE;VALUE=DATE:20260406,20240401\r\n") ==
        "2024-04-01 2025-04-21 2026-04-06");
  CHECK(days("DTSTART;VALUE=DATE:20260601\r\nRDATE;VALUE=PERIOD:20260701T000000Z/P1D\r\n") == "2026-06-01 2026-07-01");
  const std::string moved =
      event("UID:c\r\nSUMMARY:Moved\r\nRECURRENCE-ID;VALUE=DATE:20251225\r\nDTSTART;VALUE=DATE:20251227\r\n") +
      event("UID:c\r\nRECURRENCE-ID;VALUE=DATE:20261225\r\nDTSTART;VALUE=DATE:20261225\r\nSTATUS:CANCELLED\r\n") +
      event("UID:other\r\nRECURRENCE-ID;VALUE=DATE:20241225\r\nDTSTART;VALUE=DATE:20241225\r\nSTATUS:CANCELLED\r\n");
  // In whatever order they stand.
  for (const std::string& events : {event(christmas) + moved, moved + event(christmas)}) {
    CHECK(read(events).days == std::vector<Holiday>{{date(2024, 12, 25), ""}, {date(2025, 12, 27), "Moved"}});
  }
}

TEST_CASE("What is no holiday is passed over, with its name and why; what is no calendar is refused") {
  const Holidays found =
      read(event("SUMMARY:Dentist\r\nDTSTART:20240607T090000Z\r\n") + event("SUMMARY:When?\r\n") +
           event("SUMMARY:Half\r\nDTSTART:20240607T000000\r\nDTEND:20240607T120000\r\n") +
           event("SUMMARY:Odd\r\nDTSTART;VALUE=DATE:20240607\r\nRRULE:FREQ=YEARLY;BYWEEKNO=20\r\n") +
           event("SUMMARY:Wrong\r\nDTSTART;VALUE=DATE:20240607\r\nRRULE:FREQ=YEARLY;INTERVAL=0\r\n") +
           event("SUMMARY:No day\r\nDTSTART;VALUE=DATE:20240231\r\n") +
           event("SUMMARY:All later\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:20240607\r\nDTSTART;VALUE=DATE:20240607\r\n") +
           event("SUMMARY:Years ago\r\nDTSTART:20040607T090000Z\r\n"));
  CHECK(found.days.empty());
  std::string passed_over;
  for (const PassedOver& one : found.passed_over) passed_over += one.name + ": " + one.why.english() + '\n';
  CHECK(passed_over ==
        "Dentist: It takes only part of a day.\n"
        "When?: It says no day.\n"
        "Half: It takes only part of a day.\n"
        "Odd: It comes again in a way that is not understood.\n"
        "Wrong: It comes again in a way that is not understood.\n"
        "No day: It says no day.\n"
        "All later: It changes all later ones, which is not understood.\n");
  const test::TwoZones zones;
  const HolidayWindow window{date(2024, 1, 1), date(2025, 1, 1), "UTC"};
  for (const char* text : {"", "{}", "BEGIN:VCARD\r\n", "Hello", "\r\n \r\n", "\xFF\xFE"}) {
    CHECK_FALSE(read_holidays(text, window, zones));
  }
  // Cut short, or of one long line: what is whole counts.
  CHECK(read_holidays("BEGIN:VCALENDAR", window, zones)->days.empty());
  CHECK(read_holidays("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20240607", window, zones)->days.empty());
}

TEST_CASE("A calendar is read whatever program wrote it") {
  const test::TwoZones zones;
  const HolidayWindow window{date(2024, 1, 1), date(2025, 1, 1), "UTC"};
  const std::string plain = file(event("SUMMARY:Tag der Einheit ½\r\nDTSTART;VALUE=DATE:20241003\r\n"));
  const auto with_ends = [&](std::string_view end) {
    std::string text;
    for (const char c : plain) {
      if (c == '\n') continue;
      if (c == '\r')
        text += end;
      else
        text += c;
    }
    return text;
  };
  const auto utf16 = [&](bool big, bool marked) {
    std::string text = !marked ? "" : big ? "\xFE\xFF" : "\xFF\xFE";
    for (std::size_t i = 0; i < plain.size(); ++i) {
      char unit = plain[i];
      if (plain.substr(i).starts_with("½")) unit = static_cast<char>(0xBD), ++i;
      text += big ? std::string{'\0', unit} : std::string{unit, '\0'};
    }
    return text;
  };
  for (const std::string& text : {plain, with_ends("\n"), with_ends("\r"), "\xEF\xBB\xBF" + plain, "\r\n\r\n" + plain,
                                  utf16(true, true), utf16(false, true), utf16(true, false), utf16(false, false)}) {
    const Result<Holidays> found = read_holidays(text, window, zones);
    REQUIRE(found.has_value());
    CHECK(found->days == std::vector<Holiday>{{date(2024, 10, 3), "Tag der Einheit ½"}});
  }
}

}  // namespace counterbell::desk::sla
