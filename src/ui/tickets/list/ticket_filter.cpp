#include "ui/tickets/list/ticket_filter.h"

#include <algorithm>
#include <chrono>
#include <iterator>

#include "ui/icons.h"
#include "ui/kit/layout.h"
#include "ui/kit/widgets/fields.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {

using std::chrono::days;

namespace {

constexpr float dialog_width = 520;
constexpr float likely_height = 480;
constexpr std::string_view view_draft = "view";

Words assignee_label(const desk::Desk& desk, const Id& assignee) {
  return assignee ? desk.staff().name_of(assignee) : tr("Unassigned");
}

/// The parts of a filter that name choices of one field.
template <typename Value>
void add_parts(std::vector<FilterPart>& parts, Field field, std::vector<Value> desk::Filter::* member,
               const desk::Filter& filter) {
  for (const Value value : filter.*member) {
    parts.push_back({choice_label(field, desk::name(value)),
                     [member, value](desk::Filter& narrowed) { std::erase(narrowed.*member, value); }});
  }
}

/// One checkbox a choice, in columns under a heading.
template <typename Value>
bool choices(Ui& ui, Flow& flow, Field field, Value (*parse)(std::string_view), std::vector<Value>& chosen) {
  const FieldSpec& about = spec(field);
  const Scope group(ui, Role::group, about.label, flow.rest());
  text(ui, flow.next(metrics(TextStyle::label).line_height_px), about.label, TextStyle::label, ui.palette().ink2);
  const std::size_t columns = flow.width() < 360 ? 2 : 3;
  const float width = flow.width() / static_cast<float>(columns);
  bool changed = false;
  Rect line;
  for (std::size_t i = 0; i < about.choices.size(); ++i) {
    if (i % columns == 0) line = flow.next(ui.control_height());
    const Value value = parse(about.choices[i].name);
    bool checked = std::ranges::contains(chosen, value);
    if (!checkbox(ui, line.cut_left(width), about.choices[i].label, checked)) continue;
    changed = true;
    if (checked) {
      chosen.push_back(value);
    } else {
      std::erase(chosen, value);
    }
  }
  flow.space(gap);
  return changed;
}

bool assignee_choice(Context& context, Rect rect, std::optional<Id>& assignee) {
  std::vector<Words> options{tr("Anyone"), tr("Unassigned")};
  std::vector<std::optional<Id>> values{std::nullopt, Id{}};
  for (const Record* person : context.desk.staff().list()) {
    options.push_back(verbatim(person->text(Field::staff_name)));
    values.emplace_back(person->id());
  }
  const auto at = std::ranges::find(values, assignee);
  int chosen = at == values.end() ? 0 : static_cast<int>(at - values.begin());
  if (!select(context.ui, rect, tr("Assigned to"), options, chosen, {.show_label = true})) return false;
  assignee = values[static_cast<std::size_t>(chosen)];
  return true;
}

bool tag_choice(Context& context, Rect rect, std::string& wanted) {
  std::vector<std::string> tags = context.desk.tickets().known_tags();
  if (!wanted.empty() && !std::ranges::contains(tags, wanted)) tags.push_back(wanted);
  std::vector<Words> options{trc("tag", "Any")};
  for (const std::string& tag : tags) options.push_back(verbatim(tag));
  int chosen = wanted.empty() ? 0 : static_cast<int>(std::ranges::find(tags, wanted) - tags.begin()) + 1;
  if (!select(context.ui, rect, tr("Tag"), options, chosen, {.show_label = true})) return false;
  wanted = chosen == 0 ? std::string() : tags[static_cast<std::size_t>(chosen) - 1];
  return true;
}

struct Window {
  Words label;
  days within;
};
constexpr Window windows[] = {{tr("Any time"), days{0}},
                              {tr("Last 24 hours"), days{1}},
                              {tr("Last 7 days"), days{7}},
                              {tr("Last 30 days"), days{30}},
                              {tr("Last year"), days{365}}};

Text window_label(days within) {
  const auto* known = std::ranges::find(windows, within, &Window::within);
  if (known != std::end(windows)) return known->label;
  return trn("Last {0} day", "Last {0} days", static_cast<std::uint64_t>(within.count()));
}

bool window_choice(Ui& ui, Rect rect, Words label, days& within) {
  std::vector<Words> options;
  for (const Window& window : windows) options.push_back(window.label);
  const auto* known = std::ranges::find(windows, within, &Window::within);
  Text other;
  if (known == std::end(windows)) options.push_back(other = window_label(within));
  int chosen = static_cast<int>(known - windows);
  if (!select(ui, rect, label, options, chosen, {.show_label = true})) return false;
  if (static_cast<std::size_t>(chosen) < std::size(windows)) within = windows[chosen].within;
  return true;
}

/// Cuts `line` in two and leaves the right half.
Rect left_half(Rect& line) {
  const Rect left = line.cut_left((line.width - gap) / 2);
  line.cut_left(gap);
  return left;
}

}  // namespace

