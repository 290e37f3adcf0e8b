#include "ui/settings/settings_screen.h"

#include <cstdint>
#include <functional>
#include <string>

#include "ui/common/country_select.h"
#include "ui/common/passphrase.h"
#include "ui/icons.h"
#include "ui/kit/format.h"
#include "ui/kit/widgets/forms.h"
#include "ui/kit/widgets/page.h"
#include "ui/service/place.h"
#include "ui/service/service_sheet.h"
#include "ui/service/service_words.h"
#include "ui/settings/look.h"
#include "ui/settings/place.h"
#include "ui/settings/proof_card.h"

namespace counterbell::ui {

void SettingsScreen::draw(LaterPart later, Context& context, Rect area) {
  Ui& ui = context.ui;
  {
    Page page(ui, "settings", tr("Settings"), area);
    const auto card = [&](std::string_view key, Words title, const std::function<void(Flow&)>& draw_it) {
      cards_.draw(ui, key, page.flow(), title, draw_it);
    };
    card("shop", tr("Shop"), [&](Flow& flow) { draw_shop(later, context, flow); });
    card("service", tr("Service levels"), [&](Flow& flow) { draw_service(context, flow); });
    card("staff", tr("Staff"), [&](Flow& flow) { draw_staff(context, flow); });
    card("station", tr("This station"), [&](Flow& flow) { draw_station(context, flow); });
    card("look", trc("of this device", "Look"), [&](Flow& flow) { draw_look(ui, flow); });
    card("storage", tr("Storage"), [&](Flow& flow) { draw_storage(context, flow); });
    card("retention", tr("Retention"), [&](Flow& flow) { retention_.draw(context, flow); });
    card("proof", tr("Prove it"), [&](Flow& flow) { draw_proof_card(ui, flow); });
    card("erase", tr("Erase this device"), [&](Flow& flow) { draw_erase(context, flow); });
    card("about", tr("About"), [&](Flow& flow) { draw_about(context, flow); });
  }
  staff_dialog_.draw(context);
  erase_dialog_.draw(context);
  retention_.draw_dialog(later, context);
}

void SettingsScreen::draw_shop(LaterPart later, Context& context, Flow& flow) {
  const Record* shop = context.desk.shop().record();
  if (!shop) return;
  if (shop_name_.draw(context, flow, tr("Shop name"), shop->text(Field::shop_name)) &&
      context.check(context.desk.shop().rename(shop_name_.text()))) {
    shop_name_.written(context);
    context.tell_done(tr("Shop name changed"));
  }
  std::string country(context.desk.shop().country());
  if (country_select(later, context.ui, flow, country) && context.check(context.desk.shop().set_country(country))) {
    context.tell_done(tr("Country changed"));
  }
  flow_text(context.ui, flow, tr("Tells which telephone numbers are the same, however they are written."),
            TextStyle::secondary, context.ui.palette().ink2);
  const std::string days = std::to_string(context.desk.shop().follow_up_after().count());
  if (follow_up_days_.draw(context, flow, tr("Days a ticket can be reopened"), days) &&
      context.check(context.desk.shop().set_follow_up_after(std::chrono::days(number_in(follow_up_days_.text()))))) {
    follow_up_days_.written(context);
    context.tell_done(tr("Days changed"));
  }
  flow_text(context.ui, flow,
            tr("A reply to a ticket closed longer ago than this opens a linked follow-up ticket instead."),
            TextStyle::secondary, context.ui.palette().ink2);
  bool takes = context.desk.shop().answering_takes();
  constexpr Words takes_label = tr("Whoever answers or solves what is nobody's takes it");
  const Rect box = flow.next(checkbox_height(context.ui, takes_label, flow.width()));
  if (checkbox(context.ui, box, takes_label, takes) && context.check(context.desk.shop().set_answering_takes(takes))) {
    context.tell_done(takes ? tr("Answering takes a ticket now") : tr("Answering leaves a ticket nobody's now"));
  }
}

/// Whether the system shows on this device what is late, and the way to have it so.
void SettingsScreen::draw_notifying(Ui& ui, Flow& flow) {
  switch (ui.host().notifying()) {
    case Notifying::unsupported:
      break;
    case Notifying::unasked: {
      ButtonLine line(ui, flow.next(ui.control_height()));
      if (line.left(tr("Tell me what is late"), {.icon = icon::bell_ring})) ui.host().ask_to_notify();
      break;
    }
    case Notifying::allowed:
      flow_text(ui, flow,
                tr("This device shows a notification when you are told of something while you look elsewhere."),
                TextStyle::secondary, ui.palette().ink2);
      break;
    case Notifying::blocked:
      flow_text(
          ui, flow,
          tr("This browser shows no notifications of Counterbell. You can allow them in its settings for this page."),
          TextStyle::secondary, ui.palette().ink2);
      break;
  }
}

/// The targets, one sentence per priority, and the way to the screen where they are set.
void SettingsScreen::draw_service(Context& context, Flow& flow) {
  Ui& ui = context.ui;
  const desk::sla::Regime* regime = context.desk.service().rules();
  if (!regime) {
    flow_text(ui, flow, tr("How soon do customers hear from you? Write it down, and Counterbell watches the clock."),
              TextStyle::body, ui.palette().ink2);
  } else {
    const desk::sla::NamedPolicy& named = regime->rules.policies.back();
    for (const desk::Priority priority : target_priorities) {
      const Words name = choice_label(Field::ticket_priority, desk::name(priority));
      flow_text(ui, flow,
                trc("priority: its targets", "{0}: {1}.", name, target_words(regime->rules, named.policy, priority)),
                TextStyle::body, ui.palette().ink);
    }
    const std::size_t others = regime->rules.policies.size() - 1;
    if (others > 0) {
      flow_text(ui, flow,
                trn("And other targets for some tickets: {0} policy.",
                    "And other targets for some tickets: {0} policies.", others),
                TextStyle::secondary, ui.palette().ink2);
    }
  }
  if (regime) draw_notifying(ui, flow);
  error_line(ui, flow, printing_.trouble().shown());
  ButtonLine line(ui, flow.next(ui.control_height()));
  if (line.left(regime ? tr("Change service levels") : tr("Set up service levels")))
    context.go({settings_place, service_item}, false);
  if (!regime) return;
  ButtonLine paper(ui, flow.next(ui.control_height()));
  if (paper.left(tr("Print a sheet"), {.icon = icon::printer})) {
    printing_.begin(ui.host(), sheet_to_print(context, draft_of(regime->rules)));
  }
}

void SettingsScreen::draw_staff(Context& context, Flow& flow) {
  Ui& ui = context.ui;
  const Palette& palette = ui.palette();
  {
    const Scope list(ui, Role::list, tr("Staff"), flow.rest());
    for (const Record* person : context.desk.staff().list()) {
      const Words name = verbatim(person->text(Field::staff_name));
      const IdScope ids(ui, person->id().text());
      Rect row = flow.next(52);
      const Scope item(ui, Role::listitem, name, row);
      draw_avatar(ui, row.cut_left(36).centred(36, 36), name.source(), true);
      row.cut_left(12);
      const Rect edit_place = row.cut_right(ui.control_height());
      row.cut_right(gap_small);
      Rect lines = row.centred(row.width, 40);
      text(ui, lines.cut_top(22), name, TextStyle::strong, palette.ink);
      const Words role = choice_label(Field::staff_role, person->text(Field::staff_role));
      const std::int64_t number = person->integer(Field::staff_number);
      const Text about = person->text(Field::staff_pin).empty() ? tr("{0} · number {1} · no PIN", role, number)
                                                                : tr("{0} · number {1}", role, number);
      text(ui, lines, about, TextStyle::secondary, palette.ink2);
      const Rect square = edit_place.centred(edit_place.width, edit_place.width);
      if (icon_button(ui, square, icon::pencil, tr("Edit {0}", name), {.kind = ButtonKind::ghost}))
        staff_dialog_.open(*person);
    }
  }
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left(tr("Add staff"), {.icon = icon::user_plus})) staff_dialog_.open_new(ui.host().drafts());
}

