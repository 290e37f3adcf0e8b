#include "ui/settings/retention_card.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "ui/icons.h"
#include "ui/kit/widgets/forms.h"

namespace counterbell::ui {
namespace {

constexpr std::string_view retention_key = "retention_months";
constexpr std::string_view usual_retention = "36";

}  // namespace

/// What the rule would erase, looked up once as long as nothing changes.
const desk::ErasePreview& RetentionCard::kept_for_longer(Context& context, std::chrono::months months) {
  const auto minute = std::chrono::floor<std::chrono::minutes>(context.ui.now());
  const auto key = std::tuple(context.desk.revision(), months, minute);
  if (std::exchange(old_key_, key) != key) old_ = context.desk.erasure().old_preview(months);
  return old_;
}

void RetentionCard::draw(Context& context, Flow& flow) {
  Ui& ui = context.ui;
  flow_text(ui, flow, tr("Personal data should not be kept for longer than it is needed."), TextStyle::body,
            ui.palette().ink2);
  const std::string kept = ui.host().settings().get(retention_key);
  if (months_.draw(context, flow, tr("Months personal data is kept"), kept.empty() ? usual_retention : kept)) {
    if (number_in(months_.text()) > 0) {
      ui.host().settings().set(retention_key, months_.text());
      months_.written(context);
    } else {
      context.toasts.show(tr("Please give a number of months."), true);
    }
  }
  const std::chrono::months months(std::max(number_in(months_.text()), 0));
  const desk::ErasePreview& old = kept_for_longer(context, months);
  flow_text(ui, flow,
            old.is_nothing() ? Text(tr("No ticket has been closed for that long."))
                             : tr("Kept for longer: {0}.", in_words(old)),
            TextStyle::secondary, ui.palette().ink2);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left(tr("Erase old data"),
                   {.kind = ButtonKind::danger, .icon = icon::trash_2, .disabled = old.is_nothing()})) {
    erasure_dialog_.open_for_older_than(months);
  }
}

}  // namespace counterbell::ui
