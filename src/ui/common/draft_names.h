// The names that drafts are kept under, and with them what must be forgotten once personal data is erased.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "desk/desk.h"
#include "ui/kit/host.h"

namespace counterbell::ui {

/// Of the form that takes tickets, in which a person may have left several unfinished; by place, from 0.
std::string capture_draft(const Id& person, std::size_t place);
inline constexpr std::size_t capture_drafts_each = 32;
/// The one that builds before had, whoever's it is.
inline constexpr std::string_view capture_draft_of_before = "capture";
/// Of a half-written message to a ticket, of what it is meant as, and of what had been said when it was begun.
std::string reply_draft(const Id& ticket);
std::string reply_mode_draft(const Id& ticket);
std::string reply_seen_draft(const Id& ticket);
/// Of a tag half-typed for a ticket.
std::string tag_draft(const Id& ticket);
/// Of one field of a record, edited in place.
std::string edit_draft(const Id& record, Field field);

/// How many half-typed texts are about a customer or their tickets.
std::size_t drafts_about(const desk::Desk& desk, const Drafts& drafts, const Id& customer);

/// Forgets what is half-typed about records whose personal data is erased.
void forget_erased_drafts(const State& state, Drafts& drafts);

}  // namespace counterbell::ui
