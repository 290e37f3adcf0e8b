// Whether what was done here is safely kept, and how long ago something was shared.
#pragma once

#include "ui/common/context.h"
#include "words/message.h"

namespace counterbell::ui {

/// Why changes, drafts or settings cannot be kept; empty when they can.
Message storage_trouble(Context& context);

/// The width of the status, where the screen is no phone's; on that it is an icon.
float save_status_width(Context& context);
void draw_save_status(Context& context, Rect rect);

}  // namespace counterbell::ui
