#include "ui/tickets/arrivals.h"

#include <algorithm>
#include <ranges>
#include <string>

#include "ui/common/draft_names.h"

namespace counterbell::ui {
namespace {

/// What the kept text begins with, so that it says something where nothing has been said yet.
constexpr std::string_view opening = "seen";

}  // namespace

void Arrivals::read(const Drafts& drafts, const Id& ticket) {
  const std::string kept = drafts.get(reply_seen_draft(ticket));
  seen_.clear();
  begun_ = kept.starts_with(opening);
  for (const auto word : std::views::split(kept, ' ')) {
    if (const std::optional<Id> message = Id::parse(std::string_view(word))) seen_.insert(*message);
  }
  ++revision_;
}

void Arrivals::begin(const desk::Desk& desk, Drafts& drafts, const Id& ticket) {
  std::string kept(opening);
  for (const desk::ConversationEntry& entry : desk.tickets().conversation(ticket))
    kept += ' ' + entry.message->id().text();
  drafts.set(reply_seen_draft(ticket), kept);
  read(drafts, ticket);
}

void Arrivals::forget(Drafts& drafts, const Id& ticket) {
  drafts.set(reply_seen_draft(ticket), "");
  read(drafts, ticket);
}

std::vector<desk::ConversationEntry> Arrivals::among(const desk::Desk& desk, const Id& ticket) const {
  std::vector<desk::ConversationEntry> entries = desk.tickets().conversation(ticket);
  std::erase_if(entries, [&](const desk::ConversationEntry& entry) { return !is_new(entry.message->id()); });
  return entries;
}

}  // namespace counterbell::ui
