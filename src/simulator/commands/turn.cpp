#include "simulator/commands/turn.h"

#include <algorithm>
#include <vector>

namespace counterbell::simulator {

Id Turn::any(RecordType type) {
  std::vector<Id> ids;
  desk_.state().for_each(type, [&](const Record& record) { ids.push_back(record.id()); });
  if (ids.empty() || chance_.one_in(40)) return device_.replica->new_id();
  std::ranges::sort(ids);
  return chance_.one_in(2) ? ids.front() : chance_.pick(ids);
}

std::chrono::seconds Turn::some_time() { return std::chrono::seconds(60 + chance_.below(10'000)); }

std::string_view Turn::truth() { return chance_.one_in(2) ? "true" : "false"; }

std::string Turn::number(const Id& ticket) const {
  const desk::TicketRow* row = desk_.tickets().find(ticket);
  return row ? "ticket " + std::string(row->number()) : "a ticket that is not here";
}

}  // namespace counterbell::simulator
