#include "ui/screens/customers_screen.h"

#include <algorithm>

#include "ui/format.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/ticket_list_row.h"
#include "ui/screens/ticket_words.h"
#include "ui/widgets.h"

namespace counterbell::ui {
namespace {

/// Narrower than this, list and customer take turns.
constexpr float both_from = 760;
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

Press customer_row(Context& context, Rect rect, const Record& customer, std::size_t index, bool selected) {
  Ui& ui = context.ui;
  const Palette& palette = ui.palette();
  const std::string name = customer_name(&customer);
  const std::string phone(customer.text(Field::customer_phone));
  const std::string email(customer.text(Field::customer_email));
  const std::string reach = phone.empty() || email.empty() ? phone + email : phone + " · " + email;
  const std::string count = counted(context.desk.tickets_of(customer.id()).size(), "ticket", "tickets");
  Node node{.role = Role::row, .name = name + " · " + reach + " · " + count};
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
  draw_avatar(ui, inside.cut_left(avatar_size).centred(avatar_size, avatar_size), name, false);
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
  Ui& ui = context.ui;
  const std::string& item = context.route.item;
  const bool both = area.width >= both_from;
  if (both || item.empty()) {
    const Rect list = both ? area.cut_left(list_width) : area;
    draw_list(context, list, both);
    if (both) hairline(ui, list.right() - 1, list.y, list.right() - 1, list.bottom(), ui.palette().line);
  }
  if (both || !item.empty()) {
    if (const Record* customer = customer_at(context.desk, item)) {
      page_.draw(context, area, *customer, !both);
    } else {
      draw_nobody(context, area);
    }
  }
  page_.draw_dialogs(later, context);
  if (const std::optional<Id> added = new_customer_.draw(context)) {
    context.toasts.show("Customer added");
    context.search.clear();
    context.go({"customers", added->text()}, false);
  }
}

void CustomersScreen::draw_list(Context& context, Rect area, bool beside_page) {
  const People people = context.desk.customers(context.search);
  const bool searching = !context.search.empty();
  draw_header(context, area.cut_top(header_height + (searching ? found_height : 0)), people.size());
  if (people.empty()) {
    draw_empty(context, area);
    return;
  }
  if (beside_page && context.route.item.empty()) choose(context, *people.front(), true);
  draw_rows(context, area, people, beside_page);
}

void CustomersScreen::draw_header(Context& context, Rect rect, std::size_t count) {
  Ui& ui = context.ui;
  const Rect whole = rect;
  Rect line = rect.cut_top(header_height).inset(20, 0);
  line = line.centred(line.width, 36);
  const ButtonOptions add{.icon = icon::user_plus};
  if (button(ui, line.cut_right(button_width(ui, "New customer", add)), "New customer", add))
    new_customer_.open(context);
  const float height = metrics(TextStyle::section).line_height_px;
  heading(ui, line.centred(line.width, height), thousands(count) + (count == 1 ? " customer" : " customers"), 1,
          TextStyle::section);
  if (!context.search.empty()) {
    Rect found = rect.inset(20, 0);
    if (link(ui, found.cut_right(text_width(ui, "Clear", TextStyle::secondary_strong) + 1), "Clear",
             TextStyle::secondary_strong)) {
      context.search.clear();
    }
    status(ui, found, found_in_words(context, count), icon::search, ui.palette().ink2);
  }
  hairline(ui, whole.x, whole.bottom() - 1, whole.right(), whole.bottom() - 1, ui.palette().line);
}

void CustomersScreen::draw_rows(Context& context, Rect area, People people, bool beside_page) {
  Ui& ui = context.ui;
  const float height = ui.row_height();
  const Record* selected = customer_at(context.desk, context.route.item);
  const bool chosen_elsewhere = shown_item_ != context.route.item;
  shown_item_ = context.route.item;

  const IdScope ids(ui, "customers");
  const TableScope table(ui, "Customers", area, people.size());
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
  context.go({"customers", shown_item_}, replace);
}

void CustomersScreen::draw_empty(Context& context, Rect area) {
  Ui& ui = context.ui;
  if (!context.search.empty()) {
    if (empty_state(ui, area, icon::search, "Nobody found", "Try fewer letters, or a part of the phone number.",
                    "Show everyone")) {
      context.search.clear();
    }
  } else {
    empty_state(ui, area, icon::users, "No customers yet", "They are added with their first ticket, or here.");
  }
}

void CustomersScreen::draw_nobody(Context& context, Rect area) {
  Ui& ui = context.ui;
  if (context.route.item.empty()) {
    empty_state(ui, area, icon::user, "Nobody chosen", "The customer you choose in the list shows here.");
  } else if (empty_state(ui, area, icon::search, "No such customer here",
                         "They may have been added at another station whose file has not come in yet.",
                         "Show all customers")) {
    context.go({"customers", ""}, true);
  }
}

}  // namespace counterbell::ui
