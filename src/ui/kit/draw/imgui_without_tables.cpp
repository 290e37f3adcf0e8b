// What the rest of Dear ImGui names of its tables and columns, as nothing. Nobody here uses them, and the real ones
// (imgui_tables.cpp, which is not built) would weigh some kilobytes of a first visit.
#include <imgui.h>

struct ImGuiTable;
struct ImGuiTableTempData;

namespace ImGui {

void EndTable() {}
void EndColumns() {}
void TableEndRow(ImGuiTable* /*table*/) {}
void TableEndCell(ImGuiTable* /*table*/) {}
void PushColumnsBackground() {}
void PopColumnsBackground() {}
void TablePushColumnChannel(int /*column*/) {}
void TablePopColumnChannel() {}
void TablePushBackgroundChannel() {}
void TablePopBackgroundChannel() {}
void TableGcCompactSettings() {}
void TableGcCompactTransientBuffers(ImGuiTable* /*table*/) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData* /*table*/) {}
void TableSettingsAddSettingsHandler() {}

}  // namespace ImGui
