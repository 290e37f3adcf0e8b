// What days a calendar file would close a shop on.
#include "desk/service/calendar/holidays.h"
#include "desk/service/calendar/hours_text.h"
#include "shell/cli/arguments.h"
#include "shell/cli/command.h"
#include "shell/cli/json_text.h"
#include "shell/cli/sealed/files.h"
#include "shell/cli/zones.h"

namespace counterbell::cli {

using nlohmann::json;

namespace {

constexpr std::size_t most_bytes = std::size_t{64} * 1024 * 1024;

/// The day of an option; `otherwise` when it is not given.
std::expected<desk::sla::Date, Failure> date_of(const Arguments& arguments, std::string_view option,
                                                desk::sla::Date otherwise) {
  const std::optional<std::string_view> given = arguments.value(option);
  if (!given) return otherwise;
  const std::optional<desk::sla::Date> date = desk::sla::parse_date(*given);
  if (!date) return misuse("--" + std::string(option) + " needs a day such as 2026-12-24.");
  return *date;
}

}  // namespace

Outcome days(Words words) {
  using namespace std::chrono;
  constexpr std::string_view valued[] = {"zone", "from", "to"};
  const std::expected<Arguments, Failure> arguments = Arguments::read(words, valued);
  if (!arguments) return std::unexpected(arguments.error());
  if (arguments->rest().size() != 1) return misuse("days needs one CALENDAR.");
  const auto from = date_of(*arguments, "from", local_days(year(1970) / January / 1));
  if (!from) return std::unexpected(from.error());
  const auto to = date_of(*arguments, "to", local_days(year(2100) / January / 1));
  if (!to) return std::unexpected(to.error());
  const std::string zone(arguments->value("zone").value_or("UTC"));
  const SystemZones zones;
  if (!zones.knows(zone)) return refuse("There is no time zone " + zone + ".");
  const Result<std::string> bytes = read_text(std::string(arguments->rest().front()), most_bytes);
  if (!bytes) return refuse(bytes.error());

  const Result<desk::sla::Holidays> found = desk::sla::read_holidays(*bytes, {*from, *to, zone}, zones);
  if (!found) return refuse(found.error());
  json shown = {{"days", json::array()}, {"passed_over", json::array()}};
  for (const desk::sla::Holiday& day : found->days) {
    shown["days"].push_back({{"date", desk::sla::date_text(day.date)}, {"name", day.name}});
  }
  for (const desk::sla::PassedOver& one : found->passed_over) {
    shown["passed_over"].push_back({{"name", one.name}, {"why", one.why.english()}});
  }
  return text_of(shown);
}

}  // namespace counterbell::cli
