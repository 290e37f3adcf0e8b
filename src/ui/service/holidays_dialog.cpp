#include "ui/service/holidays_dialog.h"

#include <algorithm>
#include <string>
#include <utility>

#include "desk/service/calendar/hours_text.h"
#include "ui/kit/format.h"
#include "ui/kit/widgets/forms.h"
#include "ui/kit/widgets/overlays.h"

namespace counterbell::ui {
namespace {

constexpr float dialog_width = 520;

}  // namespace

void HolidaysDialog::open(desk::sla::Holidays found, std::string_view special_days) {
  *this = {};
  found_ = std::move(found);
  std::erase_if(found_.days,
                [&](const desk::sla::Holiday& day) { return special_days.contains(desk::sla::date_text(day.date)); });
  is_chosen_.assign(found_.days.size(), true);
  is_open_ = true;
}

std::vector<desk::sla::Date> HolidaysDialog::chosen() const {
  std::vector<desk::sla::Date> dates;
  for (std::size_t i = 0; i < found_.days.size(); ++i) {
    const desk::sla::Date date = found_.days[i].date;
    const bool is_new = dates.empty() || dates.back() != date;  // Two entries may name one day.
    if (is_chosen_[i] && is_new) dates.push_back(date);
  }
  return dates;
}

bool HolidaysDialog::draw(Ui& ui) {
  if (!is_open_) return false;
  Dialog dialog(ui, tr("Which days is the shop closed?"), dialog_width, body_height_, ui.control_height());
  Flow flow(dialog.body(), gap_small);
  if (found_.days.empty()) {
    flow_text(ui, flow, tr("The file holds no days to come that are not in the list already."), TextStyle::body,
              ui.palette().ink2);
  } else {
    draw_days(ui, flow);
  }
  if (!found_.passed_over.empty()) draw_passed_over(ui, flow);
  body_height_ = flow.used();
  dialog.set_body_height(body_height_);
  const auto count = static_cast<std::uint64_t>(std::ranges::count(is_chosen_, true));
  ButtonLine buttons(ui, dialog.footer());
  const ButtonOptions add{.kind = ButtonKind::primary, .disabled = count == 0};
  const bool adds = buttons.right(trn("Add {0} day", "Add {0} days", count), add);
  if (buttons.right(tr("Cancel")) || dialog.close_requested() || adds) is_open_ = false;
  return adds;
}

void HolidaysDialog::draw_days(Ui& ui, Flow& flow) {
  ButtonLine all(ui, flow.next(ui.control_height()));
  if (all.left(tr("Tick all"))) std::ranges::fill(is_chosen_, true);
  if (all.left(tr("Tick none"))) std::ranges::fill(is_chosen_, false);
  for (std::size_t i = 0; i < found_.days.size(); ++i) {
    const desk::sla::Holiday& day = found_.days[i];
    const IdScope ids(ui, std::to_string(i));
    const Text label = day.name.empty()
                           ? full_date(day.date)
                           : trc("a day and its name", "{0} · {1}", full_date(day.date), verbatim(day.name));
    checkbox(ui, flow.next(checkbox_height(ui, label, flow.width())), label, is_chosen_[i]);
  }
}

void HolidaysDialog::draw_passed_over(Ui& ui, Flow& flow) const {
  flow.space(heading(ui, flow.rest(), tr("Passed over"), 3, TextStyle::strong) + 4);
  for (const desk::sla::PassedOver& one : found_.passed_over) {
    const Words name = one.name.empty() ? tr("An entry without a name") : verbatim(one.name);
    flow_text(ui, flow, trc("an entry, and why it is no holiday", "{0}: {1}", name, one.why), TextStyle::secondary,
              ui.palette().ink2);
  }
}

}  // namespace counterbell::ui
