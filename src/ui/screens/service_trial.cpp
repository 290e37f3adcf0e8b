#include "ui/screens/service_trial.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <vector>

#include "desk/sla/duration_text.h"
#include "ui/format.h"
#include "ui/forms.h"
#include "ui/frame_budget.h"
#include "ui/icons.h"
#include "ui/screens/service_charts.h"
#include "ui/screens/trial_words.h"

namespace counterbell::ui {
namespace {

using desk::Trial;

constexpr std::string_view draft_name = "settings/trial";  // Both figures, a line each.
constexpr std::string_view usual_work = "10 min";
constexpr desk::sla::Seconds longest_work = 8 * 60 * 60;
/// What a trial takes of each frame, so that the page goes on answering.
constexpr std::chrono::milliseconds frame_share{24};
constexpr std::size_t tickets_at_once = 16;
constexpr int most_pieces = 512;

/// How many people are on duty: 0 for an empty text, nothing for one that says no such number.
std::optional<int> parse_people(std::string_view typed) {
  if (typed.empty()) return 0;
  int people = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), people);
  const bool is_number = error == std::errc() && end == typed.data() + typed.size();
  return is_number && people >= 1 && people <= desk::sla::most_people ? std::optional(people) : std::nullopt;
}

std::optional<desk::sla::Seconds> parse_work(std::string_view typed) {
  const std::optional<desk::sla::Seconds> work = desk::sla::parse_duration(typed);
  return work && *work >= 60 && *work <= longest_work ? work : std::nullopt;
}

std::string stage_words(const Trial& trial) {
  if (trial.stage() == Trial::Stage::history) {
    return "Judging your tickets: " + std::to_string(trial.tickets_judged()) + " of " +
           std::to_string(trial.tickets_to_judge());
  }
  return "Working through made-up weeks with " +
         counted(static_cast<std::uint64_t>(trial.people_tried()), "person", "people");
}

}  // namespace

void TrialCard::follow(Context& ctx) {
  if (desk_ == &ctx.desk) return;
  desk_ = &ctx.desk;
  trial_.reset();
  result_.reset();
  const std::string kept = ctx.ui.host().drafts().get(draft_name);
  const std::size_t end = kept.find('\n');
  people_ = kept.substr(0, std::min(end, kept.size()));
  work_ = end == kept.npos ? std::string(usual_work) : kept.substr(end + 1);
}

void TrialCard::draw(Context& ctx, Flow& flow, const ServiceDraft& draft) {
  follow(ctx);
  Ui& ui = ctx.ui;
  flow_text(ui, flow,
            "Before you publish: what would these rules have come to with your own tickets, how would the coming weeks "
            "go, and how many people does it take?",
            TextStyle::body, ui.palette().ink2);
  draw_figures(ui, flow);
  if (trial_) return draw_running(ui, flow);
  error_line(ui, flow, error_);
  flow.space(gap_small);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left("Game it out", {.icon = icon::history})) begin(ctx, draft);
  if (result_) draw_result(ui, flow, draft);
}

void TrialCard::draw_figures(Ui& ui, Flow& flow) {
  const bool is_narrow = ui.width() == Width::phone;
  const FieldOptions people{.placeholder = "as until now", .error = people_error_, .input_mode = InputMode::numeric};
  const FieldOptions work{.placeholder = usual_work, .error = work_error_};
  bool edited = false;
  if (is_narrow) {
    edited |= flow_field(ui, flow, "People on duty", people_, people).edited;
    edited |= flow_field(ui, flow, "Work per answer", work_, work).edited;
  } else {
    Rect line = flow.next(std::max(field_height(ui, people), field_height(ui, work)));
    const float width = (line.width - gap) / 2;
    Rect left = line.cut_left(width);
    line.cut_left(gap);
    edited |= text_field(ui, left.cut_top(field_height(ui, people)), "People on duty", people_, people).edited;
    edited |= text_field(ui, line.cut_top(field_height(ui, work)), "Work per answer", work_, work).edited;
  }
  if (!edited) return;
  people_error_.clear();
  work_error_.clear();
  ui.host().drafts().set(draft_name, people_ + "\n" + work_);
}

void TrialCard::begin(Context& ctx, const ServiceDraft& draft) {
  const std::optional<int> people = parse_people(people_);
  const std::optional<desk::sla::Seconds> work = parse_work(work_.empty() ? usual_work : work_);
  if (!people) people_error_ = "A number from 1 to " + std::to_string(desk::sla::most_people) + ", please.";
  if (!work) work_error_ = "A time from 1 min to 8 h, please.";
  error_.clear();
  ctx.ui.host().wake(2);
  if (!people || !work) return;
  Result<desk::sla::Rules> rules = rules_of(draft);
  auto trial = rules ? ctx.desk.try_rules(*rules, {.people = *people, .work = *work}) : std::unexpected(rules.error());
  if (!trial) {
    error_ = trial.error().message;
    return;
  }
  trial_ = *std::move(trial);
  rules_ = *std::move(rules);
  tried_ = draft;
  result_.reset();
}

void TrialCard::draw_running(Ui& ui, Flow& flow) {
  text(ui, flow.next(22), stage_words(*trial_), TextStyle::body, ui.palette().ink);
  progress(ui, flow.next(8), "Gaming it out", static_cast<float>(trial_->progress()));
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left("Cancel")) {
    trial_.reset();
  } else {
    go_on(ui);
  }
  ui.host().wake(2);
}

void TrialCard::go_on(Ui& ui) {
  FrameBudget budget(ui.host(), frame_share, most_pieces);
  bool is_more = true;
  while (is_more && budget.next()) is_more = trial_->step(tickets_at_once);
  if (is_more) return;
  result_ = trial_->result();
  trial_.reset();
  shown_week_ = result_->history.all().all() > 0 ? 0 : 1;
  ui.semantics().announce(summary_words(*result_));
}

void TrialCard::draw_result(Ui& ui, Flow& flow, const ServiceDraft& draft) {
  const Palette& palette = ui.palette();
  const desk::TrialResult& result = *result_;
  const auto heading_line = [&](std::string_view words) {
    flow.space(gap_small);
    flow.space(heading(ui, flow.rest(), words, 3, TextStyle::strong) + gap_small);
  };
  flow.space(gap_small);
  if (draft != tried_) warning_line(ui, flow, "This is of an earlier version of these rules.");
  for (const desk::sla::Impossible& one : result.impossible) {
    warning_line(ui, flow, impossible_words(one, rules_, result.people));
  }
  flow_text(ui, flow, summary_words(result), TextStyle::body, palette.ink);

  heading_line("Share of the promises kept");
  draw_kept(ui, flow, result);

  heading_line("When promises come late");
  if (result.history.all().all() > 0) {
    const std::vector<std::string> weeks{"Your tickets", "Made-up weeks"};
    segments(ui, flow.next(ui.small_control_height()), "Whose hours", weeks, shown_week_);
  }
  const desk::sla::Outcome& shown = shown_week_ == 0 ? result.history : result.made_up();
  draw_week(ui, flow, shown);
  flow_text(ui, flow, worst_hours(shown, 3), TextStyle::body, palette.ink);

  heading_line("People it takes");
  draw_staffing(ui, flow, result);
  flow_text(ui, flow, staffing_words(result), TextStyle::body, palette.ink);
  flow_text(ui, flow, load_words(result), TextStyle::secondary, palette.ink2);
}

}  // namespace counterbell::ui
