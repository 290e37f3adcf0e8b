// Handing a sheet to the printer.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "model/error.h"
#include "ui/host.h"
#include "ui/sheet.h"

namespace counterbell::ui {

class Printing {
 public:
  /// Prints a sheet, unless there is none.
  void begin(Host& host, const Result<Sheet>& sheet);
  /// Why the last sheet could not be printed; "" when it could.
  std::string_view trouble() const { return trouble_ ? std::string_view(*trouble_) : std::string_view(); }
  void forget() { trouble_.reset(); }

 private:
  std::shared_ptr<std::string> trouble_;  // Shared with whoever answers later.
};

}  // namespace counterbell::ui
