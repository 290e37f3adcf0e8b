// Dear ImGui's compile-time settings (IMGUI_USER_CONFIG).
#pragma once

#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_USE_WCHAR32

// Dear ImGui scans text only for its settings file and for numbers typed into fields of its own. Neither is used here, and
// the library's scanner would weigh 8 KB of a first visit.
#include <cstdio>
#undef sscanf
#define sscanf(...) 0
