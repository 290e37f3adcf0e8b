#include "desk/service/sla/step.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <system_error>

namespace counterbell::desk::sla {
namespace {

constexpr std::array<std::string_view, every_metric.size()> metric_names{"first_response", "next_response",
                                                                         "resolution"};
constexpr std::string_view any_metric = "any";
constexpr std::array<std::string_view, 3> whom_names{"assignee", "supervisor", "owner"};
constexpr std::string_view raise_word = "raise";

/// Takes the first word off `text`.
std::string_view next_word(std::string_view& text) {
  const std::size_t end = std::min(text.find(' '), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

std::optional<std::int64_t> parse_number(std::string_view word, std::int64_t most) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc() || end != word.data() + word.size() || number < 0 || number > most) return std::nullopt;
  return number;
}

std::optional<std::size_t> place_in(std::span<const std::string_view> names, std::string_view word) {
  const auto found = std::ranges::find(names, word);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

}  // namespace

std::string_view name(Metric metric) { return metric_names[static_cast<std::size_t>(metric)]; }

std::string step_text(const Step& step) {
  std::string text(step.metric ? name(*step.metric) : any_metric);
  text += ' ' + std::to_string(step.percent) + ' ' + std::to_string(step.after.count()) + ' ';
  text += whom_names[static_cast<std::size_t>(step.tells)];
  if (step.raises) text += ' ' + std::string(raise_word);
  return text;
}

std::optional<Step> parse_step(std::string_view text) {
  const std::string_view metric_word = next_word(text);
  const std::optional<std::size_t> metric = place_in(metric_names, metric_word);
  const std::optional<std::int64_t> percent = parse_number(next_word(text), most_percent);
  const std::optional<std::int64_t> after = parse_number(next_word(text), longest_target.count());
  const std::optional<std::size_t> whom = place_in(whom_names, next_word(text));
  const bool is_known = (metric || metric_word == any_metric) && (text.empty() || text == raise_word);
  if (!is_known || !percent || !after || !whom) return std::nullopt;
  Step step{
      .percent = static_cast<int>(*percent), .after = std::chrono::seconds(*after), .tells = static_cast<Whom>(*whom)};
  if (metric) step.metric = static_cast<Metric>(*metric);
  step.raises = !text.empty();
  return step;
}

}  // namespace counterbell::desk::sla
