// The numbering plans that come with the later part of the program (web/device/phones.js).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "desk/base/phone.h"

namespace counterbell::browser {

class BrowserPhones : public desk::NumberPlans {
 public:
  std::optional<desk::PlannedNumber> plan(std::string_view typed, std::string_view country) override;
};

}  // namespace counterbell::browser
