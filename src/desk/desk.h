// The desk: everything staff do (commands, which make changes) and ask (queries, which read an index kept current change
// by change). Screens and the command line use only this.
//
// Commands return at once with the change applied in memory; saving goes on behind them and shows in save_status().
// Each takes the signed-in staff member as the author.
//
// Each feature is a class in a folder of its own. The desk makes them, tells each which ones it needs, and lets them follow
// changes and prepare; it does nothing else. A feature needs only features that stand above it here.
#pragma once

#include <cstddef>
#include <cstdint>

#include "desk/base/workplace.h"
#include "desk/customers/customers.h"
#include "desk/erasure/erasure.h"
#include "desk/history/history.h"
#include "desk/search/search.h"
#include "desk/service/escalations.h"
#include "desk/service/service.h"
#include "desk/sharing/sharing.h"
#include "desk/shop/shop.h"
#include "desk/staff/staff.h"
#include "desk/tickets/saved_views.h"
#include "desk/tickets/ticket_index.h"
#include "desk/tickets/tickets.h"
#include "desk/today/today.h"

namespace counterbell::desk {

class Desk {
 public:
  /// Reads `replica`'s state into its indexes and follows its changes. The replica must outlive the desk.
  explicit Desk(Replica& replica, Preparing preparing = Preparing::when_asked);
  ~Desk();

  Staff& staff() { return staff_; }
  const Staff& staff() const { return staff_; }
  Shop& shop() { return shop_; }
  const Shop& shop() const { return shop_; }
  Customers& customers() { return customers_; }
  const Customers& customers() const { return customers_; }
  Tickets& tickets() { return tickets_; }
  const Tickets& tickets() const { return tickets_; }
  SavedViews& views() { return views_; }
  const SavedViews& views() const { return views_; }
  Service& service() { return service_; }
  const Service& service() const { return service_; }
  Escalations& escalations() { return escalations_; }
  const Escalations& escalations() const { return escalations_; }
  const Today& today() const { return today_; }
  Erasure& erasure() { return erasure_; }
  const Erasure& erasure() const { return erasure_; }
  History& history() { return history_; }
  const History& history() const { return history_; }
  Sharing& sharing() { return sharing_; }
  const Sharing& sharing() const { return sharing_; }

  Replica& replica() { return workplace_.replica(); }
  const Replica& replica() const { return workplace_.replica(); }
  const State& state() const { return workplace_.state(); }

  /// Prepares about `budget` records more for being searched and put in order, and gives whether more is to be prepared. To be
  /// called between frames, so that nobody need wait for it. Customers come first, then tickets, the newest messages before the
  /// oldest.
  bool index_some(std::size_t budget);
  /// Whether a search finds everything; false at first, when preparing between calls.
  bool is_search_complete() const { return search_.is_complete(); }

  /// Grows whenever anything shown may have changed.
  std::uint64_t revision() const { return workplace_.revision(); }
  const SaveStatus& save_status() const { return replica().save_status(); }

 private:
  void follow(const Change& change, Alterations alterations);

  Workplace workplace_;
  Search search_;
  TicketIndex ticket_index_;
  Staff staff_;
  Shop shop_;
  Customers customers_;
  Tickets tickets_;
  SavedViews views_;
  Service service_;
  Escalations escalations_;
  Today today_;
  Erasure erasure_;
  History history_;
  Sharing sharing_;
  std::uint64_t ordered_revision_ = 0;  // As it was when index_some was called last.
};

}  // namespace counterbell::desk
