// Handing a sheet to the printer.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "model/error.h"
#include "ui/kit/host.h"
#include "ui/kit/sheet.h"

namespace counterbell::ui {

class Printing {
 public:
  /// Prints a sheet, unless there is none.
  void begin(Host& host, const Result<Sheet>& sheet);
  /// Why the last sheet could not be printed; empty when it could.
  const Message& trouble() const { return *trouble_; }
  void forget() { trouble_ = std::make_shared<Message>(); }

 private:
  std::shared_ptr<Message> trouble_ = std::make_shared<Message>();  // Shared with whoever answers later.
};

}  // namespace counterbell::ui
