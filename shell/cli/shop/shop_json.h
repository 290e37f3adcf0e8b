// What several commands print about a shop, as JSON.
#pragma once

#include <nlohmann/json.hpp>

#include <map>
#include <vector>

#include "replica/replica.h"

namespace counterbell::cli {

/// {"<replica>": "1-12,15"}.
nlohmann::json ranges_json(const std::map<Id, std::vector<VersionVector::Range>>& ranges);
/// [{"replica", "seq"}].
nlohmann::json forks_json(const Replica& replica);

}  // namespace counterbell::cli
