#include "ui/screens/gallery.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "ui/fields.h"
#include "ui/icons.h"
#include "ui/widgets.h"

namespace counterbell::ui {

namespace {

constexpr float section_gap = 40;
constexpr float column_width = 560;

const std::vector<std::string> channels = {"Counter", "Phone", "E-mail", "Chat", "Text",
                                           "Social",  "Web",   "Letter", "Kiosk"};
const std::vector<std::string> priorities = {"Low", "Normal", "High", "Urgent"};
const std::vector<std::string> people = {"Nobody", "Mia Keller", "Tom Novak", "Aiko Tanaka"};
const std::vector<std::string> segment_names = {"Reply to customer", "Note", "Promise"};

void section(Ui& ui, Flow& flow, std::string_view title) {
  flow.space(section_gap);
  heading(ui, flow.next(24), title, 2, TextStyle::section);
  flow.space(gap_small);
  hairline(ui, flow.rest().x, flow.y(), flow.rest().x + flow.width(), flow.y(), ui.palette().line);
  flow.space(gap);
}

/// Hands out places from left to right, in a new line when one is full.
class Row {
 public:
  Row(Flow& flow, float height) : flow_(flow), height_(height), line_(flow.next(height)) {}
  Rect next(float width) {
    if (width > line_.width && used_) {
      flow_.space(gap_small);
      line_ = flow_.next(height_);
    }
    used_ = true;
    const Rect place = line_.cut_left(width);
    line_.cut_left(gap_small + 4);
    return place;
  }

