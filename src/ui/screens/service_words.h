// What screens say about promises: how they stand, and by when they are to be kept.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "ui/screen.h"

namespace counterbell::ui {

/// "First answer", "Next answer", "Solved".
std::string_view label(desk::sla::Metric metric);

/// A few words on a deadline, and how pressing it is.
struct DueWords {
  std::string text;
  Colour colour = 0;
  const char* icon = nullptr;
};
/// "in 25 min", "overdue 12 min"; asks for a frame when it should read otherwise.
DueWords due_words(Ui& ui, std::int64_t due_ms);

/// "by 10:30, in 25 min", "kept after 5 min", "missed by 12 min", "paused, 1 h left".
DueWords standing_words(Ui& ui, const desk::sla::Standing& standing);

/// The priorities that promises are made for, the most pressing first.
inline constexpr std::array promised_priorities{desk::Priority::urgent, desk::Priority::high, desk::Priority::normal,
                                                desk::Priority::low};

/// What a policy promises for a priority: "a first answer within 30 opening minutes, solved within 3 opening hours"; "nothing".
std::string promise_words(const desk::sla::Policy& policy, desk::Priority priority);

}  // namespace counterbell::ui
