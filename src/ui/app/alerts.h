// Tells whoever is signed in what rules told them of: a line that passes, the system's notification, a badge.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <set>
#include <span>

#include "desk/desk.h"
#include "ui/common/context.h"
#include "ui/kit/host.h"
#include "ui/kit/later.h"
#include "ui/kit/widgets/overlays.h"

namespace counterbell::ui {

/// Invariants
/// 1. What was there when somebody signed in is told by Today and the badge alone.
/// 2. Of what comes in while the shop is closed no notification is shown.
class Alerts {
 public:
  using Go = std::function<void(const Route&)>;
  /// Tells what is new, with a button that goes there.
  void follow(Host& host, desk::Desk& desk, Toasts& toasts, const Go& go);
  /// On how many tickets somebody waits for me to look.
  std::size_t tickets() const { return tickets_; }

 private:
  COUNTERBELL_LATER(alerts)
  static void tell(LaterPart, Host& host, desk::Desk& desk, Toasts& toasts, std::span<const Record* const> fresh,
                   const Go& go);

  const desk::Desk* desk_ = nullptr;
  std::uint64_t revision_ = 0;
  Id me_;
  std::set<Id> known_;  // Escalations.
  std::size_t tickets_ = 0;
};

}  // namespace counterbell::ui
