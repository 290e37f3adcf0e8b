#include "shell/cli/arguments.h"

#include <algorithm>
#include <charconv>

#include "shell/cli/time_text.h"

namespace counterbell::cli {
namespace {

std::string named(std::string_view option) { return option == "output" ? "-o" : "--" + std::string(option); }

}  // namespace

std::expected<Arguments, Failure> Arguments::read(Words words, std::span<const std::string_view> valued,
                                                  std::span<const std::string_view> flags) {
  Arguments arguments;
  bool only_rest = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string_view word = words[i];
    const bool is_option = !only_rest && (word == "-o" || word.starts_with("--"));
    if (!is_option) {
      arguments.rest_.push_back(word);
      continue;
    }
    if (word == "--") {
      only_rest = true;
      continue;
    }
    std::optional<std::string_view> value;
    if (const std::size_t equals = word.find('='); equals != word.npos) {
      value = word.substr(equals + 1);
      word = word.substr(0, equals);
    }
    const std::string_view option = word == "-o" ? "output" : word.substr(2);
    const bool takes_value = std::ranges::contains(valued, option);
    if (!takes_value && !std::ranges::contains(flags, option))
      return misuse("There is no option " + std::string(word) + ".");
    if (takes_value && !value) {
      if (++i == words.size()) return misuse(named(option) + " needs a value.");
      value = words[i];
    }
    if (!takes_value && value) return misuse(named(option) + " takes no value.");
    if (!arguments.options_.emplace(option, value.value_or("")).second)
      return misuse(named(option) + " is given twice.");
  }
  return arguments;
}

std::optional<std::string_view> Arguments::value(std::string_view option) const {
  const auto found = options_.find(option);
  if (found == options_.end()) return std::nullopt;
  return found->second;
}

std::expected<std::string_view, Failure> Arguments::required(std::string_view option) const {
  if (const std::optional<std::string_view> given = value(option)) return *given;
  return misuse(named(option) + " is needed.");
}

std::expected<std::uint64_t, Failure> Arguments::number(std::string_view option,
                                                        std::optional<std::uint64_t> otherwise) const {
  const std::optional<std::string_view> given = value(option);
  if (!given && otherwise) return *otherwise;
  if (!given) return misuse(named(option) + " is needed.");
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), number);
  if (error != std::errc() || end != given->data() + given->size())
    return misuse(named(option) + " needs a whole number.");
  return number;
}

std::expected<std::optional<Time>, Failure> Arguments::time(std::string_view option) const {
  const std::optional<std::string_view> given = value(option);
  if (!given) return std::nullopt;
  if (const std::optional<Time> time = parse_time(*given)) return time;
  return misuse(named(option) + " needs a time such as 2026-03-01T09:30:00Z.");
}

}  // namespace counterbell::cli
