// The part of the gallery that can be pressed, chosen from and typed into.
#include <array>
#include <string>
#include <string_view>

#include "ui/icons.h"
#include "ui/kit/widgets/fields.h"
#include "ui/kit/widgets/gallery.h"
#include "ui/kit/widgets/gallery_layout.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {
namespace {

constexpr Words channels[] = {
    tr("Counter"),         tr("Phone"),  tr("E-mail"), tr("Chat"), trc("channel", "Text"), trc("channel", "Social"),
    trc("channel", "Web"), tr("Letter"), tr("Kiosk")};
constexpr Words priorities[] = {tr("Low"), tr("Normal"), tr("High"), tr("Urgent")};
constexpr Words people[] = {tr("Nobody"), verbatim("Mia Keller"), verbatim("Tom Novak"), verbatim("Aiko Tanaka")};
constexpr Words kinds[] = {tr("Reply to customer"), tr("Note"), tr("Promise")};

}  // namespace

void Gallery::buttons(Ui& ui, Flow& flow) {
  struct Sample {
    Words label;
    ButtonOptions options;
  };
  const std::array<Sample, 10> samples = {{
      {tr("Take ticket"), {.kind = ButtonKind::primary}},
      {tr("New ticket"), {.kind = ButtonKind::primary, .icon = icon::plus, .shortcut = "N"}},
      {tr("Cannot"), {.kind = ButtonKind::primary, .disabled = true}},
      {tr("Solve…"), {}},
      {tr("Playbook"), {.icon = icon::book_open}},
      {tr("Not now"), {.disabled = true}},
      {tr("Cancel"), {.kind = ButtonKind::ghost}},
      {tr("History"), {.kind = ButtonKind::ghost, .icon = icon::history}},
      {tr("More"), {.icon_after = icon::chevron_down}},
      {tr("Erase this device"), {.kind = ButtonKind::danger, .icon = icon::trash_2}},
  }};
  gallery_section(ui, flow, tr("Buttons"));
  GalleryRow row(flow, ui.control_height());
  for (const Sample& sample : samples) {
    if (button(ui, row.next(button_width(ui, sample.label, sample.options)), sample.label, sample.options)) {
      pressed_ = msg("Pressed {0}.", sample.label);
    }
  }
  flow.space(gap_small);
  GalleryRow icons(flow, 36);
  if (icon_button(ui, icons.next(36), icon::undo_2, tr("Undo"))) pressed_ = tr("Pressed Undo.");
  if (icon_button(ui, icons.next(36), icon::printer, tr("Print"))) pressed_ = tr("Pressed Print.");
  icon_button(ui, icons.next(36), icon::trash_2, tr("Delete for ever"), {.disabled = true});
  if (link(ui, icons.next(140), tr("What is kept here?"))) pressed_ = tr("Pressed the link.");
  flow.space(gap_small);
  status(ui, flow.next(18), pressed_.shown(), icon::check, ui.palette().ink2);
}

void Gallery::choosing(Ui& ui, Flow& flow) {
  gallery_section(ui, flow, tr("Choosing"));
  GalleryRow row(flow, 22 + ui.control_height());
  select(ui, row.next(170), tr("Channel"), channels, channel_, {.show_label = true});
  select(ui, row.next(150), tr("Priority"), priorities, priority_, {.icon = icon::flag, .show_label = true});
  int fixed = 0;
  select(ui, row.next(170), tr("Station"), channels, fixed, {.show_label = true, .disabled = true});
  flow.space(gap);
  GalleryRow compact(flow, 32);
  select(ui, compact.next(116), tr("Priority, compact"), priorities, priority_, {.icon = icon::flag});
  const Words person = people[static_cast<std::size_t>(person_)];
  select(ui, compact.next(176), tr("Assignee"), people, person_, {.avatar = person_ > 0 ? person.source() : ""});
  flow.space(gap);
  segments(ui, flow.next(32), tr("What to write"), kinds, segment_);
  flow.space(gap_small);
  checkbox(ui, flow.next(ui.control_height()), tr("Mail the customer a copy"), check_on_);
  checkbox(ui, flow.next(ui.control_height()), tr("Ask again tomorrow"), check_off_);
  flow.space(gap_small);
  GalleryRow tags(flow, 26);
  for (const std::string_view name : {"damaged", "memorial"}) {
    if (tag(ui, tags.next(tag_width(ui, verbatim(name), true)), verbatim(name), true))
      pressed_ = msg("Removed {0}.", verbatim(name));
  }
  constexpr Words add = tr("Add tag");
  tag(ui, tags.next(tag_width(ui, add, false)), add, false);
}

