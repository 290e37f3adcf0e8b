#include "ui/sharing/export_run.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>

#include "desk/base/fold.h"
#include "ui/kit/format.h"
#include "ui/kit/frame_budget.h"
#include "ui/kit/passing_time.h"

namespace counterbell::ui {

using namespace std::chrono_literals;

namespace {

constexpr std::string_view shared_key = "shared_at";
constexpr std::string_view backup_key =
    "backup";  // When, and up to which change of this device's own: "1759990000000 57".
/// What writing takes of each frame, so that frames keep coming.
constexpr std::chrono::milliseconds frame_share{8};
constexpr int most_pieces = 32;
constexpr std::chrono::milliseconds backup_due = std::chrono::days{7};

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

std::string local_date(Host& host, Time now) {
  const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(host.local(now))};
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

/// The moment that `text` is, if any: in milliseconds since 1970, as settings keep it.
std::optional<Time> moment(std::string_view text) {
  const std::optional<std::int64_t> ms = number(text);
  return ms ? std::optional(Time(std::chrono::milliseconds(*ms))) : std::nullopt;
}

std::string text_of(Time time) { return std::to_string(time.time_since_epoch().count()); }

/// When this device last gave or took a file; nothing when it never did.
std::optional<Time> last_sharing(Host& host) { return moment(host.settings().get(shared_key)); }

struct LastBackup {
  std::optional<Time> at;
  std::optional<std::int64_t> covered;  ///< Changes of this device's own.
};
LastBackup last_backup(Host& host) {
  const std::string text = host.settings().get(backup_key);
  const std::size_t space = std::min(text.find(' '), text.size());
  return {moment(std::string_view(text).substr(0, space)),
          number(std::string_view(text).substr(std::min(space + 1, text.size())))};
}

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

std::string exchange_file_name(const desk::Desk& desk, Host& host, Time now, std::string_view ending) {
  std::string name = "counterbell";
  const auto append = [&name](std::string_view part) {
    if (!part.empty()) name.append("-").append(part);
  };
  if (const Record* shop = desk.shop().record()) append(file_name_part(shop->text(Field::shop_name)));
  if (const Record* station = desk.shop().station()) append(station->text(Field::station_code));
  append(local_date(host, now));
  return name.append(ending);
}

void note_sharing(Host& host, Time now) { host.settings().set(shared_key, text_of(now)); }

Text sharing_age(Host& host, Time now) {
  const std::optional<Time> shared = last_sharing(host);
  const std::optional<Time> exported = last_backup(host).at;
  if (!shared && !exported) return tr("not shared yet");
  // A file that was handed out may lie in a drawer: shared is what came in from a colleague, or went to the folder.
  const bool is_shared = shared && (!exported || *shared >= *exported);
  const Time at = is_shared ? *shared : *exported;
  wake_for_age(host, now, at);
  const std::chrono::milliseconds age = now - at;
  if (age < 1min) return is_shared ? tr("shared just now") : tr("exported just now");
  return is_shared ? tr("shared {0} ago", duration(age)) : tr("exported {0} ago", duration(age));
}

Backup backup(Host& host, const desk::Desk& desk, Time now) {
  Backup backup;
  const auto [at, covered] = last_backup(host);
  const Time begun = moment(host.settings().get(kept_since_key)).value_or(now);
  backup.exists = at && covered;
  backup.age = std::max(0ms, now - (backup.exists ? *at : begun));
  const std::uint64_t own = own_changes_of(desk.replica());
  const std::uint64_t before = backup.exists ? static_cast<std::uint64_t>(*covered) : 0;
  backup.changes_since = before > own ? own : own - before;  // Fewer than then: it has become another station since.
  backup.is_due = backup.changes_since > 0 && backup.age > backup_due;
  return backup;
}

Text in_words(Host& host, const Backup& backup, Time now) {
  const std::uint64_t changes = backup.changes_since;
  if (!backup.exists) return trn("not exported yet · {0} change", "not exported yet · {0} changes", changes);
  wake_for_age(host, now, now - backup.age);
  const bool is_fresh = backup.age < 1min;
  Text exported = is_fresh ? Text(tr("exported just now")) : tr("exported {0} ago", duration(backup.age));
  if (changes == 0) return exported;
  return trc("when exported, changes since", "{0} · {1}", exported,
             trn("{0} change since", "{0} changes since", changes));
}

void note_backup(Host& host, std::uint64_t own_changes, Time now) {
  host.settings().set(backup_key, text_of(now) + " " + std::to_string(own_changes));
}

}  // namespace counterbell::ui
