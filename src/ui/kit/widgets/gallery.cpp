#include "ui/kit/widgets/gallery.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "ui/icons.h"
#include "ui/kit/widgets/gallery_layout.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {

namespace {

constexpr float column_width = 560;

}  // namespace

void Gallery::draw(LaterPart later, Ui& ui, Toasts& toasts, Rect area) {
  ScrollArea scroll(ui, "gallery", area);
  const Scope main(ui, Role::main, tr("Gallery"), area);
  const float margin = ui.width() == Width::phone ? gap : gap_large + 8;
  Rect page = scroll.content().inset(margin, gap_large);
  const bool two = page.width >= 2 * column_width + 64;
  Flow top(page);
  heading(ui, top.next(32), tr("Gallery"), 1);
  paragraph(ui, top.next(22), tr("Every widget in every state."), TextStyle::body, ui.palette().ink2);
  top.space(-16);

  page.cut_top(top.used());
  Flow left(two ? page.cut_left(column_width) : Rect(page).cut_left(std::min(page.width, text_max_width)));
  page.cut_left(64);
  Flow other(page.cut_left(column_width));
  Flow& right = two ? other : left;
  type(ui, left);
  buttons(ui, left);
  choosing(ui, left);
  fields(ui, left);
  colours(ui, right);
  tabs(ui, right);
  showing(ui, right);
  list(later, ui, right);
  long_words(ui, right);
  floating(later, ui, toasts, right);
  scroll.set_content_height(top.used() + std::max(left.used(), other.used()) + 3 * gap_large);
  dialog(ui);
}

void Gallery::type(Ui& ui, Flow& flow) {
  constexpr std::array<std::pair<TextStyle, Words>, 7> styles = {
      {{TextStyle::title, tr("Title 24/32")},
       {TextStyle::section, tr("Section 17/24")},
       {TextStyle::body, tr("Body 15/22: the urn for my father came today")},
       {TextStyle::strong, tr("Strong 15/22: Engraved urn arrived cracked")},
       {TextStyle::secondary, tr("Secondary 13/18: K7F-0042 · by phone · 10:04")},
       {TextStyle::secondary_strong, tr("Secondary strong 13/18: 25 min over")},
       {TextStyle::label, tr("Label 12/18: What does the customer want?")}}};
  gallery_section(ui, flow, tr("Type"));
  for (const auto& [style, words] : styles) {
    text(ui, flow.next(metrics(style).line_height_px), words, style, ui.palette().ink);
    flow.space(6);
  }
  paragraph(ui, flow.next(18),
            verbatim("Zażółć gęślą jaźń · Ærøskøbing · Ağrı · Łódź · 1234567890 · € £ ₺ · “quoted” – it’s"),
            TextStyle::secondary, ui.palette().ink2);
}

void Gallery::colours(Ui& ui, Flow& flow) {
  const Palette& p = ui.palette();
  const std::array<std::pair<std::string_view, Colour>, 16> all = {{{"bg", p.bg},
                                                                    {"surface", p.surface},
                                                                    {"line", p.line},
                                                                    {"ink", p.ink},
                                                                    {"ink2", p.ink2},
                                                                    {"ink3", p.ink3},
                                                                    {"accent", p.accent},
                                                                    {"accent soft", p.accent_soft},
                                                                    {"selected", p.selected},
                                                                    {"note", p.note},
                                                                    {"note line", p.note_line},
                                                                    {"customer", p.customer},
                                                                    {"brass", p.brass},
                                                                    {"bad", p.bad},
                                                                    {"bad soft", p.bad_soft},
                                                                    {"warn", p.warn}}};
  gallery_section(ui, flow, tr("Colours"));
  GalleryRow row(flow, 44);
  for (const auto& [name, colour] : all) {
    Rect place = row.next(120);
    const Rect swatch = place.cut_left(32).centred(32, 32);
    fill(ui, swatch, colour, corner_control);
    stroke(ui, swatch, p.line, corner_control);
    place.cut_left(10);
    text(ui, place, verbatim(name), TextStyle::secondary, p.ink2);
  }
}