 private:
  Flow& flow_;
  float height_;
  Rect line_;
  bool used_ = false;
};

}  // namespace

void Gallery::draw(LaterPart, Ui& ui, Toasts& toasts, Rect area) {
  ScrollArea scroll(ui, "gallery", area);
  const Scope main(ui, Role::main, "Gallery", area);
  const float margin = ui.width() == Width::phone ? gap : gap_large + 8;
  Rect page = scroll.content().inset(margin, gap_large);
  const bool two = page.width >= 2 * column_width + 64;
  Flow top(page);
  heading(ui, top.next(32), "Gallery", 1);
  paragraph(ui, top.next(22), "Every widget in every state.", TextStyle::body, ui.palette().ink2);
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
  list(ui, right);
  long_words(ui, right);
  floating(ui, toasts, right);
  scroll.set_content_height(top.used() + std::max(left.used(), other.used()) + 3 * gap_large);
  dialog(ui);
}

void Gallery::type(Ui& ui, Flow& flow) {
  constexpr std::array<std::pair<TextStyle, std::string_view>, 7> styles = {
      {{TextStyle::title, "Title 24/32"},
       {TextStyle::section, "Section 17/24"},
       {TextStyle::body, "Body 15/22: the urn for my father came today"},
       {TextStyle::strong, "Strong 15/22: Engraved urn arrived cracked"},
       {TextStyle::secondary, "Secondary 13/18: K7F-0042 · by phone · 10:04"},
       {TextStyle::secondary_strong, "Secondary strong 13/18: 25 min over"},
       {TextStyle::label, "Label 12/18: What does the customer want?"}}};
  section(ui, flow, "Type");
  for (const auto& [style, words] : styles) {
    text(ui, flow.next(metrics(style).line_height_px), words, style, ui.palette().ink);
    flow.space(6);
  }
  paragraph(ui, flow.next(18), "Zażółć gęślą jaźń · Ærøskøbing · Ağrı · Łódź · 1234567890 · € £ ₺ · “quoted” – it’s",
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
  section(ui, flow, "Colours");
  Row row(flow, 44);
  for (const auto& [name, colour] : all) {
    Rect place = row.next(120);
    const Rect swatch = place.cut_left(32).centred(32, 32);
    fill(ui, swatch, colour, corner_control);
    stroke(ui, swatch, p.line, corner_control);
    place.cut_left(10);
    text(ui, place, name, TextStyle::secondary, p.ink2);
  }
}

void Gallery::buttons(Ui& ui, Flow& flow) {
  struct Sample {
    std::string_view label;
    ButtonOptions options;
  };
  const std::array<Sample, 10> samples = {{
      {"Open ticket", {.kind = ButtonKind::primary}},
      {"New ticket", {.kind = ButtonKind::primary, .icon = icon::plus, .shortcut = "N"}},
      {"Cannot", {.kind = ButtonKind::primary, .disabled = true}},
      {"Solve…", {}},
      {"Playbook", {.icon = icon::book_open}},
      {"Not now", {.disabled = true}},
      {"Cancel", {.kind = ButtonKind::ghost}},
      {"History", {.kind = ButtonKind::ghost, .icon = icon::history}},
      {"More", {.icon_after = icon::chevron_down}},
      {"Erase this device", {.kind = ButtonKind::danger, .icon = icon::trash_2}},
  }};
  section(ui, flow, "Buttons");
  Row row(flow, ui.control_height());
  for (const Sample& sample : samples) {
    if (button(ui, row.next(button_width(ui, sample.label, sample.options)), sample.label, sample.options)) {
      pressed_ = "Pressed " + std::string(sample.label) + ".";
    }
  }
  flow.space(gap_small);
  Row icons(flow, 36);
  if (icon_button(ui, icons.next(36), icon::undo_2, "Undo")) pressed_ = "Pressed Undo.";
  if (icon_button(ui, icons.next(36), icon::printer, "Print")) pressed_ = "Pressed Print.";
  icon_button(ui, icons.next(36), icon::trash_2, "Delete for ever", {.disabled = true});
  if (link(ui, icons.next(140), "What is kept here?")) pressed_ = "Pressed the link.";
  flow.space(gap_small);
  status(ui, flow.next(18), pressed_, icon::check, ui.palette().ink2);
}

void Gallery::choosing(Ui& ui, Flow& flow) {
  section(ui, flow, "Choosing");
  Row row(flow, 22 + ui.control_height());
  select(ui, row.next(170), "Channel", channels, channel_, {.show_label = true});
  select(ui, row.next(150), "Priority", priorities, priority_, {.icon = icon::flag, .show_label = true});
  int fixed = 0;
  select(ui, row.next(170), "Station", channels, fixed, {.show_label = true, .disabled = true});
  flow.space(gap);
  Row compact(flow, 32);
  select(ui, compact.next(116), "Priority, compact", priorities, priority_, {.icon = icon::flag});
  const std::string& person = people[static_cast<std::size_t>(person_)];
  select(ui, compact.next(176), "Assignee", people, person_, {.avatar = person_ > 0 ? std::string_view(person) : ""});
  flow.space(gap);
  segments(ui, flow.next(32), "What to write", segment_names, segment_);
  flow.space(gap_small);
  checkbox(ui, flow.next(ui.control_height()), "Mail the customer a copy", check_on_);
  checkbox(ui, flow.next(ui.control_height()), "Ask again tomorrow", check_off_);
  flow.space(gap_small);
  Row tags(flow, 26);
  for (const std::string_view name : {"damaged", "memorial"}) {
    if (tag(ui, tags.next(tag_width(ui, name, true)), name, true)) pressed_ = "Removed " + std::string(name) + ".";
  }
  tag(ui, tags.next(tag_width(ui, "Add tag", false)), "Add tag", false);
}

void Gallery::fields(Ui& ui, Flow& flow) {
  section(ui, flow, "Fields");
  const auto field = [&](std::string_view name, std::string& value, const FieldOptions& options, int lines = 1) {
    text_field(ui, flow.next(field_height(ui, options, lines)), name, value, options);
    flow.space(gap);
  };
  field("Search the gallery", search_,
        {.placeholder = "Search tickets, people, words",
         .icon = icon::search,
         .shortcut = "/",
         .search = true,
         .label_above = false});
  field("Subject", texts_[0], {.placeholder = "What is it about?", .required = true});
  field("Customer", texts_[1], {.icon = icon::user, .takes_arrows = true});
  field("PIN", texts_[3], {.input_mode = InputMode::numeric, .masked = true});
  field("E-mail", texts_[4], {.error = "That is not a whole e-mail address.", .input_mode = InputMode::email});
  field("Message", message_, {.multiline = true}, 4);
  field("Details", texts_[5], {.placeholder = "Anything that helps whoever sees it through", .multiline = true}, 2);
}

void Gallery::tabs(Ui& ui, Flow& flow) {
  struct Place {
    std::string_view name;
    const char* icon;
    std::string_view count;
  };
  constexpr std::array<Place, 4> places = {{{"Today", icon::sun, "3"},
                                            {"Tickets", icon::inbox, "18"},
                                            {"Customers", icon::users, ""},
                                            {"Share", icon::arrow_left_right, ""}}};
  section(ui, flow, "Tabs");
  Rect area = flow.next(176);
  const auto draw = [&](std::string_view key, auto place_of, bool icon_only, bool stacked) {
    const IdScope ids(ui, key);
    const Scope list(ui, Role::tablist, key, area);
    for (int i = 0; i < static_cast<int>(places.size()); ++i) {
      const Place& place = places[static_cast<std::size_t>(i)];
      const TabOptions options{place.icon, place.count, i == tab_, icon_only, stacked};
      if (tab(ui, place_of(static_cast<float>(i)), place.name, options)) tab_ = i;
    }
  };
  draw("Rail", [&](float i) { return Rect{area.x, area.y + i * 44, 176, 40}; }, false, false);
  draw("Icons", [&](float i) { return Rect{area.x + 200, area.y + i * 44, 40, 40}; }, true, false);
  draw("Bar", [&](float i) { return Rect{area.x + 264 + i * 70, area.y, 70, 56}; }, false, true);
}

void Gallery::showing(Ui& ui, Flow& flow) {
  section(ui, flow, "Showing");
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
  for (const std::string_view key : {"N", "/", "Ctrl K"}) {
    draw_key_cap(ui, row.cut_left(key_cap_width(ui, key)), key);
    row.cut_left(gap_small);
  }
  flow.space(gap);
  progress(ui, flow.next(10), "Reading the file", 0.4f);
  flow.space(gap);
  const Rect card = flow.next(84);
  draw_card(ui, card);
  Flow words(card.inset(16, 14));
  text(ui, words.next(18), "What does the customer want?", TextStyle::label, ui.palette().ink2);
  paragraph(ui, words.next(22), "A new urn, same engraving, before the service on Sunday", TextStyle::body,
            ui.palette().ink);
  flow.space(gap);
  const Rect empty = flow.next(280);
  draw_card(ui, empty);
  if (empty_state(ui, empty, icon::inbox, "Nothing waiting", "Everything is answered. Well done.",
                  "Look at solved tickets")) {
    pressed_ = "Pressed the next step.";
  }
}

void Gallery::list(Ui& ui, Flow& flow) {
  section(ui, flow, "A list that scrolls");
  constexpr std::size_t count = 10'000;
  const Rect area = flow.next(3.5f * ui.row_height());
  ScrollArea scroll(ui, "list", area);
  const Scope table(ui, Role::table, "Ten thousand rows", area);
  rows(ui, scroll, count, ui.row_height(), [&](std::size_t i, Rect rect) {
    const std::string subject = "Row " + std::to_string(i + 1);
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
  section(ui, flow, "Long and foreign words");
  constexpr std::string_view name = "Donaudampfschifffahrtsgesellschaftskapitänswitwe von und zu Hohenstein-Oberursel";
  Row row(flow, ui.control_height());
  button(ui, row.next(180), name);
  int one = 0;
  const std::vector<std::string> options = {std::string(name)};
  select(ui, row.next(180), "Customer with a long name", options, one);
  flow.space(gap_small);
  text(ui, flow.next(22), name, TextStyle::body, ui.palette().ink);
  flow.space(gap_small);
  paragraph(ui, flow.next(22),
            "Averyveryverylongwordthatfitsonnolineatallandmustbebrokensomewhereinsideitselfbecausethereisnospaceinit, "
            "then more.",
            TextStyle::body, ui.palette().ink);
}

void Gallery::floating(Ui& ui, Toasts& toasts, Flow& flow) {
  section(ui, flow, "What floats");
  Row row(flow, ui.control_height());
  if (button(ui, row.next(button_width(ui, "Open a dialog")), "Open a dialog")) dialog_open_ = true;
  const ButtonOptions more{.icon_after = icon::chevron_down};
  const Rect anchor = row.next(button_width(ui, "Open a menu", more));
  if (button(ui, anchor, "Open a menu", more)) open_menu(ui, "Ticket menu");
  const std::array<MenuItem, 4> items = {{{.label = "Copy number", .icon = icon::hash},
                                          {.label = "Print", .icon = icon::printer},
                                          {.label = "Merge…", .icon = icon::merge, .disabled = true},
                                          {.label = "Move to trash", .icon = icon::trash_2, .danger = true}}};
  if (const int chosen = menu(ui, "Ticket menu", anchor, items); chosen >= 0) {
    pressed_ = "Chose " + items[static_cast<std::size_t>(chosen)].label + ".";
  }
  if (button(ui, row.next(button_width(ui, "Show a message")), "Show a message")) {
    toasts.show("Ticket K7F-0042 opened", false, "Undo", [this] { pressed_ = "Undone."; });
  }
  if (button(ui, row.next(button_width(ui, "Show a failure")), "Show a failure")) {
    toasts.show("This file is cut off at its end, after byte 4,711. Ask for it to be exported again.", true);
  }
}

void Gallery::dialog(Ui& ui) {
  if (!dialog_open_) return;
  Dialog shown(ui, "Call the customer back", 480, 120, ui.control_height());
  if (shown.close_requested()) dialog_open_ = false;
  Flow flow(shown.body());
  flow.space(4);
  const FieldOptions options{.placeholder = "+1 555 0142", .input_mode = InputMode::tel};
  text_field(ui, flow.next(field_height(ui, options)), "Number", dialog_text_, options);
  flow.space(gap);
  select(ui, flow.next(22 + ui.control_height()), "Who calls", people, person_, {.show_label = true});
  flow.space(gap);
  flow.space(
      paragraph(ui, flow.next(18), "The promise is kept on the ticket.", TextStyle::secondary, ui.palette().ink2) - 18);
  flow.space(gap);
  shown.set_body_height(flow.used());
  Rect footer = shown.footer();
  const ButtonOptions primary{.kind = ButtonKind::primary};
  if (button(ui, footer.cut_right(button_width(ui, "Promise it", primary)), "Promise it", primary))
    dialog_open_ = false;
  footer.cut_right(gap_small);
  if (button(ui, footer.cut_right(button_width(ui, "Cancel")), "Cancel")) dialog_open_ = false;
}

}  // namespace counterbell::ui
