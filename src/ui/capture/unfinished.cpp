#include "ui/capture/unfinished.h"

#include <utility>

#include "ui/common/draft_names.h"
#include "ui/common/ticket_words.h"
#include "ui/icons.h"
#include "ui/kit/widgets/overlays.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {
namespace {

Id me(const Context& context) {
  const Record* person = context.desk.staff().me();
  return person ? person->id() : Id{};
}

/// By what somebody knows again what they left.
Text title_of(const CaptureDraft& draft) {
  const Words who = verbatim(draft.name.empty() ? draft.reach : draft.name);
  std::string_view what = draft.subject;
  for (const std::string* other : {&draft.want, &draft.treat, &draft.details}) {
    if (what.empty()) what = *other;
  }
  if (who.empty() && what.empty()) return Text(tr("No words yet"));
  if (who.empty()) return Text(verbatim(first_line(what)));
  if (what.empty()) return Text(who);
  return trc("customer, subject", "{0} · {1}", who, verbatim(first_line(what)));
}

}  // namespace

void UnfinishedTickets::find(Context& context, std::string_view but) {
  const Drafts& drafts = context.ui.host().drafts();
  all_.clear();
  const auto look = [&](std::string name) {
    if (name == but) return;
    std::optional<CaptureDraft> draft = parse_capture_draft(drafts.get(name));
    if (draft) all_.push_back({std::move(name), *std::move(draft)});
  };
  look(std::string(capture_draft_of_before));
  for (std::size_t place = 0; place < capture_drafts_each; ++place) look(capture_draft(me(context), place));
}

std::optional<UnfinishedTickets::One> UnfinishedTickets::draw(LaterPart, Context& context, Rect line) {
  if (all_.empty()) return std::nullopt;
  Ui& ui = context.ui;
  constexpr Words label = tr("Continue unfinished");
  const ButtonOptions look{.icon = icon::rotate_ccw};
  const Rect place = line.cut_left(button_width(ui, label, look));
  const bool is_one = all_.size() == 1;
  const bool pressed = button(ui, place, label, look);
  line.cut_left(gap_small);
  const Text about = is_one ? title_of(all_.front().draft) : trn("{0} ticket", "{0} tickets", all_.size());
  text(ui, line, about, TextStyle::secondary, ui.palette().ink2);
  if (is_one) return pressed ? std::optional(all_.front()) : std::nullopt;
  if (pressed) open_menu(ui, "unfinished");
  std::vector<Text> titles;
  for (const One& one : all_) titles.push_back(title_of(one.draft));
  std::vector<MenuItem> items;
  for (const Text& title : titles) items.push_back({.label = title});
  const int chosen = menu(ui, "unfinished", place, items);
  return chosen >= 0 ? std::optional(all_[static_cast<std::size_t>(chosen)]) : std::nullopt;
}

std::string free_draft_name(Context& context) {
  const Drafts& drafts = context.ui.host().drafts();
  for (std::size_t place = 0;; ++place) {
    std::string name = capture_draft(me(context), place);
    if (drafts.get(name).empty()) return name;
  }
}

}  // namespace counterbell::ui
