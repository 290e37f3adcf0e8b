#include "ui/customers/customers_screen.h"

#include <algorithm>

#include "ui/common/found_line.h"
#include "ui/common/ticket_list_row.h"
#include "ui/common/ticket_words.h"
#include "ui/customers/place.h"
#include "ui/icons.h"
#include "ui/kit/layout.h"
#include "ui/kit/widgets/list_and_detail.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {
namespace {

constexpr float header_height = 56;
constexpr float found_height = 40;
constexpr float avatar_size = 36;

const Record* customer_at(const desk::Desk& desk, std::string_view item) {
  const std::optional<Id> id = Id::parse(item);
  return id ? desk.state().find(RecordType::customer, *id) : nullptr;
}

std::optional<std::size_t> index_of(std::span<const Record* const> people, const Record* customer) {
  const auto at = std::ranges::find(people, customer);
  if (!customer || at == people.end()) return std::nullopt;
  return static_cast<std::size_t>(at - people.begin());
}

/// "12 customers", "10,000 customers".
Text number_of_customers(std::size_t count) {
  constexpr std::size_t thousand = 1000;
  return count < thousand ? trn("{0} customer", "{0} customers", count) : tr("{0} customers", thousands(count));
}

Press customer_row(Context& context, Rect rect, const Record& customer, std::size_t index, bool selected) {
  Ui& ui = context.ui;
  const Palette& palette = ui.palette();
  const Words name = customer_name(&customer);
  const Text reach = reach_of(customer);
  const Text count = trn("{0} ticket", "{0} tickets", context.desk.tickets().of_customer(customer.id()).size());
  Node node{.role = Role::row, .name = trc("customer, contacts, tickets", "{0} · {1} · {2}", name, reach, count)};
  node.row_index = static_cast<std::int32_t>(index);
  node.selected = selected;
  const Press press = pressable(ui, rect, customer.id().text(), std::move(node));
  if (selected) {
    fill(ui, rect, palette.selected);
    fill(ui, {rect.x, rect.y, 3, rect.height}, palette.accent);
  } else if (press.hovered) {
    fill(ui, rect, palette.selected);
  }
  hairline(ui, rect.x, rect.bottom() - 1, rect.right(), rect.bottom() - 1, palette.line);

  Rect inside = rect.inset(20, 0);
  draw_avatar(ui, inside.cut_left(avatar_size).centred(avatar_size, avatar_size), name.shown(), false);
  inside.cut_left(12);
  inside = inside.centred(inside.width, 22 + 2 + 18);
  Rect top = inside.cut_top(22);
  draw_line(ui, top.cut_right(text_width(ui, count, TextStyle::secondary) + 1), count, TextStyle::secondary,
            palette.ink2);
  top.cut_right(gap_small);
  draw_line(ui, top, name, TextStyle::strong, palette.ink);
  inside.cut_top(2);
  draw_line(ui, inside, reach, TextStyle::secondary, palette.ink2);
  draw_focus_ring(ui, rect.inset(3), corner_control, press.id);
  return press;
}

}  // namespace

void CustomersScreen::draw(LaterPart later, Context& context, Rect area) {
  const std::string& item = context.route.item;
  const ListAndDetail panes(area, !item.empty());
  if (const std::optional<Rect> list = panes.list()) draw_list(later, context, *list, panes.are_side_by_side());
  panes.draw_line(context.ui);
  if (const std::optional<Rect> detail = panes.detail()) {
    if (const Record* customer = customer_at(context.desk, item)) {
      page_.draw(context, *detail, *customer, !panes.are_side_by_side());
    } else {
      draw_nobody(context, *detail);
    }
  }
  page_.draw_dialogs(later, context);
  if (const std::optional<Id> added = new_customer_.draw(context)) {
    context.toasts.show(Text(tr("Customer added")));
    context.search.clear();
    context.go({customers_place, added->text()}, false);
  }
}

