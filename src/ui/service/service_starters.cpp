#include "ui/service/service_starters.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "ui/icons.h"
#include "ui/kit/widgets/forms.h"
#include "ui/starters.h"

namespace counterbell::ui {
namespace {

constexpr float most_select_width = 320;
/// What somebody wrote before a starter took its place.
constexpr std::string_view written_name = "settings/service/written";

/// The place and its special days with the hours and policies of `starter`.
ServiceDraft begun_with(ServiceDraft starter, const ServiceDraft& draft) {
  starter.zone = draft.zone;
  starter.special_days = draft.special_days;
  return starter;
}

}  // namespace

void StarterChoice::forget_written(Drafts& drafts) { drafts.set(written_name, ""); }

void StarterChoice::read() {
  if (!starters_.empty()) return;
  for (const Starter& starter : starters) starters_.push_back(parse_service_draft(starter.draft, {}));
}

/// Which starter a draft is, as yet unchanged, counted from 1; 0 when it is one's own.
int StarterChoice::place_of(const ServiceDraft& draft) const {
  const auto found = std::ranges::find_if(
      starters_, [&](const ServiceDraft& one) { return one.week == draft.week && one.policies == draft.policies; });
  return found == starters_.end() ? 0 : static_cast<int>(found - starters_.begin()) + 1;
}

bool StarterChoice::draw(Ui& ui, Flow& flow, ServiceDraft& draft, const ServiceDraft& published) {
  read();
  Drafts& drafts = ui.host().drafts();
  const int begun = place_of(draft);
  std::array<Words, 1 + std::size(starters)> names{tr("Rules of your own")};
  std::ranges::transform(starters, names.begin() + 1, &Starter::name);
  int chosen = begun;
  Rect line = flow.next(field_height(ui, {}));
  line.width = std::min(line.width, most_select_width);
  const bool has_chosen = select(ui, line, tr("Begin with"), names, chosen, {.show_label = true});
  flow_text(
      ui, flow,
      begun > 0 ? starters[begun - 1].about : tr("Choose a kind of shop, then change what is different in yours."),
      TextStyle::secondary, ui.palette().ink2);
  const std::string written = drafts.get(written_name);
  bool is_back_wanted = has_chosen && chosen == 0;
  if (!written.empty()) {
    ButtonLine buttons(ui, flow.next(ui.control_height()));
    is_back_wanted |= buttons.left(tr("Back to what I wrote"), {.icon = icon::undo_2});
  }
  const bool is_own = begun == 0 && draft != published;
  if (is_back_wanted && !written.empty()) {
    drafts.set(written_name, is_own ? to_text(draft) : "");
    draft = parse_service_draft(written, std::move(draft));
    return true;
  }
  if (!has_chosen || chosen == 0) return false;
  if (is_own) drafts.set(written_name, to_text(draft));
  draft = begun_with(starters_[static_cast<std::size_t>(chosen - 1)], draft);
  return true;
}

}  // namespace counterbell::ui
