// What staff ask about tickets: lists, counts, conversations and tags.

#include "desk/tickets/tickets.h"

#include <algorithm>
#include <functional>
#include <map>
#include <ranges>
#include <utility>

#include "desk/base/made_before.h"
#include "desk/search/search.h"
#include "desk/tickets/owned_records.h"
#include "desk/tickets/ticket_index.h"
#include "model/sort_few.h"

namespace counterbell::desk {

const TicketRow* Tickets::find(const Id& ticket) const { return index_.find(ticket); }

const TicketRow* Tickets::by_number(std::string_view number) const { return index_.find_number(number); }

std::span<const TicketRow* const> Tickets::list(const TicketQuery& query) const {
  const SearchIndex& search = query.search.empty() ? search_.index_so_far() : search_.index();
  return index_.list(query, {workplace_.me(), workplace_.now()}, search);
}

const std::array<std::size_t, built_in_view_count>& Tickets::counts() const {
  return index_.counts({workplace_.me(), workplace_.now()});
}

std::size_t Tickets::in_hand_of(const Id& staff) const { return unsolved_of(staff).size(); }

std::vector<const TicketRow*> Tickets::of_customer(const Id& customer) const {
  const std::span<const TicketRow* const> theirs = index_.of_customer(customer);
  std::vector<const TicketRow*> rows(theirs.begin(), theirs.end());
  sort_few(rows, [](const TicketRow* a, const TicketRow* b) {
    return a->opened_at != b->opened_at ? a->opened_at > b->opened_at : made_before(b->record, a->record);
  });
  return rows;
}

std::vector<ConversationEntry> Tickets::conversation(const Id& ticket) const {
  std::vector<ConversationEntry> entries;
  for (const Record* message : index_.messages(ticket)) {
    if (message->flag(Field::message_withdrawn)) continue;
    entries.push_back({message, direction_of(*message), message->time(Field::message_at, message->created().time()),
                       message->created_by()});
  }
  return entries;
}

std::vector<const Record*> Tickets::kept_for(const Record& owner) const {
  std::vector<const Record*> records;
  for (const RecordSpec& type : all_records()) {
    if (!type.owner || spec(*type.owner).target != owner.type()) continue;
    const std::vector<const Record*> owned = owned_records(workplace_.state(), index_, owner, *type.owner);
    records.insert(records.end(), owned.begin(), owned.end());
  }
  return records;
}

std::vector<std::string> Tickets::known_tags() const {
  std::map<std::string, std::size_t> used = index_.tags();
  std::erase_if(used, [](const auto& tag) { return tag.second == 0; });
  workplace_.state().for_each(RecordType::tag_set, [&](const Record& set) {
    if (set.flag(Field::tag_set_trashed)) return;
    for (const std::string& tag : set.elements(Field::tag_set_tags)) used.try_emplace(tag);
  });
  std::vector<std::pair<std::string, std::size_t>> counted(used.begin(), used.end());
  std::ranges::stable_sort(counted, std::greater<>{}, &std::pair<std::string, std::size_t>::second);
  return counted | std::views::keys | std::ranges::to<std::vector>();
}

}  // namespace counterbell::desk
