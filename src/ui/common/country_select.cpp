#include "ui/common/country_select.h"

#include <algorithm>
#include <vector>

#include "model/schema.h"
#include "ui/kit/widgets/fields.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {

bool country_select(Ui& ui, Flow& flow, std::string& code) {
  const std::vector<Country>& countries = ui.host().countries();
  std::vector<Words> names{tr("Not said")};
  for (const Country& country : countries) names.push_back(verbatim(country.name));
  const auto known = std::ranges::find(countries, code, &Country::code);
  int chosen = known == countries.end() ? 0 : static_cast<int>(known - countries.begin()) + 1;
  const Rect place = flow.next(field_height(ui, {}));
  if (!select(ui, place, spec(Field::shop_country).label, names, chosen, {.show_label = true})) return false;
  code = chosen == 0 ? std::string() : countries[static_cast<std::size_t>(chosen - 1)].code;
  return true;
}

}  // namespace counterbell::ui
