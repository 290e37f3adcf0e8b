// What has been typed into the capture form, and its text form: kept at every keystroke.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "desk/desk.h"

namespace counterbell::ui {

struct CaptureDraft {
  std::optional<Id> customer;  ///< Someone known, picked.
  std::string name;            ///< Of somebody not picked.
  std::string reach;           ///< Phone or, with an @, e-mail.
  std::string subject;
  std::string want;
  std::string treat;
  std::string details;
  std::string channel = "counter";
  std::string network;
  std::string priority = "normal";
  std::optional<Id> assignee;  ///< As in NewTicket: absent is whoever takes it, the zero id nobody.

  bool operator==(const CaptureDraft&) const = default;
};

/// JSON; "" when nothing has been typed or picked.
std::string to_text(const CaptureDraft& draft);
/// What is left of a draft kept earlier; nothing when it is empty or makes no sense.
std::optional<CaptureDraft> parse_capture_draft(std::string_view text);

/// The ticket this asks for.
desk::NewTicket to_ticket(const CaptureDraft& draft);

}  // namespace counterbell::ui
