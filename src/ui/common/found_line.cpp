#include "ui/common/found_line.h"

#include "ui/common/ticket_words.h"
#include "ui/icons.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {

void draw_found_line(Context& context, Rect line, std::size_t count) {
  Ui& ui = context.ui;
  const Text found = found_in_words(context, count);
  const float clear = text_width(ui, tr("Clear"), TextStyle::secondary_strong) + 1;
  if (link(ui, line.cut_right(clear), tr("Clear"), TextStyle::secondary_strong)) context.search.clear();
  line.cut_right(gap_small);
  status(ui, line, found, icon::search, ui.palette().ink2);
}

}  // namespace counterbell::ui
