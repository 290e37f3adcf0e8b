#include "ui/capture/capture_form.h"

#include <algorithm>
#include <utility>

#include "desk/base/fold.h"
#include "ui/common/draft_names.h"
#include "ui/common/ticket_words.h"
#include "ui/icons.h"
#include "ui/kit/layout.h"
#include "ui/kit/widgets/fields.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {
namespace {

constexpr float wide_dialog = 880;
constexpr float narrow_dialog = 560;
constexpr float who_width = 288;
constexpr float likely_height = 480;
constexpr float between = 12;
constexpr int details_lines = 3;

/// Two or more places side by side.
std::vector<Rect> columns(Rect rect, std::size_t count) {
  const float width = (rect.width - between * static_cast<float>(count - 1)) / static_cast<float>(count);
  std::vector<Rect> places;
  for (std::size_t i = 0; i < count; ++i) {
    places.push_back(rect.cut_left(width));
    rect.cut_left(between);
  }
  return places;
}

/// A select over the choices of `field`, now `name`.
void choice_field(Ui& ui, Rect rect, Field field, std::string& name, bool& edited) {
  const auto choices = spec(field).choices;
  std::vector<Words> labels;
  for (const Choice& choice : choices) labels.push_back(choice.label);
  int chosen = static_cast<int>(std::ranges::find(choices, name, &Choice::name) - choices.begin());
  if (!select(ui, rect, spec(field).label, labels, chosen, {.show_label = true})) return;
  name = choices[static_cast<std::size_t>(chosen)].name;
  edited = true;
}

void assignee_field(Context& context, Rect rect, std::optional<Id>& assignee, bool& edited) {
  const Record* me = context.desk.staff().me();
  std::vector<Words> labels{me ? tr("Me") : tr("Nobody")};
  std::vector<std::optional<Id>> values{std::nullopt};
  for (const Record* person : context.desk.staff().list()) {
    if (person == me) continue;
    labels.push_back(verbatim(person->text(Field::staff_name)));
    values.emplace_back(person->id());
  }
  if (me) {
    labels.push_back(tr("Nobody"));
    values.emplace_back(Id{});
  }
  const auto at = std::ranges::find(values, assignee);
  int chosen = at == values.end() ? 0 : static_cast<int>(at - values.begin());
  if (!select(context.ui, rect, tr("Assignee"), labels, chosen, {.show_label = true})) return;
  assignee = values[static_cast<std::size_t>(chosen)];
  edited = true;
}

}  // namespace

void CaptureForm::open(Context& context, std::optional<Id> customer, std::string_view typed) {
  if (open_) return;
  open_ = true;
  start(context, customer);
  if (!typed.empty()) {
    const bool is_name = desk::reach_kind(typed) == desk::ReachKind::neither;
    (is_name ? draft_.name : draft_.reach) = typed;
    focus_ = is_name ? Focus::reach : Focus::customer;
    keep(context);
  }
  drafts_read_ = context.ui.host().drafts().changes_elsewhere();
  unfinished_.find(context, draft_name_);
}

void CaptureForm::go_on_with(Context& context, UnfinishedTickets::One unfinished) {
  draft_ = std::move(unfinished.draft);
  draft_name_ = std::move(unfinished.draft_name);
  restored_ = true;
  error_ = {};
  picker_.reset();
  drop_unknown_customer(context);
  focus_ = draft_.name.empty() && !draft_.customer ? Focus::customer : Focus::subject;
  unfinished_.find(context, draft_name_);
}

/// What was typed into this form in another tab shows here, too; a ticket taken there is not offered once more.
void CaptureForm::follow_other_tabs(Context& context) {
  const Drafts& drafts = context.ui.host().drafts();
  if (drafts_read_ == drafts.changes_elsewhere()) return;
  drafts_read_ = drafts.changes_elsewhere();
  unfinished_.find(context, draft_name_);
  if (draft_name_.empty()) return;
  const std::string kept = drafts.get(draft_name_);
  if (kept == to_text(draft_)) return;
  if (std::optional<CaptureDraft> draft = parse_capture_draft(kept)) {
    draft_ = *std::move(draft);
    drop_unknown_customer(context);
  } else {
    close(context);
  }
}

void CaptureForm::start(Context& context, std::optional<Id> customer) {
  draft_ = {};
  draft_name_.clear();
  asked_for_ = customer;
  restored_ = false;
  error_ = {};
  picker_.reset();
  focus_ = Focus::customer;
  if (customer) pick(context, *customer);
}

void CaptureForm::close(Context& context) {
  open_ = false;
  // For whom the form was opened is nothing that anybody typed.
  CaptureDraft bare;
  bare.customer = draft_.customer;
  bare.name = draft_.customer ? draft_.name : std::string();
  if (!draft_name_.empty() && draft_ == bare) context.ui.host().drafts().set(draft_name_, "");
  context.ui.host().wake();
}

void CaptureForm::keep(Context& context) {
  if (draft_name_.empty()) draft_name_ = free_draft_name(context);
  context.ui.host().drafts().set(draft_name_, to_text(draft_));
}

