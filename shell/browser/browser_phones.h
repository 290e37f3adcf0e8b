// Countries by the browser's tables, and the numbering plans that come with the later part of the program (web/device/phones.js).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/base/phone.h"
#include "ui/kit/host.h"

namespace counterbell::browser {

class BrowserPhones : public desk::NumberPlans {
 public:
  std::optional<desk::PlannedNumber> plan(std::string_view typed, std::string_view country) override;
};

/// All countries, in the order of their names.
std::vector<ui::Country> countries_of_browser();
std::string own_country_of_browser();

}  // namespace counterbell::browser
