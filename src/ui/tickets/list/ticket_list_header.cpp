#include "ui/tickets/list/ticket_list_header.h"

#include <algorithm>
#include <iterator>

#include "ui/common/found_line.h"
#include "ui/common/ticket_words.h"
#include "ui/icons.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {
namespace {

constexpr std::string_view setting = "tickets-view";
constexpr float header_height = 56;
constexpr float line_height = 40;

/// In the order people would look for them.
constexpr desk::SortKey sort_keys[] = {desk::SortKey::urgency, desk::SortKey::opened,   desk::SortKey::changed,
                                       desk::SortKey::number,  desk::SortKey::subject,  desk::SortKey::customer,
                                       desk::SortKey::state,   desk::SortKey::priority, desk::SortKey::assignee,
                                       desk::SortKey::channel};
/// In the same order.
constexpr Words sort_labels[] = {tr("by urgency"),  tr("by opened"),   tr("by last change"), tr("by number"),
                                 tr("by subject"),  tr("by customer"), tr("by state"),       tr("by priority"),
                                 tr("by assignee"), tr("by channel")};
static_assert(std::size(sort_labels) == std::size(sort_keys));

const SelectOptions sort_look{.plain = true, .style = TextStyle::secondary};

float small_button(Ui& ui) { return ui.small_control_height() + 4; }

}  // namespace

desk::TicketQuery TicketListHeader::query(Context& context) {
  if (!loaded_) load(context);
  desk::TicketQuery query = query_;
  query.search = context.search;
  return query;
}

void TicketListHeader::load(Context& context) {
  loaded_ = true;
  const std::string kept = context.ui.host().settings().get(setting);
  if (const std::optional<desk::TicketQuery> query = desk::parse_query(kept)) query_ = *query;
  query_.search.clear();
}

void TicketListHeader::keep(Context& context) { context.ui.host().settings().set(setting, desk::to_text(query_)); }

void TicketListHeader::clear(Context& context) {
  query_.filter = {};
  context.search.clear();
  keep(context);
}

void TicketListHeader::refresh_saved(Context& context) {
  if (saved_revision_ == context.desk.revision() + 1) return;
  saved_revision_ = context.desk.revision() + 1;
  saved_views_.clear();
  for (const Record* record : context.desk.views().list()) {
    std::optional<desk::TicketQuery> query = desk::parse_query(record->text(Field::view_filter));
    if (!query) continue;  // Made by a newer version.
    const std::size_t count = context.desk.tickets().list(*query).size();
    saved_views_.push_back({record->id(), std::string(record->text(Field::view_name)), std::move(*query), count});
  }
}

Words TicketListHeader::view_name(int index) const {
  constexpr int built_in = static_cast<int>(desk::built_in_view_count);
  if (index < built_in) return desk::label(static_cast<desk::BuiltInView>(index));
  return verbatim(saved_views_[static_cast<std::size_t>(index - built_in)].name);
}

std::vector<Text> TicketListHeader::view_labels(Context& context) const {
  const auto& counts = context.desk.tickets().counts();
  std::vector<Text> labels;
  for (std::size_t i = 0; i < counts.size() + saved_views_.size(); ++i) {
    const std::size_t count = i < counts.size() ? counts[i] : saved_views_[i - counts.size()].count;
    labels.push_back(trc("what is listed, how many", "{0} ({1})", view_name(static_cast<int>(i)), thousands(count)));
  }
  return labels;
}

int TicketListHeader::chosen_view() const {
  const auto at = std::ranges::find_if(saved_views_, [&](const SavedView& view) { return view.id == saved_; });
  if (at == saved_views_.end()) return static_cast<int>(query_.view);
  return static_cast<int>(desk::built_in_view_count) + static_cast<int>(at - saved_views_.begin());
}

void TicketListHeader::choose_view(Context& context, int index) {
  constexpr int built_in = static_cast<int>(desk::built_in_view_count);
  if (index < built_in) {
    query_.view = static_cast<desk::BuiltInView>(index);
    query_.filter = {};
    saved_.reset();
  } else {
    const SavedView& view = saved_views_[static_cast<std::size_t>(index - built_in)];
    query_ = view.query;
    query_.search.clear();
    saved_ = view.id;
  }
  keep(context);
}

float TicketListHeader::view_width(Ui& ui) const {
  return select_width(ui, view_name(chosen_view()), {.plain = true, .style = TextStyle::section});
}