void CaptureForm::throw_away(Context& context) {
  if (!draft_name_.empty()) context.ui.host().drafts().set(draft_name_, "");
  start(context, asked_for_);
}

void CaptureForm::pick(Context& context, const Id& customer) {
  const Record* record = context.desk.state().find(RecordType::customer, customer);
  draft_.customer = customer;
  draft_.name = customer_name(record).shown();
  draft_.reach.clear();
  const bool reachable =
      record && (!record->text(Field::customer_phone).empty() || !record->text(Field::customer_email).empty());
  focus_ = reachable ? Focus::subject : Focus::reach;
  keep(context);
}

/// Whoever was picked may not have come in here, or be erased since.
void CaptureForm::drop_unknown_customer(Context& context) {
  if (!draft_.customer) return;
  const Record* record = context.desk.state().find(RecordType::customer, *draft_.customer);
  if (record && record->is_erased()) return unpick(context);
  if (!record) draft_.customer.reset();
}

void CaptureForm::unpick(Context& context) {
  draft_.customer.reset();
  draft_.name.clear();
  focus_ = Focus::customer;
  keep(context);
}

void CaptureForm::submit(Context& context) {
  if (!open_) return;  // One key press may reach both a field and the form.
  if (desk::trim(draft_.subject).empty()) {
    error_ = tr("A few words are enough.");
    focus_ = Focus::subject;
    return;
  }
  const auto receipt = std::make_shared<Receipt>();
  const auto opened = context.desk.tickets().open(to_ticket(draft_), [receipt](const Result<void>& result) {
    if (result) receipt->saved = true;  // If not, the save status says why.
  });
  if (!context.check(opened)) return;
  receipt->number = opened->number;
  receipts_.push_back(receipt);
  // At once: storage keeps the ticket and forgets the draft in one transaction.
  if (!draft_name_.empty()) context.ui.host().drafts().set(draft_name_, "");
  draft_name_.clear();
  open_ = false;
  context.search.clear();
  context.go(route_to(context.desk, *context.desk.tickets().find(opened->ticket)), false);
}

void CaptureForm::tell_saved(Context& context) {
  const bool told = std::erase_if(receipts_, [&](const std::shared_ptr<Receipt>& receipt) {
    if (!receipt->saved) return false;
    context.just_opened = receipt->number;
    context.ui.semantics().announce(tr("Ticket {0} opened", verbatim(receipt->number)));
    return true;
  });
  if (told) context.ui.host().wake();
}

bool CaptureForm::take_focus(Focus field) {
  if (focus_ != field) return false;
  focus_ = Focus::none;
  return true;
}

void CaptureForm::draw(Context& context) {
  tell_saved(context);
  if (open_) follow_other_tabs(context);
  if (!open_) return;
  drop_unknown_customer(context);
  Ui& ui = context.ui;
  const bool beside = ui.width() != Width::phone && ui.screen().width >= wide_dialog + 2 * gap;
  picker_.look_up(context, draft_.name, draft_.customer.has_value());
  Dialog dialog(ui, tr("New ticket"), beside ? wide_dialog : narrow_dialog, likely_height, ui.control_height());
  Rect body = dialog.body();
  if (beside) {
    draw_who(context, body.cut_right(who_width));
    body.cut_right(gap_large);
  }
  const float fields = draw_fields(context, body, !beside);
  dialog.set_body_height(std::max(fields, beside ? who_height(context) : 0) + gap_small);
  draw_footer(context, dialog.footer());
  if (dialog.close_requested()) close(context);
}

float CaptureForm::who_height(Context& context) const {
  return draft_.customer ? customer_card_height(context, *draft_.customer) : picker_.offers_height(context.ui);
}

void CaptureForm::draw_who(Context& context, Rect rect) {
  Ui& ui = context.ui;
  if (draft_.customer) {
    bool cleared = false;
    draw_customer_card(context, rect, *draft_.customer, cleared);
    if (cleared) unpick(context);
  } else if (const std::optional<Id> picked = picker_.draw_offers(context, rect)) {
    pick(context, *picked);
  } else if (picker_.offers_height(ui) == 0) {
    const Words hint = draft_.name.empty() ? tr("People you know show here while you type.")
                                           : tr("Nobody by that name yet. They are added with the ticket.");
    paragraph(ui, rect.inset(4, 4), hint, TextStyle::secondary, ui.palette().ink2);
  }
}

void CaptureForm::draw_restored(Context& context, Rect line) {
  Ui& ui = context.ui;
  const float clear = text_width(ui, tr("Clear"), TextStyle::secondary_strong) + 1;
  const Words words = tr("Restored what you had typed.");
  const float width = text_width(ui, words, TextStyle::secondary) + 24;
  status(ui, line.cut_left(std::min(width, line.width - clear - gap_small)), words, icon::rotate_ccw,
         ui.palette().ink2);
  line.cut_left(gap_small);
  if (link(ui, line.cut_left(clear), tr("Clear"), TextStyle::secondary_strong)) {
    throw_away(context);
  }
}

