// Lines and runs that only the browser can set (ui/kit/draw/shaper.h), measured by it once each, and drawn by it into the atlas of the
// fonts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ui/kit/draw/shaper.h"

namespace counterbell::browser {

class Runs : public ui::Shaper {
 public:
  float width(std::string_view line, const ui::Setting& setting) override;
  std::size_t fitting(std::string_view line, const ui::Setting& setting, float width) override;
  std::span<const ui::BrokenLine> lines(std::string_view text, const ui::Setting& setting, float width) override;
  const ui::Picture* picture(std::string_view line, const ui::Setting& setting, bool is_right_to_left) override;

 private:
  /// What is known of a text that is set in some way: one of these.
  struct Known {
    float width = 0;
    std::size_t fitting = 0;
    std::vector<ui::BrokenLine> lines = {};
    int place = -1;  ///< Of the picture in the atlas; -1 for nowhere.
    ui::Picture picture = {};
  };
  struct Found {
    Known& known;
    bool is_new;
  };

  /// What is known of the question `what`, which may have a number to it.
  Found find(char what, std::string_view text, const ui::Setting& setting, float number = 0);
  void draw(std::string_view line, const ui::Setting& setting, bool is_right_to_left, Known& known);
  void forget();

  std::unordered_map<std::string, Known> known_;
  std::int64_t drawn_pixels_ = 0;
};

}  // namespace counterbell::browser