void TicketListHeader::draw_view(Context& context, Rect rect) {
  int chosen = chosen_view();
  const Words shown = view_name(chosen);
  const SelectOptions look{.shown = shown, .plain = true, .style = TextStyle::section};
  rect.width = std::min(rect.width, view_width(context.ui));
  const std::vector<Text> labels = view_labels(context);
  const std::vector<Words> options(labels.begin(), labels.end());
  if (select(context.ui, rect, tr("View"), options, chosen, look)) choose_view(context, chosen);
}

int TicketListHeader::chosen_sort() const {
  return static_cast<int>(std::ranges::find(sort_keys, query_.sort.key) - std::begin(sort_keys));
}

void TicketListHeader::draw_sort(Context& context, Rect& rect, std::size_t count) {
  Ui& ui = context.ui;
  const bool down = query_.sort.descending;
  const Words turn = down ? tr("Sort ascending") : tr("Sort descending");
  const ButtonOptions quiet{.kind = ButtonKind::ghost};
  if (icon_button(ui, rect.cut_right(small_button(ui)), down ? icon::arrow_down : icon::arrow_up, turn, quiet)) {
    query_.sort.descending = !down;
    keep(context);
  }
  int chosen = chosen_sort();
  const Rect place = rect.cut_right(select_width(ui, sort_labels[chosen], sort_look));
  if (select(ui, place, tr("Sort"), sort_labels, chosen, sort_look)) {
    query_.sort.key = sort_keys[chosen];
    keep(context);
  }
  const Text total = tr("{0} ·", thousands(count));
  const float width = text_width(ui, total, TextStyle::secondary) + 1;
  if (rect.width < width + view_width(ui)) return;  // The list of views has the number, too.
  text(ui, rect.cut_right(width), total, TextStyle::secondary, ui.palette().ink2);
}

float TicketListHeader::draw_parts(Context& context, Rect rect) {
  Ui& ui = context.ui;
  Rect line = rect.cut_top(line_height).inset(20, 4);
  const float left = line.x;
  float used = line_height;
  const auto room_for = [&](float width) {
    if (line.width >= width || line.x <= left) return line.cut_left(width);
    line = rect.cut_top(line_height).inset(20, 4);
    used += line_height;
    return line.cut_left(width);
  };
  for (const FilterPart& part : parts_of(context.desk, query_.filter)) {
    const IdScope scope(ui, "filter");
    if (tag(ui, room_for(tag_width(ui, part.label, true)), part.label, true)) {
      part.remove(query_.filter);
      keep(context);
    }
    line.cut_left(gap_small);
  }
  const auto quiet_link = [&](Words label) {
    const bool pressed =
        link(ui, room_for(text_width(ui, label, TextStyle::secondary_strong) + 1), label, TextStyle::secondary_strong);
    line.cut_left(gap);
    return pressed;
  };
  if (is_narrowed() && quiet_link(tr("Save view"))) save_view_.open(context.ui.host().drafts());
  if (saved_ && quiet_link(tr("Delete view")) && context.check(context.desk.views().trash(*saved_))) {
    saved_.reset();
    context.tell_done(tr("View deleted"));
  }
  return used;
}

float TicketListHeader::draw(Context& context, Rect rect, std::size_t count) {
  Ui& ui = context.ui;
  if (!loaded_) load(context);
  refresh_saved(context);
  const Rect whole = rect;
  Rect line = rect.cut_top(header_height);
  line.cut_left(12);
  line.cut_right(12);
  line = line.centred(line.width, small_button(ui));
  const ButtonOptions quiet{.kind = ButtonKind::ghost, .selected = is_narrowed()};
  if (icon_button(ui, line.cut_right(small_button(ui)), icon::filter, tr("Filter"), quiet)) filter_.open();
  const float sort_width = small_button(ui) + select_width(ui, sort_labels[chosen_sort()], sort_look);
  if (view_width(ui) + sort_width <= line.width) {
    draw_sort(context, line, count);
    draw_view(context, line);
  } else {
    draw_view(context, line);
    Rect next = rect.cut_top(line_height).inset(12, 0);
    draw_sort(context, next, count);
  }
  if (!context.search.empty()) draw_found_line(context, rect.cut_top(line_height).inset(20, 0), count);
  if (is_narrowed() || saved_) rect.cut_top(draw_parts(context, rect));
  hairline(ui, whole.x, rect.y - 1, whole.right(), rect.y - 1, ui.palette().line);

  const bool is_asking = filter_.is_open() || save_view_.is_open();
  const std::optional<LaterPart> later = is_asking ? ui.host().later() : std::nullopt;
  if (later && filter_.draw(*later, context, query_.filter)) keep(context);
  if (const std::optional<Id> view = later ? save_view_.draw(*later, context, query_) : std::nullopt) saved_ = *view;
  return whole.height - rect.height;
}

}  // namespace counterbell::ui
