#include "ui/service/service_trial.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "desk/service/calendar/duration_text.h"
#include "ui/icons.h"
#include "ui/kit/frame_budget.h"
#include "ui/kit/widgets/forms.h"
#include "ui/service/service_charts.h"
#include "ui/service/trial_words.h"

namespace counterbell::ui {

using namespace std::chrono_literals;
using std::chrono::seconds;

namespace {

using desk::Trial;

constexpr std::string_view draft_name = "settings/trial";  // Both figures, a line each.
constexpr std::string_view usual_work = "10 min";
constexpr seconds longest_work = 8h;
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

std::optional<seconds> parse_work(std::string_view typed) {
  const std::optional<seconds> work = desk::sla::parse_duration(typed);
  return work && *work >= 1min && *work <= longest_work ? work : std::nullopt;
}

Text stage_words(const Trial& trial) {
  if (trial.stage() == Trial::Stage::history) {
    return tr("Judging your tickets: {0} of {1}", trial.tickets_judged(), trial.tickets_to_judge());
  }
  return trn("Working through made-up weeks with {0} person", "Working through made-up weeks with {0} people",
             static_cast<std::uint64_t>(trial.people_tried()));
}

}  // namespace

void TrialCard::follow(Context& context) {
  if (desk_ == &context.desk) return;
  desk_ = &context.desk;
  trial_.reset();
  result_.reset();
  const std::string kept = context.ui.host().drafts().get(draft_name);
  const std::size_t end = kept.find('\n');
  people_ = kept.substr(0, std::min(end, kept.size()));
  work_ = end == kept.npos ? std::string(usual_work) : kept.substr(end + 1);
}

void TrialCard::draw(Context& context, Flow& flow, const ServiceDraft& draft) {
  follow(context);
  Ui& ui = context.ui;
  flow_text(
      ui, flow,
      tr("Before you publish: what would these rules have come to with your own tickets, how would the coming weeks "
         "go, and how many people does it take?"),
      TextStyle::body, ui.palette().ink2);
  draw_figures(ui, flow);
  if (trial_) return draw_running(ui, flow);
  error_line(ui, flow, error_.shown());
  flow.space(gap_small);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left(tr("Try on past weeks"), {.icon = icon::history})) begin(context, draft);
  if (result_) draw_result(ui, flow, draft);
}

void TrialCard::draw_figures(Ui& ui, Flow& flow) {
  const bool is_narrow = ui.width() == Width::phone;
  const Text people_error = people_error_.shown();
  const Text work_error = work_error_.shown();
  const FieldOptions people{.placeholder = tr("as until now"), .error = people_error, .input_mode = InputMode::numeric};
  const FieldOptions work{.placeholder = verbatim(usual_work), .error = work_error};
  bool edited = false;
  if (is_narrow) {
    edited |= flow_field(ui, flow, tr("People on duty"), people_, people).edited;
    edited |= flow_field(ui, flow, tr("Work per answer"), work_, work).edited;
  } else {
    Rect line = flow.next(std::max(field_height(ui, people), field_height(ui, work)));
    const float width = (line.width - gap) / 2;
    Rect left = line.cut_left(width);
    line.cut_left(gap);
    edited |= text_field(ui, left.cut_top(field_height(ui, people)), tr("People on duty"), people_, people).edited;
    edited |= text_field(ui, line.cut_top(field_height(ui, work)), tr("Work per answer"), work_, work).edited;
  }
  if (!edited) return;
  people_error_ = {};
  work_error_ = {};
  ui.host().drafts().set(draft_name, people_ + "\n" + work_);
}

void TrialCard::begin(Context& context, const ServiceDraft& draft) {
  const std::optional<int> people = parse_people(people_);
  const std::optional<seconds> work = parse_work(work_.empty() ? usual_work : work_);
  if (!people) people_error_ = msg("A number from 1 to {0}, please.", desk::sla::most_people);
  if (!work) work_error_ = tr("A time from 1 min to 8 h, please.");
  error_ = {};
  context.ui.host().wake(2);
  if (!people || !work) return;
  Result<desk::sla::Rules> rules = rules_of(draft);
  auto trial = rules ? context.desk.service().try_rules(*rules, {.people = *people, .work = *work})
                     : std::unexpected(rules.error());
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
  progress(ui, flow.next(8), tr("Gaming it out"), static_cast<float>(trial_->progress()));
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left(tr("Cancel"))) {
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
  const auto heading_line = [&](Words words) {
    flow.space(gap_small);
    flow.space(heading(ui, flow.rest(), words, 3, TextStyle::strong) + gap_small);
  };
  flow.space(gap_small);
  if (draft != tried_) warning_line(ui, flow, tr("This is of an earlier version of these rules."));
  for (const desk::sla::Impossible& one : result.impossible) {
    warning_line(ui, flow, impossible_words(one, rules_, result.people));
  }
  flow_text(ui, flow, summary_words(result), TextStyle::body, palette.ink);

  heading_line(tr("Share of targets met"));
  draw_kept(ui, flow, result);

  heading_line(tr("When targets are missed"));
  if (result.history.all().all() > 0) {
    static constexpr std::array weeks{tr("Your tickets"), tr("Made-up weeks")};
    segments(ui, flow.next(ui.small_control_height()), tr("Whose hours"), weeks, shown_week_);
  }
  const desk::sla::Outcome& shown = shown_week_ == 0 ? result.history : result.made_up();
  draw_week(ui, flow, shown);
  flow_text(ui, flow, worst_hours(shown, 3), TextStyle::body, palette.ink);

  heading_line(tr("People it takes"));
  draw_staffing(ui, flow, result);
  flow_text(ui, flow, staffing_words(result), TextStyle::body, palette.ink);
  flow_text(ui, flow, load_words(result), TextStyle::secondary, palette.ink2);
}

}  // namespace counterbell::ui