void Gallery::showing(Ui& ui, Flow& flow) {
  gallery_section(ui, flow, tr("Showing"));
  Rect chips = flow.next(24);
  for (const std::string_view state : {"new", "open", "pending", "on_hold", "solved", "closed"}) {
    chips.cut_left(draw_chip(ui, chips, state_look(ui, state)) + gap_small);
  }
  flow.space(gap);
  Rect row = flow.next(32);
  draw_avatar(ui, row.cut_left(32), "Mia Keller", true);
  row.cut_left(gap_small);
  draw_avatar(ui, row.cut_left(32), "Ruth Alvarez", false);
  row.cut_left(gap_small);
  draw_avatar(ui, row.cut_left(22), "Tom", true);
  row.cut_left(gap);
  for (const std::string_view channel :
       {"counter", "phone", "e-mail", "chat", "text", "social", "web", "letter", "kiosk"}) {
    draw_icon(ui, row.cut_left(26), channel_icon(channel), 18, ui.palette().ink2);
  }
  row.cut_left(gap);
  for (const Words key : {verbatim("N"), verbatim("/"), tr("Ctrl K")}) {
    draw_key_cap(ui, row.cut_left(key_cap_width(ui, key)), key);
    row.cut_left(gap_small);
  }
  flow.space(gap);
  progress(ui, flow.next(10), tr("Reading the file"), 0.4f);
  flow.space(gap);
  const Rect card = flow.next(84);
  draw_card(ui, card);
  Flow words(card.inset(16, 14));
  text(ui, words.next(18), tr("What does the customer want?"), TextStyle::label, ui.palette().ink2);
  paragraph(ui, words.next(22), tr("A new urn, same engraving, before the service on Sunday"), TextStyle::body,
            ui.palette().ink);
  flow.space(gap);
  const Rect empty = flow.next(280);
  draw_card(ui, empty);
  if (empty_state(ui, empty, icon::inbox, tr("Nothing waiting"), tr("Everything is answered. Well done."),
                  tr("Look at solved tickets"))) {
    pressed_ = tr("Pressed the next step.");
  }
}

void Gallery::list(LaterPart, Ui& ui, Flow& flow) {
  gallery_section(ui, flow, tr("A list that scrolls"));
  constexpr std::size_t count = 10'000;
  const Rect area = flow.next(3.5f * ui.row_height());
  ScrollArea scroll(ui, "list", area);
  const Scope table(ui, Role::table, tr("Ten thousand rows"), area);
  rows(ui, scroll, count, ui.row_height(), [&](std::size_t i, Rect rect) {
    const Text subject = tr("Row {0}", i + 1);
    Node node;
    node.role = Role::row;
    node.name = subject;
    node.row_index = static_cast<std::int32_t>(i);
    node.selected = i == row_;
    const Press press = pressable(ui, rect, subject, std::move(node));
    if (press.pressed) row_ = i;
    if (i == row_)
      fill(ui, rect, ui.palette().selected);
    else if (press.hovered)
      fill(ui, rect, faded(ui.palette().ink, 0.03f));
    if (i == row_) fill(ui, Rect(rect).cut_left(3), ui.palette().accent);
    hairline(ui, rect.x, rect.bottom() - 1, rect.right(), rect.bottom() - 1, ui.palette().line);
    draw_line(ui, rect.inset(20, 0), subject, TextStyle::strong, ui.palette().ink);
    draw_chip(ui, rect.inset(20, 0),
              state_look(ui, i % 3 == 0   ? "open"
                             : i % 3 == 1 ? "new"
                                          : "pending"),
              Align::right);
    draw_focus_ring(ui, rect, 0, press.id);
  });
}

void Gallery::long_words(Ui& ui, Flow& flow) {
  gallery_section(ui, flow, tr("Long and foreign words"));
  constexpr Words name = verbatim("Donaudampfschifffahrtsgesellschaftskapitänswitwe von und zu Hohenstein-Oberursel");
  GalleryRow row(flow, ui.control_height());
  button(ui, row.next(180), name);
  int one = 0;
  const std::array options = {name};
  select(ui, row.next(180), tr("Customer with a long name"), options, one);
  flow.space(gap_small);
  text(ui, flow.next(22), name, TextStyle::body, ui.palette().ink);
  flow.space(gap_small);
  paragraph(
      ui, flow.next(22),
      tr("Averyveryverylongwordthatfitsonnolineatallandmustbebrokensomewhereinsideitselfbecausethereisnospaceinit, "
         "then more."),
      TextStyle::body, ui.palette().ink);
}

}  // namespace counterbell::ui
