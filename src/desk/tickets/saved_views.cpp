#include "desk/tickets/saved_views.h"

#include <algorithm>
#include <ranges>
#include <string>
#include <utility>

#include "desk/base/fold.h"
#include "desk/base/made_before.h"
#include "desk/base/typed.h"
#include "model/sort_few.h"

namespace counterbell::desk {

std::vector<const Record*> SavedViews::list() const {
  std::vector<std::pair<std::string, const Record*>> named;
  workplace_.state().for_each(RecordType::view, [&](const Record& view) {
    const Id owner = view.reference(Field::view_owner);
    const bool for_me = !owner || owner == workplace_.me();
    if (for_me && !view.flag(Field::view_trashed)) named.emplace_back(fold(view.text(Field::view_name)), &view);
  });
  sort_few(named, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : made_before(a.second, b.second);
  });
  return named | std::views::values | std::ranges::to<std::vector>();
}

Result<Id> SavedViews::save(std::string_view typed, const TicketQuery& query, bool for_everyone) {
  Result<std::string> name =
      required_text(typed, max_name_length, tr("The view's name"), tr("Please give the view a name."));
  if (!name) return std::unexpected(name.error());
  const Id id = workplace_.replica().new_id();
  TicketQuery unsorted = query;
  unsorted.sort = {};
  Operation operation{
      RecordType::view,
      id,
      {{Field::view_name, *name}, {Field::view_filter, to_text(unsorted)}, {Field::view_sort, to_text(query.sort)}},
      {}};
  if (!for_everyone && workplace_.me()) operation.writes.push_back({Field::view_owner, workplace_.me()});
  workplace_.commit(std::move(operation));
  return id;
}

Result<void> SavedViews::trash(const Id& view) {
  const Record* record = workplace_.state().find(RecordType::view, view);
  if (!record) return fail(ErrorKind::not_found, "That view is not known here.");
  if (!record->flag(Field::view_trashed)) {
    workplace_.commit({RecordType::view, view, {{Field::view_trashed, true}}, {}});
  }
  return {};
}

}  // namespace counterbell::desk
