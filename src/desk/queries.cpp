// What staff ask: tickets, lists, counts, conversations, tags and saved views.

#include <algorithm>
#include <ranges>

#include "desk/fold.h"
#include "desk/impl.h"
#include "desk/typed.h"

namespace counterbell::desk {

const TicketRow* Desk::ticket(const Id& id) const { return impl_->tickets.find(id); }

const TicketRow* Desk::ticket_by_number(std::string_view number) const { return impl_->tickets.find_number(number); }

std::span<const TicketRow* const> Desk::list(const TicketQuery& query) const {
  const SearchIndex& search = query.search.empty() ? impl_->search : impl_->searched();
  return impl_->tickets.list(query, impl_->viewer(), search);
}

const std::array<std::size_t, built_in_view_count>& Desk::counts() const {
  return impl_->tickets.counts(impl_->viewer());
}

std::vector<ConversationEntry> Desk::conversation(const Id& ticket) const {
  std::vector<ConversationEntry> entries;
  for (const Record* message : impl_->tickets.messages(ticket)) {
    if (message->flag(Field::message_withdrawn)) continue;
    const auto written_ms = static_cast<std::int64_t>(message->created().ms);
    entries.push_back({message, message->text(Field::message_direction),
                       message->integer(Field::message_at, written_ms), message->created_by()});
  }
  return entries;
}

std::vector<std::string> Desk::known_tags() const {
  std::map<std::string, std::size_t> used = impl_->tickets.tags();
  std::erase_if(used, [](const auto& tag) { return tag.second == 0; });
  state().for_each(RecordType::tag_set, [&](const Record& set) {
    if (set.flag(Field::tag_set_trashed)) return;
    for (const std::string& tag : set.elements(Field::tag_set_tags)) used.try_emplace(tag);
  });
  std::vector<std::pair<std::string, std::size_t>> counted(used.begin(), used.end());
  std::ranges::stable_sort(counted, std::greater<>{}, &std::pair<std::string, std::size_t>::second);
  return counted | std::views::keys | std::ranges::to<std::vector>();
}

std::vector<const Record*> Desk::saved_views() const {
  std::vector<std::pair<std::string, const Record*>> named;
  state().for_each(RecordType::view, [&](const Record& view) {
    const Id owner = view.reference(Field::view_owner);
    const bool for_me = !owner || owner == impl_->me;
    if (for_me && !view.flag(Field::view_trashed)) named.emplace_back(fold(view.text(Field::view_name)), &view);
  });
  std::ranges::sort(named, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : said_before(a.second, b.second);
  });
  return named | std::views::values | std::ranges::to<std::vector>();
}

Result<Id> Desk::save_view(std::string_view typed, const TicketQuery& query, bool for_everyone) {
  Result<std::string> name = required_text(typed, max_name_length, "The view's name", "Please give the view a name.");
  if (!name) return std::unexpected(name.error());
  const Id id = replica_->new_id();
  TicketQuery unsorted = query;
  unsorted.sort = {};
  Operation operation{
      RecordType::view,
      id,
      {{Field::view_name, *name}, {Field::view_filter, to_text(unsorted)}, {Field::view_sort, to_text(query.sort)}},
      {}};
  if (!for_everyone && impl_->me) operation.writes.push_back({Field::view_owner, impl_->me});
  impl_->commit(std::move(operation));
  return id;
}

Result<void> Desk::trash_view(const Id& view) {
  const Record* record = state().find(RecordType::view, view);
  if (!record) return fail(ErrorKind::not_found, "That view is not known here.");
  if (!record->flag(Field::view_trashed)) impl_->commit({RecordType::view, view, {{Field::view_trashed, true}}, {}});
  return {};
}

}  // namespace counterbell::desk
