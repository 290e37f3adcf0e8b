// A calendar file that a person chose, read whole: holidays for the opening hours.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "model/error.h"
#include "ui/kit/host.h"

namespace counterbell::ui {

class HolidayFile {
 public:
  /// Lets the person choose one, and reads it; one chosen before is forgotten.
  void choose(Host& host);
  /// Its text, or why it was refused, once all of it is read; taken once.
  std::optional<Result<std::string>> take();

 private:
  /// Lives on in the callbacks; one that nobody else holds is forgotten.
  struct Work {
    std::unique_ptr<IncomingFile> file = {};
    std::string text = {};
    std::optional<Result<std::string>> outcome = {};
  };
  static void read_next(Host& host, const std::shared_ptr<Work>& work);

  std::shared_ptr<Work> work_;
};

}  // namespace counterbell::ui
