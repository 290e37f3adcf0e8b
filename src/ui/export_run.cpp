#include "ui/export_run.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>

#include "desk/fold.h"
#include "ui/format.h"

namespace counterbell::ui {

namespace {

constexpr std::string_view shared_key = "shared_at";

/// Letters and digits that every file system takes, other runs as one hyphen.
std::string file_name_part(std::string_view text) {
  std::string part;
  for (const char c : desk::fold(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      part += c;
    else if (!part.empty() && part.back() != '-')
      part += '-';
  }
  while (part.ends_with('-')) part.pop_back();
  return part;
}

std::string local_date(Host& host, std::int64_t now_ms) {
  const std::chrono::sys_time<std::chrono::milliseconds> local{
      std::chrono::milliseconds{now_ms + std::int64_t{host.utc_offset_minutes(now_ms)} * 60 * 1000}};
  const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(local)};
  const auto two_digits = [](unsigned number) { return (number < 10 ? "-0" : "-") + std::to_string(number); };
  return std::to_string(static_cast<int>(date.year())) + two_digits(static_cast<unsigned>(date.month())) +
         two_digits(static_cast<unsigned>(date.day()));
}

/// When this device last gave or took a file; nothing when it never did.
std::optional<std::int64_t> last_sharing(Host& host) {
  const std::string text = host.settings().get(shared_key);
  std::int64_t at = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), at);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return at;
}

}  // namespace

ExportRun::ExportRun(const Replica& replica, const VersionVector& receiver)
    : writer_(replica, receiver, /*signed_file=*/true) {}

bool ExportRun::step() {
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(8);  // so that frames keep coming
  while (writer_.write(bytes_)) {
    if (std::chrono::steady_clock::now() >= end) return true;
  }
  return false;
}

float ExportRun::share() const {
  const std::size_t total = writer_.changes_total();
  return total == 0 ? 1.0f : static_cast<float>(writer_.changes_written()) / static_cast<float>(total);
}

std::string exchange_file_name(const desk::Desk& desk, Host& host, std::int64_t now_ms, std::string_view ending) {
  std::string name = "counterbell";
  const auto append = [&name](std::string_view part) {
    if (!part.empty()) name.append("-").append(part);
  };
  if (const Record* shop = desk.shop()) append(file_name_part(shop->text(Field::shop_name)));
  if (const Record* station = desk.station()) append(station->text(Field::station_code));
  append(local_date(host, now_ms));
  return name.append(ending);
}

std::string whole_exchange_file(const Replica& replica) {
  ExportRun run(replica, {});
  while (run.step()) {
  }
  return run.take_bytes();
}

void note_sharing(Host& host, std::int64_t now_ms) { host.settings().set(shared_key, std::to_string(now_ms)); }

std::string sharing_age(Host& host, std::int64_t now_ms) {
  const std::optional<std::int64_t> shared = last_sharing(host);
  if (!shared) return "not shared yet";
  host.wake_at(now_ms + 60 * 1000);
  const std::string age = duration(std::max<std::int64_t>(0, now_ms - *shared));
  return age == "just now" ? "shared just now" : "shared " + age + " ago";
}

}  // namespace counterbell::ui
