// The sheet by which everyone on staff knows what the shop promises: a page for the wall.
#pragma once

#include <optional>
#include <string_view>

#include "ui/common/context.h"
#include "ui/kit/sheet.h"
#include "ui/service/service_draft.h"

namespace counterbell::ui {

/// The rules on a sheet, as it is printed at `now`. They must be ones that check() finds nothing wrong with. `since` is when
/// they were published; nothing while they are a draft.
Sheet service_sheet(Host& host, std::string_view shop, const desk::sla::Rules& rules, std::optional<Time> since,
                    Time now);

/// The sheet of a draft, as such unless it is what was published; or why there is none yet.
Result<Sheet> sheet_to_print(Context& context, const ServiceDraft& draft);

}  // namespace counterbell::ui
