#include "ui/common/read_marks.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

namespace counterbell::ui {
namespace {

/// So many are kept, the newest: who has not looked at older ones for so long is told of them again.
constexpr std::size_t most_kept = 200;

std::string key_of(const Id& person) { return "read/" + person.text(); }

}  // namespace

void ReadMarks::follow(Settings& settings, const Id& person) {
  if (person_ == person) return;
  person_ = person;
  ++revision_;
  read_until_.clear();
  const std::string kept = settings.get(key_of(person));
  // "<ticket> <ms>" a line.
  for (std::string_view rest = kept; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t blank = std::min(line.find(' '), line.size());
    const std::optional<Id> ticket = Id::parse(line.substr(0, blank));
    const std::string_view number = line.substr(std::min(blank + 1, line.size()));
    std::int64_t ms = 0;
    const auto [last, error] = std::from_chars(number.data(), number.data() + number.size(), ms);
    if (ticket && error == std::errc()) read_until_[*ticket] = Time(std::chrono::milliseconds(ms));
  }
}

bool ReadMarks::is_read(const desk::TicketRow& ticket, Time since) const {
  const auto found = read_until_.find(ticket.id());
  return since == Time{} || (found != read_until_.end() && found->second >= since);
}

void ReadMarks::note_read(Settings& settings, const desk::TicketRow& ticket, Time newest) {
  if (is_read(ticket, newest)) return;
  ++revision_;
  read_until_[ticket.id()] = newest;
  if (read_until_.size() > most_kept) {
    read_until_.erase(std::ranges::min_element(read_until_, {}, &std::pair<const Id, Time>::second));
  }
  keep(settings);
}

void ReadMarks::keep(Settings& settings) const {
  std::string text;
  for (const auto& [ticket, until] : read_until_) {
    text += ticket.text() + ' ' + std::to_string(until.time_since_epoch().count()) + '\n';
  }
  settings.set(key_of(person_), text);
}

}  // namespace counterbell::ui
