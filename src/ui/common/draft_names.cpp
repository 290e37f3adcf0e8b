#include "ui/common/draft_names.h"

#include <algorithm>
#include <functional>
#include <vector>

#include "ui/capture/capture_draft.h"

namespace counterbell::ui {
namespace {

/// The drafts that hold text about a record.
std::vector<std::string> texts_of(const Record& record) {
  std::vector<std::string> names;
  if (record.type() == RecordType::ticket) names = {reply_draft(record.id()), tag_draft(record.id())};
  for (const FieldSpec& field : spec(record.type()).fields) {
    if (field.privacy == Privacy::personal) names.push_back(edit_draft(record.id(), field.field));
  }
  return names;
}

/// All drafts that are about a record: those texts and what is kept with them.
std::vector<std::string> drafts_of(const Record& record) {
  std::vector<std::string> names = texts_of(record);
  if (record.type() == RecordType::ticket) {
    names.insert(names.end(), {reply_mode_draft(record.id()), reply_seen_draft(record.id())});
  }
  return names;
}

std::size_t count_drafts(const Record& record, const Drafts& drafts) {
  return static_cast<std::size_t>(
      std::ranges::count_if(texts_of(record), [&](const std::string& name) { return !drafts.get(name).empty(); }));
}

/// Visits each half-taken ticket on this device that is for a customer who was picked.
void for_each_captured(const State& state, const Drafts& drafts,
                       const std::function<void(const std::string& name, const Id& customer)>& visit) {
  const auto look = [&](const std::string& name) {
    const std::optional<CaptureDraft> draft = parse_capture_draft(drafts.get(name));
    if (draft && draft->customer) visit(name, *draft->customer);
  };
  const auto look_of = [&](const Id& person) {
    for (std::size_t place = 0; place < capture_drafts_each; ++place) look(capture_draft(person, place));
  };
  look(std::string(capture_draft_of_before));
  look_of({});
  state.for_each(RecordType::staff, [&](const Record& person) { look_of(person.id()); });
}

}  // namespace

std::string capture_draft(const Id& person, std::size_t place) {
  return "capture:" + person.text() + ":" + std::to_string(place);
}
std::string reply_draft(const Id& ticket) { return "reply:" + ticket.text(); }
std::string reply_mode_draft(const Id& ticket) { return "reply-as:" + ticket.text(); }
std::string reply_seen_draft(const Id& ticket) { return "reply-seen:" + ticket.text(); }
std::string tag_draft(const Id& ticket) { return "tag:" + ticket.text(); }
std::string edit_draft(const Id& record, Field field) {
  return "edit:" + record.text() + ":" + std::string(spec(field).name);
}

std::size_t drafts_about(const desk::Desk& desk, const Drafts& drafts, const Id& customer) {
  const Record* record = desk.state().find(RecordType::customer, customer);
  if (!record) return 0;
  std::size_t count = count_drafts(*record, drafts);
  for_each_captured(desk.state(), drafts, [&](const std::string&, const Id& whom) { count += whom == customer; });
  for (const desk::TicketRow* ticket : desk.tickets().of_customer(customer))
    count += count_drafts(*ticket->record, drafts);
  return count;
}

void forget_erased_drafts(const State& state, Drafts& drafts) {
  for (const RecordType type : {RecordType::customer, RecordType::ticket}) {
    state.for_each(type, [&](const Record& record) {
      if (!record.is_erased()) return;
      for (const std::string& name : drafts_of(record)) drafts.set(name, "");
    });
  }
  for_each_captured(state, drafts, [&](const std::string& name, const Id& whom) {
    const Record* customer = state.find(RecordType::customer, whom);
    if (customer && customer->is_erased()) drafts.set(name, "");
  });
}

}  // namespace counterbell::ui