void Gallery::fields(Ui& ui, Flow& flow) {
  gallery_section(ui, flow, tr("Fields"));
  const auto field = [&](Words name, std::string& value, const FieldOptions& options, int lines = 1) {
    text_field(ui, flow.next(field_height(ui, options, lines)), name, value, options);
    flow.space(gap);
  };
  field(tr("Search the gallery"), search_,
        {.placeholder = tr("Search tickets, people, words"),
         .icon = icon::search,
         .shortcut = "/",
         .search = true,
         .label_above = false});
  field(tr("Subject"), texts_[0], {.placeholder = tr("What is it about?"), .required = true});
  field(tr("Customer"), texts_[1], {.icon = icon::user, .takes_arrows = true});
  field(tr("PIN"), texts_[3], {.input_mode = InputMode::numeric, .masked = true});
  field(tr("E-mail"), texts_[4], {.error = tr("That is not a whole e-mail address."), .input_mode = InputMode::email});
  field(tr("Message"), message_, {.multiline = true}, 4);
  field(tr("Details"), texts_[5], {.placeholder = tr("Anything that helps whoever sees it through"), .multiline = true},
        2);
}

void Gallery::tabs(Ui& ui, Flow& flow) {
  struct Place {
    Words name;
    const char* icon;
    std::string_view count;
  };
  constexpr std::array<Place, 4> places = {{{tr("Today"), icon::sun, "3"},
                                            {tr("Tickets"), icon::inbox, "18"},
                                            {tr("Customers"), icon::users, ""},
                                            {tr("Share"), icon::arrow_left_right, ""}}};
  gallery_section(ui, flow, tr("Tabs"));
  Rect area = flow.next(176);
  const auto draw = [&](Words name, auto place_of, bool icon_only, bool stacked) {
    const IdScope ids(ui, name);
    const Scope list(ui, Role::tablist, name, area);
    for (int i = 0; i < static_cast<int>(places.size()); ++i) {
      const Place& place = places[static_cast<std::size_t>(i)];
      const TabOptions options{place.icon, place.count, i == tab_, icon_only, stacked};
      if (tab(ui, place_of(static_cast<float>(i)), place.name, options)) tab_ = i;
    }
  };
  draw(tr("Rail"), [&](float i) { return Rect{area.x, area.y + i * 44, 176, 40}; }, false, false);
  draw(tr("Icons"), [&](float i) { return Rect{area.x + 200, area.y + i * 44, 40, 40}; }, true, false);
  draw(tr("Bar"), [&](float i) { return Rect{area.x + 264 + i * 70, area.y, 70, 56}; }, false, true);
}

void Gallery::floating(LaterPart, Ui& ui, Toasts& toasts, Flow& flow) {
  gallery_section(ui, flow, tr("What floats"));
  GalleryRow row(flow, ui.control_height());
  if (button(ui, row.next(button_width(ui, tr("Open a dialog"))), tr("Open a dialog"))) dialog_open_ = true;
  const ButtonOptions more{.icon_after = icon::chevron_down};
  const Rect anchor = row.next(button_width(ui, tr("Open a menu"), more));
  if (button(ui, anchor, tr("Open a menu"), more)) open_menu(ui, "Ticket menu");
  const std::array<MenuItem, 4> items = {{{.label = tr("Copy number"), .icon = icon::hash},
                                          {.label = tr("Print"), .icon = icon::printer},
                                          {.label = tr("Merge…"), .icon = icon::merge, .disabled = true},
                                          {.label = tr("Move to trash"), .icon = icon::trash_2, .danger = true}}};
  if (const int chosen = menu(ui, "Ticket menu", anchor, items); chosen >= 0) {
    pressed_ = msg("Chose {0}.", items[static_cast<std::size_t>(chosen)].label);
  }
  if (button(ui, row.next(button_width(ui, tr("Show a message"))), tr("Show a message"))) {
    toasts.show(tr("Ticket {0} opened", verbatim("K7F-0042")), false, tr("Undo"), [this] { pressed_ = tr("Undone."); });
  }
  if (button(ui, row.next(button_width(ui, tr("Show a failure"))), tr("Show a failure"))) {
    toasts.show(tr("This file is cut off at its end, after byte 4,711. Ask for it to be exported again."), true);
  }
}

void Gallery::dialog(Ui& ui) {
  if (!dialog_open_) return;
  Dialog shown(ui, tr("Call the customer back"), 480, 120, ui.control_height());
  if (shown.close_requested()) dialog_open_ = false;
  Flow flow(shown.body());
  flow.space(4);
  const FieldOptions options{.placeholder = verbatim("+1 555 0142"), .input_mode = InputMode::tel};
  text_field(ui, flow.next(field_height(ui, options)), tr("Number"), dialog_text_, options);
  flow.space(gap);
  select(ui, flow.next(22 + ui.control_height()), tr("Who calls"), people, person_, {.show_label = true});
  flow.space(gap);
  flow.space(
      paragraph(ui, flow.next(18), tr("The promise is kept on the ticket."), TextStyle::secondary, ui.palette().ink2) -
      18);
  flow.space(gap);
  shown.set_body_height(flow.used());
  Rect footer = shown.footer();
  const ButtonOptions primary{.kind = ButtonKind::primary};
  if (button(ui, footer.cut_right(button_width(ui, tr("Promise it"), primary)), tr("Promise it"), primary))
    dialog_open_ = false;
  footer.cut_right(gap_small);
  if (button(ui, footer.cut_right(button_width(ui, tr("Cancel"))), tr("Cancel"))) dialog_open_ = false;
}

}  // namespace counterbell::ui
