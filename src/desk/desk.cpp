#include "desk/desk.h"

#include <utility>

namespace counterbell::desk {

Desk::Desk(Replica& replica, Preparing preparing)
    : workplace_(replica, preparing),
      search_(workplace_),
      ticket_index_(replica),
      staff_(workplace_),
      shop_(workplace_, staff_, ticket_index_),
      customers_(workplace_, search_, ticket_index_),
      tickets_(workplace_, ticket_index_, search_, staff_, shop_, customers_),
      views_(workplace_),
      service_(workplace_, staff_, ticket_index_),
      escalations_(workplace_, staff_, service_, ticket_index_),
      today_(workplace_, ticket_index_, tickets_, service_, escalations_),
      erasure_(workplace_, staff_, ticket_index_),
      history_(workplace_, staff_, shop_, service_, ticket_index_),
      sharing_(workplace_, shop_) {
  ticket_index_.use(service_.watch());
  replica.listen([this](const Change& change, Alterations alterations) { follow(change, alterations); });
}

Desk::~Desk() { replica().listen({}); }

void Desk::follow(const Change& change, Alterations alterations) {
  search_.follow(change, alterations);
  customers_.follow(change, alterations);
  ticket_index_.follow(change, alterations);
  service_.follow(change);
  workplace_.note_change();
}

bool Desk::index_some(std::size_t budget) {
  budget = service_.prepare_some(budget);
  budget = ticket_index_.prepare_some(budget);
  budget = customers_.prepare_some(budget);
  const std::uint64_t growth = search_.growth();
  budget = search_.prepare_some(budget);
  if (search_.growth() != growth) {
    ticket_index_.forget_lists();
    workplace_.note_change();
  }
  // While changes come in by the thousands, what is put in order would be out of it at once.
  if (std::exchange(ordered_revision_, revision()) != revision()) return true;
  return ticket_index_.order_some(customers_.order_some(budget), search_.index_so_far()) == 0;
}

}  // namespace counterbell::desk
