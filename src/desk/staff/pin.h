// PINs: what staff type to say who they are.
//
// A PIN keeps honest people honest: it stops a colleague from working under somebody else's name by mistake. It is kept
// as a salted, slow hash so that nobody reads it by looking, but a number of four digits is found by trying all of them,
// so it does not stop anyone who has the shop's file.
#pragma once

#include <string>
#include <string_view>

#include "model/error.h"
#include "replica/environment.h"

namespace counterbell::desk {

/// The kept form of `pin`, empty for an empty one; an error unless it is four to eight digits.
Result<std::string> keep_pin(std::string_view pin, Random& random);

/// Whether `pin` is the one whose kept form is `kept`. Nothing kept fits every PIN: there is none.
bool is_pin(std::string_view pin, std::string_view kept);

}  // namespace counterbell::desk
