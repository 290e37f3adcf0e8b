// Two tabs of one browser, as the program sees them.
#pragma once

#include "tests/ui/program.h"

namespace counterbell::test {

/// A second tab over what `first` keeps.
inline void open_tab(Program& tab, const Program& first) {
  tab.harness.host.kept_settings.entries = first.harness.host.kept_settings.entries;
  tab.harness.host.kept_drafts.entries = first.harness.host.kept_drafts.entries;
  tab.app->start(first.journal.kept_lines());
  tab.harness.settle();
}

/// Hands what `from` keeps to `to`, as the page does when another tab saved.
inline void show(Program& to, const Program& from) {
  to.app->take_kept(from.journal.kept_lines());
  to.app->kept_elsewhere_came();
  to.harness.settle();
}

}  // namespace counterbell::test
