// The arguments of a command: options ("--name VALUE" or "--name=VALUE"), flags without a value, and the other words in order.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/time.h"
#include "shell/cli/command.h"

namespace counterbell::cli {

class Arguments {
 public:
  /// Reads `words`. `valued` and `flags` are the names of all options and flags, without "--"; "-o" is short for "--output". Fails on
  /// any other one.
  static std::expected<Arguments, Failure> read(Words words, std::span<const std::string_view> valued,
                                                std::span<const std::string_view> flags = {});

  bool has(std::string_view option) const { return options_.contains(option); }
  std::optional<std::string_view> value(std::string_view option) const;
  /// The value of an option that must be given.
  std::expected<std::string_view, Failure> required(std::string_view option) const;
  /// A whole number, or `otherwise` when the option is not given.
  std::expected<std::uint64_t, Failure> number(std::string_view option, std::optional<std::uint64_t> otherwise) const;
  /// A time in ISO 8601, or nothing when the option is not given.
  std::expected<std::optional<Time>, Failure> time(std::string_view option) const;
  const std::vector<std::string_view>& rest() const { return rest_; }

 private:
  std::map<std::string_view, std::string_view> options_;
  std::vector<std::string_view> rest_;
};

}  // namespace counterbell::cli
