#include "shell/cli/shop/shop_json.h"

namespace counterbell::cli {

using nlohmann::json;

json ranges_json(const std::map<Id, std::vector<VersionVector::Range>>& ranges) {
  json listed = json::object();
  for (const auto& [replica, of_replica] : ranges) listed[replica.text()] = VersionVector::text(of_replica);
  return listed;
}

json forks_json(const Replica& replica) {
  json forks = json::array();
  for (const Fork& fork : replica.forks())
    forks.push_back({{"replica", fork.dot.replica.text()}, {"seq", fork.dot.seq}});
  return forks;
}

}  // namespace counterbell::cli
