#include "ui/kit/printing.h"

namespace counterbell::ui {

void Printing::begin(Host& host, const Result<Sheet>& sheet) {
  trouble_ = std::make_shared<Message>(sheet ? Message() : sheet.error().message);
  host.wake();
  if (!sheet) return;
  host.print(to_json(*sheet), [&host, weak = std::weak_ptr<Message>(trouble_)](const Result<void>& printed) {
    const std::shared_ptr<Message> trouble = weak.lock();
    if (!trouble || printed) return;
    *trouble = printed.error().message;
    host.wake();
  });
}

}  // namespace counterbell::ui
