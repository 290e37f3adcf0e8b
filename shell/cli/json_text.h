// JSON in the form in which commands print it.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace counterbell::cli {

/// `json` as text with sorted keys, indented, ending in a newline.
inline std::string text_of(const nlohmann::json& json) {
  return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace counterbell::cli
