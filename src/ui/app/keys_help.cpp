#include "ui/app/keys_help.h"

#include <algorithm>
#include <array>
#include <span>

#include "ui/app/features.h"
#include "ui/common/ticket_actions.h"
#include "ui/kit/layout.h"
#include "ui/kit/widgets/overlays.h"
#include "ui/kit/widgets/widgets.h"
#include "words/text.h"

namespace counterbell::ui {

namespace {

constexpr std::array everywhere = {
    KeyLine{verbatim("N"), tr("New ticket")},
    KeyLine{verbatim("/"), tr("Search")},
    KeyLine{tr("Ctrl+K"), tr("Commands, tickets and people")},
    KeyLine{tr("Ctrl+Z"), tr("Undo")},
    KeyLine{tr("Ctrl+Shift+Z"), tr("Redo")},
};
constexpr std::array everywhere_too = {
    KeyLine{tr("Esc"), tr("Close what is on top, or leave the field")},
    KeyLine{verbatim("?"), tr("These keys")},
};
constexpr std::array in_lists = {
    KeyLine{tr("J or Down"), tr("Next")},
    KeyLine{tr("K or Up"), tr("Previous")},
    KeyLine{tr("Enter"), tr("Open")},
};
constexpr std::array while_writing = {
    KeyLine{tr("Enter"), tr("Next field, or done")},
    KeyLine{tr("Ctrl+Enter"), tr("Send, or open the ticket")},
    KeyLine{tr("Tab"), tr("Next field")},
};

void draw_key(Ui& ui, Flow& flow, Words key, Words meaning) {
  constexpr float cap_width = 110;
  constexpr float spare = 8;  // Above and below the meaning.
  const float width = flow.width() - cap_width - gap;
  Rect row = flow.next(text_height(ui, meaning, TextStyle::body, width) + spare);
  const Scope item(ui, Role::listitem, trc("key, what it does", "{0}: {1}", key, meaning), row);
  draw_key_cap(ui, row.cut_left(cap_width), key);
  row.cut_left(gap);
  draw_text(ui, row.inset(0, spare / 2), meaning, TextStyle::body, ui.palette().ink);
}

void draw_keys(Ui& ui, Flow& flow, std::span<const KeyLine> lines) {
  for (const KeyLine& line : lines) draw_key(ui, flow, line.key, line.meaning);
}

/// The digits that lead to the places of the navigation, on one line.
void draw_digits(Ui& ui, Flow& flow) {
  const auto is_listed = [](const Feature& feature) { return feature.listing != Listing::none; };
  const Feature& first = features().front();
  const Feature& last = *std::ranges::find_last_if(features(), is_listed).begin();
  draw_key(ui, flow, trc("keys", "{0} to {1}", digit_of(first) - '0', digit_of(last) - '0'),
           trc("places", "{0} to {1}", first.name, last.name));
}

void draw_title(Ui& ui, Flow& flow, Words title) {
  flow.space(heading(ui, flow.rest(), title, 3, TextStyle::strong) + 4);
}

void draw_group(Ui& ui, Flow& flow, const KeyGroup& group) {
  draw_title(ui, flow, group.title);
  const Scope list(ui, Role::list, group.title, flow.rest());
  draw_keys(ui, flow, group.lines);
  flow.space(gap_small);
}

/// What one key does with the ticket on screen; the next and the previous one stand under lists.
void draw_ticket_keys(Ui& ui, Flow& flow) {
  constexpr Words title = tr("In a ticket");
  draw_title(ui, flow, title);
  const Scope list(ui, Role::list, title, flow.rest());
  for (const TicketActionLine& line : ticket_actions()) {
    if (line.action == TicketAction::next || line.action == TicketAction::previous) continue;
    draw_key(ui, flow, verbatim(std::string_view(&line.key, 1)), line.label);
  }
  flow.space(gap_small);
}

void draw_everywhere(Ui& ui, Flow& flow) {
  constexpr Words title = tr("Everywhere");
  draw_title(ui, flow, title);
  const Scope list(ui, Role::list, title, flow.rest());
  draw_keys(ui, flow, everywhere);
  draw_digits(ui, flow);
  draw_keys(ui, flow, everywhere_too);
  flow.space(gap_small);
}

}  // namespace

void KeysHelp::draw(LaterPart, Ui& ui) {
  Dialog dialog(ui, tr("Keyboard shortcuts"), 500, body_height_);
  Flow flow(dialog.body());
  draw_everywhere(ui, flow);
  draw_group(ui, flow, {tr("In lists"), in_lists});
  draw_ticket_keys(ui, flow);
  for (const Feature& feature : features()) {
    if (!feature.keys.lines.empty()) draw_group(ui, flow, feature.keys);
  }
  draw_group(ui, flow, {tr("While writing"), while_writing});
  body_height_ = flow.used();
  dialog.set_body_height(body_height_);
  if (dialog.close_requested()) open_ = false;
}

}  // namespace counterbell::ui