void CustomersScreen::draw_list(LaterPart later, Context& context, Rect area, bool beside_page) {
  const People people = context.desk.customers().list(context.search);
  const bool searching = !context.search.empty();
  draw_header(context, area.cut_top(header_height + (searching ? found_height : 0)), people.size());
  if (people.empty()) {
    draw_empty(context, area);
    return;
  }
  if (context.search_keys.take_new && people.size() == 1) context.new_ticket(people.front()->id());
  if (context.search_keys.go_on) choose(context, *people.front(), false);
  if (beside_page && context.route.item.empty()) choose(context, *people.front(), true);
  draw_rows(later, context, area, people, beside_page);
}

void CustomersScreen::draw_header(Context& context, Rect rect, std::size_t count) {
  Ui& ui = context.ui;
  const Rect whole = rect;
  Rect line = rect.cut_top(header_height).inset(20, 0);
  line = line.centred(line.width, 36);
  const Text title = number_of_customers(count);
  constexpr Words add = tr("New customer");
  const ButtonOptions look{.icon = icon::user_plus};
  const float width = button_width(ui, add, look);
  const bool fits_whole = text_width(ui, title, TextStyle::section) + gap_small + width <= line.width;
  if (fits_whole ? button(ui, line.cut_right(width), add, look)
                 : icon_button(ui, line.cut_right(line.height), icon::user_plus, add))
    new_customer_.open(context);
  const float height = metrics(TextStyle::section).line_height_px;
  heading(ui, line.centred(line.width, height), title, 1, TextStyle::section);
  if (!context.search.empty()) draw_found_line(context, rect.inset(20, 0), count);
  hairline(ui, whole.x, whole.bottom() - 1, whole.right(), whole.bottom() - 1, ui.palette().line);
}

void CustomersScreen::draw_rows(LaterPart, Context& context, Rect area, People people, bool beside_page) {
  Ui& ui = context.ui;
  const float height = ui.row_height();
  const Record* selected = customer_at(context.desk, context.route.item);
  const bool chosen_elsewhere = shown_item_ != context.route.item;
  shown_item_ = context.route.item;

  const IdScope ids(ui, "customers");
  const TableScope table(ui, tr("Customers"), area, people.size());
  ScrollArea scroll(ui, "customers", area);
  scroll.set_content_height(height * static_cast<float>(people.size()));
  const auto reveal = [&](std::size_t index) {
    scroll.reveal(height * static_cast<float>(index), height * static_cast<float>(index + 1));
  };
  const std::optional<std::size_t> at = beside_page ? index_of(people, selected) : keys_.focused();
  if (const std::optional<std::size_t> to = keys_.moved(ui, people.size(), at)) {
    reveal(*to);
    ui.semantics().request_focus(ui.id(people[*to]->id().text()));
    if (beside_page) choose(context, *(selected = people[*to]), true);
  } else if (chosen_elsewhere) {
    if (const std::optional<std::size_t> index = index_of(people, selected)) reveal(*index);
  }
  rows(ui, scroll, people.size(), height, [&](std::size_t index, Rect rect) {
    const Record& customer = *people[index];
    const Press press = customer_row(context, rect, customer, index, &customer == selected);
    if (press.focused) keys_.note_focus(index);
    if (press.pressed && &customer != selected) choose(context, customer, false);
  });
}

void CustomersScreen::choose(Context& context, const Record& customer, bool replace) {
  shown_item_ = customer.id().text();  // Chosen here, so in sight already.
  context.go({customers_place, shown_item_}, replace);
}

void CustomersScreen::draw_empty(Context& context, Rect area) {
  Ui& ui = context.ui;
  if (!context.search.empty()) {
    if (empty_state(ui, area, icon::search, tr("Nobody found"), tr("Try fewer letters, or a part of the phone number."),
                    tr("Show everyone"))) {
      context.search.clear();
    }
  } else {
    empty_state(ui, area, icon::users, tr("No customers yet"), tr("They are added with their first ticket, or here."));
  }
}

void CustomersScreen::draw_nobody(Context& context, Rect area) {
  Ui& ui = context.ui;
  if (context.route.item.empty()) {
    empty_state(ui, area, icon::user, tr("Nobody chosen"), tr("The customer you choose in the list shows here."));
  } else if (empty_state(ui, area, icon::search, tr("No such customer here"),
                         tr("They may have been added at another station whose file has not come in yet."),
                         tr("Show all customers"))) {
    context.go({customers_place, ""}, true);
  }
}

}  // namespace counterbell::ui