float CaptureForm::draw_fields(Context& context, Rect rect, bool who_below) {
  Ui& ui = context.ui;
  Flow flow(rect, between);
  if (restored_) draw_restored(context, flow.next(24));
  const std::optional<LaterPart> later = unfinished_.empty() ? std::nullopt : ui.host().later();
  if (later) {
    std::optional<UnfinishedTickets::One> chosen =
        unfinished_.draw(*later, context, flow.next(ui.small_control_height()));
    if (chosen) go_on_with(context, *std::move(chosen));
  }
  const float one_line = field_height(ui, {});
  if (who_below) {
    const Rect customer = flow.next(one_line);
    const float who = who_height(context);
    if (who > 0) draw_who(context, flow.next(who));
    draw_person_fields(context, customer, flow.next(one_line));
  } else {
    const std::vector<Rect> places = columns(flow.next(one_line), 2);
    draw_person_fields(context, places[0], places[1]);
  }

  bool edited = false;
  const auto field = [&](Words name, std::string& text, FieldOptions options, int lines = 1) {
    const FieldResult result = text_field(ui, flow.next(field_height(ui, options, lines)), name, text, options);
    edited |= result.edited;
    if (result.submitted) submit(context);
    return result.edited;
  };
  const FieldOptions subject{.error = error_, .required = true, .focus_now = take_focus(Focus::subject)};
  if (field(tr("Subject"), draft_.subject, subject)) error_ = {};
  field(tr("What does the customer want?"), draft_.want, {});
  field(tr("How do they want to be treated?"), draft_.treat, {});
  field(tr("Details"), draft_.details, {.placeholder = tr("In the customer's own words"), .multiline = true},
        details_lines);
  if (draft_.channel == "social") field(tr("Network"), draft_.network, {.placeholder = tr("Which one?")});
  if (edited) keep(context);
  draw_choices(context, flow);
  return flow.used();
}

void CaptureForm::draw_person_fields(Context& context, Rect customer, Rect reach) {
  Ui& ui = context.ui;
  const CustomerPicker::Outcome outcome =
      picker_.draw_field(context, customer, draft_.name, take_focus(Focus::customer));
  if (outcome.edited) {
    draft_.customer.reset();
    keep(context);
  }
  if (outcome.picked) pick(context, *outcome.picked);
  if (outcome.is_left && !draft_.customer) settle_person(context);
  if (outcome.is_done) return submit(context);
  if (outcome.go_on && focus_ == Focus::none) focus_ = draft_.reach.empty() ? Focus::reach : Focus::subject;

  const Record* record = draft_.customer ? context.desk.state().find(RecordType::customer, *draft_.customer) : nullptr;
  Words known;
  if (record) {
    known = verbatim(record->text(Field::customer_phone));
    if (known.empty()) known = verbatim(record->text(Field::customer_email));
  }
  FieldOptions options{.placeholder = known, .input_mode = InputMode::email, .focus_now = take_focus(Focus::reach)};
  const FieldResult field = text_field(ui, reach, tr("Phone or e-mail"), draft_.reach, options);
  if (field.edited) keep(context);
  if (field.submitted) {
    if (field.with_control)
      submit(context);
    else
      focus_ = Focus::subject;
  }
}

/// What was typed for the customer is done with: a number or address is that of whoever has it, else it goes where it belongs, and the
/// name is still to be asked for.
void CaptureForm::settle_person(Context& context) {
  const desk::ReachKind kind = desk::reach_kind(draft_.name);
  if (kind == desk::ReachKind::neither) return;
  if (const std::optional<Id> known = context.desk.customers().reached_by(draft_.name)) return pick(context, *known);
  if (!draft_.reach.empty()) return;
  draft_.reach = std::exchange(draft_.name, {});
  keep(context);
  context.ui.host().wake();
}

/// Side by side, or the assignee below where there is no room for that.
void CaptureForm::draw_choices(Context& context, Flow& flow) {
  Ui& ui = context.ui;
  bool edited = false;
  const float third = (flow.width() - 2 * between) / 3;
  const auto fits_third = [&](Field field, std::string_view name) {
    return select_width(ui, choice_label(field, name)) <= third;
  };
  const bool fit =
      fits_third(Field::ticket_channel, draft_.channel) && fits_third(Field::ticket_priority, draft_.priority);
  const float height = field_height(ui, {});
  std::vector<Rect> places = columns(flow.next(height), fit ? 3 : 2);
  if (!fit) places.push_back(flow.next(height));
  choice_field(ui, places[0], Field::ticket_channel, draft_.channel, edited);
  choice_field(ui, places[1], Field::ticket_priority, draft_.priority, edited);
  assignee_field(context, places[2], draft_.assignee, edited);
  if (edited) keep(context);
}

void CaptureForm::draw_footer(Context& context, Rect rect) {
  Ui& ui = context.ui;
  ButtonOptions primary{.kind = ButtonKind::primary};
  if (!ui.host().coarse_pointer()) primary.shortcut = "Ctrl+Enter";
  if (button(ui, rect.cut_right(button_width(ui, tr("Take ticket"), primary)), tr("Take ticket"), primary))
    submit(context);
  if (ui.pressed(Key::enter, true)) submit(context);
}

}  // namespace counterbell::ui