void SettingsScreen::draw_station(Context& context, Flow& flow) {
  const Record* station = context.desk.shop().station();
  if (!station) return;
  if (station_name_.draw(context, flow, tr("Station name"), station->text(Field::station_name)) &&
      context.check(context.desk.shop().rename_station(station_name_.text()))) {
    station_name_.written(context);
    context.tell_done(tr("Station name changed"));
  }
  const Words code = verbatim(station->text(Field::station_code));
  fact_line(context.ui, flow, trc("of a station", "Code"), code);
  flow_text(context.ui, flow, tr("Tickets taken here are numbered {0}-0001 and so on.", code), TextStyle::secondary,
            context.ui.palette().ink2);
}

void SettingsScreen::draw_storage(Context& context, Flow& flow) {
  Ui& ui = context.ui;
  const StorageFigures figures = ui.host().storage();
  fact_line(ui, flow, tr("Changes kept"), verbatim(std::to_string(context.desk.replica().have().count())));
  Text used = file_size(figures.used_bytes);
  if (figures.quota_bytes > 0) used = trc("sizes", "{0} of {1}", used, file_size(figures.quota_bytes));
  fact_line(ui, flow, trc("storage", "Used"), used);
  if (figures.persistent) {
    flow_text(ui, flow, tr("The browser has promised to keep this until you erase it."), TextStyle::secondary,
              ui.palette().ink2);
  } else {
    warning_line(ui, flow,
                 tr("The browser may clear this when the device runs out of space. Share a file now and then."));
  }
  if (ui.host().is_single_file()) {
    warning_line(
        ui, flow,
        tr("Counterbell runs from a file here: other pages opened from this device could read its tickets. For "
           "daily work, use the site."));
  }
  if (remembered_passphrase(ui.host()).empty()) return;
  flow_text(ui, flow, tr("This device remembers the passphrase of protected files."), TextStyle::body,
            ui.palette().ink2);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left(tr("Forget the passphrase"))) remember_passphrase(ui.host(), "");
}

void SettingsScreen::draw_erase(Context& context, Flow& flow) {
  Ui& ui = context.ui;
  flow_text(ui, flow, tr("For a device that leaves the shop. Other stations keep what they have."), TextStyle::body,
            ui.palette().ink2);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left(tr("Erase this device"), {.kind = ButtonKind::danger, .icon = icon::trash_2})) erase_dialog_.open();
}

void SettingsScreen::draw_about(Context& context, Flow& flow) {
  fact_line(context.ui, flow, verbatim("Counterbell"), verbatim(COUNTERBELL_VERSION));
  ButtonLine buttons(context.ui, flow.next(context.ui.control_height()));
  if (buttons.left(tr("Keyboard shortcuts"), {.icon = icon::keyboard})) context.act(Action::show_keys);
}

}  // namespace counterbell::ui
