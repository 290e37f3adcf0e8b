#include "desk/example/example_script.h"

#include <charconv>

#include "desk/base/fold.h"
#include "desk/example/example_data.h"

namespace counterbell::desk {
namespace {

/// Takes what stands before the next `separator` off `text`.
std::string_view take(std::string_view& text, std::string_view separator) {
  const std::size_t end = text.find(separator);
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(end == text.npos ? text.size() : end + separator.size());
  return taken;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const bool is_last = !text.contains(separator);
    parts.push_back(trim(take(text, separator)));
    if (is_last) return parts;
  }
}

std::int64_t number(std::string_view text) {
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// "52 phone high Mia | Ruth Alvarez | +1 202 555 0142 | ruth@example.com"
ExampleStory read_opening(std::string_view line) {
  ExampleStory story;
  story.ago = std::chrono::minutes(number(take(line, " ")));
  story.ticket.channel = take(line, " ");
  story.ticket.priority = take(line, " ");
  const std::string_view assignee = trim(take(line, "|"));
  if (assignee != "-") story.assignee = assignee;
  story.ticket.new_customer.name = trim(take(line, "|"));
  story.ticket.new_customer.phone = trim(take(line, "|"));
  story.ticket.new_customer.email = trim(line);
  return story;
}

void read_story_line(std::string_view line, ExampleStory& story) {
  std::string_view who;
  if (const std::size_t colon = line.find(": "); colon != line.npos && !line.substr(0, colon).contains(' ')) {
    who = take(line, ": ");
  }
  const std::string_view key = take(line, " ");
  NewTicket& ticket = story.ticket;
  for (const auto& [name, text] :
       {std::pair("subject", &ticket.subject), std::pair("want", &ticket.want), std::pair("treat", &ticket.treat),
        std::pair("network", &ticket.network), std::pair("details", &ticket.details)}) {
    if (key == name) {
      *text = line;
      return;
    }
  }
  if (key == "tags") {
    for (const std::string_view tag : split(line, " ")) story.tags.emplace_back(tag);
    return;
  }
  const std::chrono::minutes after(number(take(line, " ")));
  story.steps.push_back({after, std::string(key), std::string(who), std::string(line)});
}

}  // namespace

std::vector<ExampleStory> read_example_stories() {
  std::vector<ExampleStory> stories;
  for (std::string_view line : split(example_stories(), "\n")) {
    if (line.starts_with("ticket ")) {
      line.remove_prefix(7);
      stories.push_back(read_opening(line));
    } else if (!line.empty()) {
      read_story_line(line, stories.back());
    }
  }
  return stories;
}

std::vector<ExampleConcern> read_example_concerns() {
  std::vector<ExampleConcern> concerns;
  for (std::string_view line : split(example_concerns(), "\n")) {
    if (line.empty()) continue;
    const std::string_view key = take(line, " ");
    if (key == "concern") {
      ExampleConcern& concern = concerns.emplace_back();
      concern.weight = static_cast<std::size_t>(number(take(line, " ")));
      concern.language = take(line, " ");
      concern.priorities = line;
    } else {
      concerns.back().lines.emplace(key, split(line, "|"));
    }
  }
  return concerns;
}

ExampleWords read_example_words() {
  ExampleWords words;
  for (std::string_view line : split(example_words(), "\n")) {
    if (line.empty()) continue;
    const std::string_view language = take(line, " ");
    const std::string_view kind = take(line, " ");
    words[{language, kind}] = split(line, "|");
  }
  return words;
}

}  // namespace counterbell::desk
