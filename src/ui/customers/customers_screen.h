// Customers: everyone the shop knows, and beside the list the one chosen from it. On a phone one or the other.
#pragma once

#include <span>
#include <string>

#include "ui/common/context.h"
#include "ui/common/row_keys.h"
#include "ui/customers/customer_page.h"
#include "ui/customers/new_customer.h"
#include "ui/kit/later.h"

namespace counterbell::ui {

class CustomersScreen {
 public:
  void draw(LaterPart later, Context& context, Rect area);

 private:
  using People = std::span<const Record* const>;

  void draw_list(LaterPart later, Context& context, Rect area, bool beside_page);
  void draw_header(Context& context, Rect rect, std::size_t count);
  void draw_rows(LaterPart, Context& context, Rect area, People people, bool beside_page);
  void draw_empty(Context& context, Rect area);
  void draw_nobody(Context& context, Rect area);
  void choose(Context& context, const Record& customer, bool replace);

  CustomerPage page_;
  NewCustomerDialog new_customer_;
  RowKeys keys_;
  std::string shown_item_;  ///< The route's item when the list last brought it into sight.
};

}  // namespace counterbell::ui
