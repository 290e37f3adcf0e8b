// Views that people have saved: queries with a name.
#pragma once

#include <string_view>
#include <vector>

#include "desk/base/workplace.h"
#include "desk/tickets/views.h"
#include "model/error.h"

namespace counterbell::desk {

class SavedViews {
 public:
  explicit SavedViews(Workplace& workplace) : workplace_(workplace) {}

  /// Those of whoever is signed in and those of the shop, by name.
  std::vector<const Record*> list() const;
  Result<Id> save(std::string_view name, const TicketQuery& query, bool for_everyone);
  Result<void> trash(const Id& view);

 private:
  Workplace& workplace_;
};

}  // namespace counterbell::desk
