#include "ui/common/country_select.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "model/schema.h"
#include "ui/kit/widgets/fields.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {

COUNTERBELL_LATER(countries)
bool country_select(LaterPart, Ui& ui, Flow& flow, std::string& code) {
  const std::string lines = ui.host().countries();
  std::vector<std::string_view> codes{""};
  std::vector<Words> names{tr("Not said")};
  for (std::string_view rest = lines; rest.size() > 3;) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    codes.push_back(line.substr(0, 2));
    names.push_back(verbatim(line.substr(3)));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
  }
  const auto known = std::ranges::find(codes, code);
  int chosen = known == codes.end() ? 0 : static_cast<int>(known - codes.begin());
  const Rect place = flow.next(field_height(ui, {}));
  if (!select(ui, place, spec(Field::shop_country).label, names, chosen, {.show_label = true})) return false;
  code = codes[static_cast<std::size_t>(chosen)];
  return true;
}

}  // namespace counterbell::ui
