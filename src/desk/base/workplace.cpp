#include "desk/base/workplace.h"

#include <utility>

namespace counterbell::desk {

Dot Workplace::commit(std::vector<Operation> operations, Journal::Done saved) {
  return replica_->commit(std::move(operations), me_, std::move(saved));
}

Dot Workplace::commit(Operation operation, Journal::Done saved) {
  std::vector<Operation> operations;
  operations.push_back(std::move(operation));
  return commit(std::move(operations), std::move(saved));
}

}  // namespace counterbell::desk
