// The sheet by which everyone on staff knows what the shop promises: a page for the wall.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "ui/screen.h"
#include "ui/screens/service_draft.h"
#include "ui/sheet.h"

namespace counterbell::ui {

/// The rules on a sheet, as it is printed at `now_ms`. They must be ones that check() finds nothing wrong with. `since_ms` is when
/// they were published; nothing while they are a draft.
Sheet service_sheet(Host& host, std::string_view shop, const desk::sla::Rules& rules,
                    std::optional<std::int64_t> since_ms, std::int64_t now_ms);

/// The sheet of a draft, as such unless it is what was published; or why there is none yet.
Result<Sheet> sheet_to_print(Context& ctx, const ServiceDraft& draft);

}  // namespace counterbell::ui
