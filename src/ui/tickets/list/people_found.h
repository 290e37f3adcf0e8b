// The people that a search may mean, above the tickets it finds: who calls is known by a few digits or letters, and a ticket is taken
// for them from there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ui/common/context.h"
#include "ui/kit/later.h"

namespace counterbell::ui {

class PeopleFound {
 public:
  /// Finds them for what is searched for now; to be called before the rest.
  COUNTERBELL_LATER(people_found) void look(LaterPart, Context& context);
  /// The entries: the people, then the offer to take a ticket. None while nothing is searched for.
  std::size_t count() const { return searched_.empty() ? 0 : people_.size() + 1; }
  std::size_t people() const { return people_.size(); }
  float height(Ui& ui) const;
  COUNTERBELL_LATER(draw_people_found)
  void draw(LaterPart, Context& context, Rect rect, std::optional<std::size_t> marked);
  /// Goes to the person, or takes the ticket.
  void run(Context& context, std::size_t entry);
  /// Takes a ticket for the one person found, else for what was typed.
  void take_ticket(Context& context);

 private:
  struct Person {
    const Record* record;
    std::size_t open_tickets;
  };
  Text offer(Context& context) const;
  bool draw_person(Context& context, Rect rect, const Person& person, bool marked);

  std::string searched_;
  std::uint64_t revision_ = 0;
  std::vector<Person> people_;
};

}  // namespace counterbell::ui