std::vector<FilterPart> parts_of(const desk::Desk& desk, const desk::Filter& filter) {
  std::vector<FilterPart> parts;
  add_parts(parts, Field::ticket_state, &desk::Filter::states, filter);
  add_parts(parts, Field::ticket_priority, &desk::Filter::priorities, filter);
  add_parts(parts, Field::ticket_channel, &desk::Filter::channels, filter);
  if (filter.assignee) {
    parts.push_back(
        {assignee_label(desk, *filter.assignee), [](desk::Filter& narrowed) { narrowed.assignee.reset(); }});
  }
  if (filter.customer) {
    const Record* customer = desk.state().find(RecordType::customer, *filter.customer);
    parts.push_back({customer ? verbatim(customer->text(Field::customer_name)) : tr("One customer"),
                     [](desk::Filter& narrowed) { narrowed.customer.reset(); }});
  }
  if (!filter.tag.empty())
    parts.push_back({verbatim(filter.tag), [](desk::Filter& narrowed) { narrowed.tag.clear(); }});
  if (!filter.text.empty()) {
    parts.push_back({trc("text searched for", "“{0}”", verbatim(filter.text)),
                     [](desk::Filter& narrowed) { narrowed.text.clear(); }});
  }
  const auto add_window = [&](Words what, days desk::Filter::* within) {
    if (filter.*within == days{0}) return;
    parts.push_back({trc("what happened, when", "{0}: {1}", what, window_label(filter.*within)),
                     [within](desk::Filter& narrowed) { narrowed.*within = days{0}; }});
  };
  add_window(tr("Opened"), &desk::Filter::opened_within);
  add_window(tr("Last change"), &desk::Filter::changed_within);
  return parts;
}

bool FilterDialog::draw(LaterPart, Context& context, desk::Filter& filter) {
  if (!open_) return false;
  Ui& ui = context.ui;
  Dialog dialog(ui, tr("Filter"), dialog_width, likely_height, ui.control_height());
  Flow flow(dialog.body());
  const float field = field_height(ui, {});
  constexpr Words text_label = tr("Number, subject or customer holds");
  bool changed = text_field(ui, flow.next(field), text_label, filter.text, {}).edited;
  flow.space(gap);
  changed |= choices(ui, flow, Field::ticket_state, desk::parse_state, filter.states);
  changed |= choices(ui, flow, Field::ticket_priority, desk::parse_priority, filter.priorities);
  changed |= choices(ui, flow, Field::ticket_channel, desk::parse_channel, filter.channels);
  Rect line = flow.next(field);
  changed |= assignee_choice(context, left_half(line), filter.assignee);
  changed |= tag_choice(context, line, filter.tag);
  flow.space(gap);
  line = flow.next(field);
  changed |= window_choice(ui, left_half(line), tr("Opened"), filter.opened_within);
  changed |= window_choice(ui, line, tr("Last change"), filter.changed_within);
  dialog.set_body_height(flow.used() + gap);

  Rect footer = dialog.footer();
  if (button(ui, footer.cut_right(button_width(ui, tr("Done"))), tr("Done"), {.kind = ButtonKind::primary}))
    open_ = false;
  footer.cut_right(gap_small);
  const ButtonOptions clear{.kind = ButtonKind::ghost, .disabled = filter == desk::Filter{}};
  if (button(ui, footer.cut_right(button_width(ui, tr("Clear all"), clear)), tr("Clear all"), clear)) {
    filter = {};
    changed = true;
  }
  if (dialog.close_requested()) open_ = false;
  return changed;
}

void SaveViewDialog::open(const Drafts& drafts) {
  open_ = fresh_ = true;
  name_ = drafts.get(view_draft);
  error_ = {};
  for_everyone_ = false;
}

std::optional<Id> SaveViewDialog::draw(LaterPart, Context& context, const desk::TicketQuery& query) {
  if (!open_) return std::nullopt;
  Ui& ui = context.ui;
  const Text error = error_.shown();
  FieldOptions options{.error = error, .required = true, .focus_now = fresh_};
  fresh_ = false;
  const float field = field_height(ui, options);
  Dialog dialog(ui, tr("Save view"), 420, field + 2 * gap + ui.control_height(), ui.control_height());
  Flow flow(dialog.body(), gap);
  const FieldResult typed = text_field(ui, flow.next(field), tr("Name"), name_, options);
  if (typed.edited) ui.host().drafts().set(view_draft, name_);
  bool save = typed.submitted;
  checkbox(ui, flow.next(ui.control_height()), tr("Everyone in the shop sees it"), for_everyone_);

  Rect footer = dialog.footer();
  const ButtonOptions primary{.kind = ButtonKind::primary};
  save |= button(ui, footer.cut_right(button_width(ui, tr("Save view"), primary)), tr("Save view"), primary);
  footer.cut_right(gap_small);
  const bool cancel = button(ui, footer.cut_right(button_width(ui, tr("Cancel"))), tr("Cancel"));
  if (cancel || dialog.close_requested()) {
    open_ = false;
    ui.host().drafts().set(view_draft, "");
  }
  if (!save) return std::nullopt;
  const Result<Id> view = context.desk.views().save(name_, query, for_everyone_);
  if (!view) {
    error_ = view.error().message;
    return std::nullopt;
  }
  open_ = false;
  ui.host().drafts().set(view_draft, "");
  return *view;
}

}  // namespace counterbell::ui
