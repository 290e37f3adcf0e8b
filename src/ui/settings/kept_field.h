// A field that shows what a record or setting holds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "ui/common/context.h"
#include "ui/kit/layout.h"

namespace counterbell::ui {

/// What is typed is a draft until Enter or the field's Save button; until then somebody else's change does not touch it.
class KeptField {
 public:
  /// `draft` is its name among the drafts.
  explicit KeptField(std::string draft) : draft_(std::move(draft)) {}

  /// Draws it; `kept` is what it shows while nobody types. True when text() is to be written to where `kept` is from.
  bool draw(Context& context, Flow& flow, Words name, std::string_view kept);
  const std::string& text() const { return text_; }
  /// Its text was written.
  void written(Context& context);

 private:
  std::string draft_;
  std::string text_;
  bool touched_ = false;
  std::optional<std::uint64_t> drafts_read_;  // As Drafts::changes_elsewhere then was.
};

/// The whole number in `text`; -1 when it is none.
int number_in(std::string_view text);

}  // namespace counterbell::ui
