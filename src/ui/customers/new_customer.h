// The dialog that adds a customer who has no ticket yet.
#pragma once

#include <optional>
#include <string>

#include "ui/common/context.h"

namespace counterbell::ui {

/// Half-typed text is kept as a draft.
class NewCustomerDialog {
 public:
  void open(Context& context);
  /// Draws it when open; the customer's id once added.
  std::optional<Id> draw(Context& context);

 private:
  void keep(Context& context);
  void read(Context& context);

  bool open_ = false;
  bool take_focus_ = false;
  std::uint64_t drafts_read_ = 0;  ///< As Drafts::changes_elsewhere then was.
  desk::NewCustomer typed_;
  Message error_;
};

}  // namespace counterbell::ui
