// Queries for tests of lists.
#pragma once

#include "desk/tickets/views.h"

namespace counterbell::test {

inline desk::TicketQuery in(desk::BuiltInView view) {
  desk::TicketQuery query;
  query.view = view;
  return query;
}

inline desk::TicketQuery sorted(desk::SortKey key, bool descending = false) {
  desk::TicketQuery query;
  query.sort = {key, descending};
  return query;
}

}  // namespace counterbell::test
