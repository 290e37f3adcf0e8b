// Carries out the commands of `counterbell do` on a desk, one by one.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

#include "desk/desk.h"

namespace counterbell::cli {

/// Reads COMMANDS, which must be an array. The commands in it are checked only when they are carried out.
Result<nlohmann::json> parse_commands(const std::string& text);

class Worker {
 public:
  explicit Worker(desk::Desk& desk) : desk_(desk) {}

  /// Carries out one command and returns its result.
  Result<nlohmann::json> carry_out(const nlohmann::json& command);

 private:
  using Members = const nlohmann::json&;
  Result<nlohmann::json> open(Members members);
  Result<nlohmann::json> message(Members members);
  Result<nlohmann::json> set(Members members);
  Result<nlohmann::json> tag(Members members);
  Result<nlohmann::json> trash(Members members);
  Result<nlohmann::json> restore(Members members);
  Result<nlohmann::json> erase(Members members);
  Result<nlohmann::json> staff(Members members);
  Result<nlohmann::json> undo(Members members);

  Result<Id> assignee(const std::string& name) const;
  Result<const desk::TicketRow*> ticket(Members members) const;
  Result<Id> customer(const std::string& name_or_id) const;

  desk::Desk& desk_;
};

}  // namespace counterbell::cli
