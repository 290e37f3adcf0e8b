#include "ui/export_run.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>

#include "desk/fold.h"
#include "ui/format.h"
#include "ui/frame_budget.h"
#include "ui/passing_time.h"

namespace counterbell::ui {

namespace {

constexpr std::string_view shared_key = "shared_at";
constexpr std::string_view backup_key =
    "backup";  // When, and up to which change of this device's own: "1759990000000 57".
/// What writing takes of each frame, so that frames keep coming.
constexpr std::chrono::milliseconds frame_share{8};
constexpr int most_pieces = 32;
constexpr std::int64_t minute_ms = 60 * 1000;
constexpr std::int64_t backup_due_ms = std::int64_t{7} * 24 * 60 * minute_ms;

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

/// The whole number that `text` is, if any.
std::optional<std::int64_t> number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// When this device last gave or took a file; nothing when it never did.
std::optional<std::int64_t> last_sharing(Host& host) { return number(host.settings().get(shared_key)); }

std::uint64_t own_changes_of(const Replica& replica) { return replica.have().last(replica.id()); }

}  // namespace

ExportRun::ExportRun(const Replica& replica, const VersionVector& receiver)
    : writer_(replica, receiver, /*signed_file=*/true), own_changes_(own_changes_of(replica)) {}

bool ExportRun::step(Host& host) {
  FrameBudget budget(host, frame_share, most_pieces);
  while (budget.next()) {
    if (!writer_.write(bytes_)) return false;
  }
  return true;
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

void note_sharing(Host& host, std::int64_t now_ms) { host.settings().set(shared_key, std::to_string(now_ms)); }

std::string sharing_age(Host& host, std::int64_t now_ms) {
  const std::optional<std::int64_t> shared = last_sharing(host);
  if (!shared) return "not shared yet";
  wake_for_age(host, now_ms, *shared);
  const std::string age = duration(std::max<std::int64_t>(0, now_ms - *shared));
  return age == "just now" ? "shared just now" : "shared " + age + " ago";
}

Backup backup(Host& host, const desk::Desk& desk, std::int64_t now_ms) {
  Backup backup;
  const std::string text = host.settings().get(backup_key);
  const std::size_t space = std::min(text.find(' '), text.size());
  const std::optional<std::int64_t> at = number(std::string_view(text).substr(0, space));
  const std::optional<std::int64_t> covered = number(std::string_view(text).substr(std::min(space + 1, text.size())));
  const std::int64_t begun = number(host.settings().get(kept_since_key)).value_or(now_ms);
  backup.exists = at && covered;
  backup.age_ms = std::max<std::int64_t>(0, now_ms - (backup.exists ? *at : begun));
  const std::uint64_t own = own_changes_of(desk.replica());
  const std::uint64_t before = backup.exists ? static_cast<std::uint64_t>(*covered) : 0;
  backup.changes_since = before > own ? own : own - before;  // Fewer than then: it has become another station since.
  backup.is_due = backup.changes_since > 0 && backup.age_ms > backup_due_ms;
  return backup;
}

std::string in_words(Host& host, const Backup& backup, std::int64_t now_ms) {
  const std::string changes = counted(backup.changes_since, "change", "changes");
  if (!backup.exists) return "not exported yet · " + changes;
  wake_for_age(host, now_ms, now_ms - backup.age_ms);
  const std::string age = duration(backup.age_ms);
  return (age == "just now" ? "exported just now" : "exported " + age + " ago") +
         (backup.changes_since == 0 ? std::string() : " · " + changes + " since");
}

void note_backup(Host& host, std::uint64_t own_changes, std::int64_t now_ms) {
  host.settings().set(backup_key, std::to_string(now_ms) + " " + std::to_string(own_changes));
  note_sharing(host, now_ms);
}

}  // namespace counterbell::ui
