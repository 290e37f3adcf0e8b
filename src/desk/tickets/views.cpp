#include "desk/tickets/views.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

namespace counterbell::desk {
namespace {

struct Names {
  Words label;
  std::string_view slug;
};

// In the order of the enumerations.
constexpr std::array<Names, built_in_view_count> view_names = {{{tr("All open"), "all-open"},
                                                                {tr("Mine"), "mine"},
                                                                {tr("Unassigned"), "unassigned"},
                                                                {tr("Waiting on customer"), "waiting-on-customer"},
                                                                {tr("Recently solved"), "recently-solved"},
                                                                {tr("Trash"), "trash"}}};
constexpr std::string_view sort_slugs[] = {"urgency",  "number",  "subject",  "customer", "state",
                                           "priority", "channel", "assignee", "opened",   "changed"};

/// `text` as it may stand between the signs of the text form: all but letters, digits, "-" and "_" as %XX.
std::string escaped(std::string_view text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (plain) {
      out += c;
    } else {
      out += {'%', hex[byte >> 4], hex[byte & 15]};
    }
  }
  return out;
}

std::optional<std::string> unescaped(std::string_view text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const std::size_t high = hex.find(text[i + 1]);
    const std::size_t low = hex.find(text[i + 2]);
    if (high == hex.npos || low == hex.npos) return std::nullopt;
    out += static_cast<char>(high << 4 | low);
    i += 2;
  }
  return out;
}

/// Calls `visit` with each part of `text` between two `separator`s; stops and returns false when `visit` does.
template <typename Visit>
bool split(std::string_view text, char separator, Visit visit) {
  while (true) {
    const std::size_t end = text.find(separator);
    if (!visit(text.substr(0, end))) return false;
    if (end == text.npos) return true;
    text.remove_prefix(end + 1);
  }
}

template <typename Enum>
std::string names_of(const std::vector<Enum>& values) {
  std::string out;
  for (const Enum value : values) {
    if (!out.empty()) out += ',';
    out += name(value);
  }
  return out;
}

template <typename Enum>
bool parse_names(std::string_view text, Enum (*parse)(std::string_view), std::vector<Enum>& values) {
  return split(text, ',', [&](std::string_view part) {
    values.push_back(parse(part));
    return values.back() != Enum::other || part == "other";
  });
}

bool parse_id(std::string_view text, std::optional<Id>& id) {
  id = Id::parse(text);
  return id.has_value();
}

bool parse_text(std::string_view text, std::string& value) {
  const std::optional<std::string> read = unescaped(text);
  if (read) value = *read;
  return read.has_value();
}

bool parse_days(std::string_view text, std::chrono::days& days) {
  constexpr int most_days = 36'500;
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  days = std::chrono::days(number);
  return error == std::errc() && end == text.data() + text.size() && number > 0 && number <= most_days;
}

bool parse_part(std::string_view key, std::string_view value, TicketQuery& query) {
  Filter& filter = query.filter;
  if (key == "view") {
    const std::optional<BuiltInView> view = parse_built_in_view(value);
    if (view) query.view = *view;
    return view.has_value();
  }
  if (key == "state") return parse_names(value, &parse_state, filter.states);
  if (key == "priority") return parse_names(value, &parse_priority, filter.priorities);
  if (key == "channel") return parse_names(value, &parse_channel, filter.channels);
  if (key == "assignee") return parse_id(value, filter.assignee);
  if (key == "customer") return parse_id(value, filter.customer);
  if (key == "tag") return parse_text(value, filter.tag);
  if (key == "text") return parse_text(value, filter.text);
  if (key == "opened-days") return parse_days(value, filter.opened_within);
  if (key == "changed-days") return parse_days(value, filter.changed_within);
  if (key == "search") return parse_text(value, query.search);
  if (key == "sort") {
    const std::optional<Sort> sort = parse_sort(value);
    if (sort) query.sort = *sort;
    return sort.has_value();
  }
  return false;
}

}  // namespace

Words label(BuiltInView view) { return view_names[static_cast<std::size_t>(view)].label; }
std::string_view slug(BuiltInView view) { return view_names[static_cast<std::size_t>(view)].slug; }
std::string_view slug(SortKey key) { return sort_slugs[static_cast<std::size_t>(key)]; }

std::optional<BuiltInView> parse_built_in_view(std::string_view slug) {
  const auto found = std::ranges::find(view_names, slug, &Names::slug);
  if (found == view_names.end()) return std::nullopt;
  return static_cast<BuiltInView>(found - view_names.begin());
}

std::string to_text(const TicketQuery& query) {
  std::string out = "view=";
  out += slug(query.view);
  const auto add = [&](std::string_view key, std::string_view value) {
    if (value.empty()) return;
    out += '&';
    out += key;
    out += '=';
    out += value;
  };
  add("state", names_of(query.filter.states));
  add("priority", names_of(query.filter.priorities));
  add("channel", names_of(query.filter.channels));
  if (query.filter.assignee) add("assignee", query.filter.assignee->text());
  if (query.filter.customer) add("customer", query.filter.customer->text());
  add("tag", escaped(query.filter.tag));
  add("text", escaped(query.filter.text));
  const auto add_days = [&](std::string_view key, std::chrono::days days) {
    if (days > std::chrono::days{0}) add(key, std::to_string(days.count()));
  };
  add_days("opened-days", query.filter.opened_within);
  add_days("changed-days", query.filter.changed_within);
  add("search", escaped(query.search));
  if (query.sort != Sort{}) add("sort", to_text(query.sort));
  return out;
}

std::string to_text(const Sort& sort) { return (sort.descending ? "-" : "") + std::string(slug(sort.key)); }

std::optional<Sort> parse_sort(std::string_view text) {
  Sort sort;
  sort.descending = text.starts_with('-');
  if (sort.descending) text.remove_prefix(1);
  const auto* found = std::ranges::find(sort_slugs, text);
  if (found == std::end(sort_slugs)) return std::nullopt;
  sort.key = static_cast<SortKey>(found - std::begin(sort_slugs));
  return sort;
}

std::optional<TicketQuery> parse_query(std::string_view text) {
  TicketQuery query;
  const bool understood = split(text, '&', [&](std::string_view part) {
    const std::size_t equals = part.find('=');
    return equals != part.npos && parse_part(part.substr(0, equals), part.substr(equals + 1), query);
  });
  if (!understood) return std::nullopt;
  return query;
}

std::optional<TicketQuery> saved_query(const Record& view) {
  std::optional<TicketQuery> query = parse_query(view.text(Field::view_filter));
  const std::optional<Sort> sort = parse_sort(view.text(Field::view_sort));
  if (!query || !sort) return std::nullopt;
  query->sort = *sort;
  return query;
}

}  // namespace counterbell::desk
