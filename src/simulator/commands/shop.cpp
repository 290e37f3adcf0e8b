// Commands about the shop and its stations.
#include "simulator/commands/turn.h"

namespace counterbell::simulator {

std::string Turn::shop_settings() {
  switch (chance_.below(8)) {
    case 0:
      return "renames the shop" + outcome(desk_.shop().rename(chance_.pick(texts)));
    case 1:
      return "renames the station" + outcome(desk_.shop().rename_station(chance_.pick(texts)));
    case 2:
      return "changes the days to follow up" + outcome(desk_.shop().set_follow_up_after(
                                                   std::chrono::days(20 * chance_.below(4)) - std::chrono::days(10)));
    case 3:
      return "sets up a second shop" + outcome(desk_.shop().set_up({.shop_name = "Another", .your_name = "Me"}));
    case 4:
      return "sets the country" + outcome(desk_.shop().set_country(chance_.one_in(2) ? "DE" : chance_.pick(texts)));
    case 5: {
      const bool takes = chance_.one_in(2);
      return (takes ? "says that answering takes a ticket" : "says that answering takes nothing") +
             outcome(desk_.shop().set_answering_takes(takes));
    }
    case 6:
      return "joins again" + outcome(desk_.shop().join(chance_.pick(people)));
    default:
      return "works as station Q7Z, as the command line does" + outcome(desk_.shop().work_as("Q7Z", "Script"));
  }
}

}  // namespace counterbell::simulator
