#include "words/catalogue.h"

#include <utility>

namespace counterbell {
namespace {

constexpr std::string_view magic = "CBWORDS1";
constexpr std::size_t header_size = 16;
constexpr std::size_t slot_size = 16;

std::unique_ptr<const Catalogue> in_use;

template <typename Number>
Number number_at(std::string_view file, std::size_t at) {
  Number number = 0;
  for (std::size_t i = sizeof(Number); i-- > 0;)
    number = static_cast<Number>(number << 8 | static_cast<std::uint8_t>(file[at + i]));
  return number;
}

/// How plural forms are chosen; the numbers are compile.py's.
enum class PluralRule : std::uint32_t { none, one_and_many, none_or_one_and_many, slavic, count };

std::size_t plural_form(PluralRule rule, std::uint64_t n) {
  switch (rule) {
    case PluralRule::one_and_many:
      return n == 1 ? 0 : 1;
    case PluralRule::none_or_one_and_many:
      return n > 1 ? 1 : 0;
    case PluralRule::slavic:
      if (n % 10 == 1 && n % 100 != 11) return 0;
      return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : 2;
    default:
      return 0;
  }
}

}  // namespace

std::uint64_t catalogue_hash(std::string_view context, std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  const auto add = [&](char byte) { hash = (hash ^ static_cast<std::uint8_t>(byte)) * 0x100000001b3; };
  for (const char byte : context) add(byte);
  if (!context.empty()) add('\4');
  for (const char byte : text) add(byte);
  return hash;
}

std::unique_ptr<const Catalogue> Catalogue::read(std::string file) {
  std::unique_ptr<const Catalogue> catalogue(new Catalogue(std::move(file)));
  if (!catalogue->is_sound()) return nullptr;
  return catalogue;
}

bool Catalogue::is_sound() const {
  const std::uint64_t size = file_.size();
  if (size < header_size || !file_.starts_with(magic)) return false;
  if (number_at<std::uint32_t>(file_, 8) >= static_cast<std::uint32_t>(PluralRule::count)) return false;
  const std::uint64_t slots = number_at<std::uint32_t>(file_, 12);
  if (slots == 0 || (slots & (slots - 1)) != 0 || slots > (size - header_size) / slot_size) return false;
  bool has_empty = false;  // Or a search for what is not there would not end.
  for (std::size_t i = 0; i < slots; ++i) {
    const std::size_t at = header_size + i * slot_size;
    has_empty |= number_at<std::uint64_t>(file_, at) == 0;
    const std::uint64_t offset = number_at<std::uint32_t>(file_, at + 8);
    if (offset > size || number_at<std::uint32_t>(file_, at + 12) > size - offset) return false;
  }
  return has_empty;
}

std::string_view Catalogue::find(std::string_view context, std::string_view text) const {
  const std::uint64_t hash = catalogue_hash(context, text);
  const std::size_t last = number_at<std::uint32_t>(file_, 12) - 1;
  for (auto slot = static_cast<std::size_t>(hash) & last;; slot = (slot + 1) & last) {
    const std::size_t at = header_size + slot * slot_size;
    const auto kept = number_at<std::uint64_t>(file_, at);
    if (kept == 0) return {};
    if (kept == hash)
      return std::string_view(file_).substr(number_at<std::uint32_t>(file_, at + 8),
                                            number_at<std::uint32_t>(file_, at + 12));
  }
}

std::string_view Catalogue::find_plural(std::string_view one, std::uint64_t count) const {
  std::string_view forms = find({}, one);
  const auto rule = static_cast<PluralRule>(number_at<std::uint32_t>(file_, 8));
  for (std::size_t i = plural_form(rule, count); i > 0; --i) {
    const std::size_t end = forms.find('\0');
    if (end == std::string_view::npos) break;
    forms.remove_prefix(end + 1);
  }
  return forms.substr(0, forms.find('\0'));
}

void use_catalogue(std::unique_ptr<const Catalogue> catalogue) { in_use = std::move(catalogue); }

const Catalogue* catalogue_in_use() { return in_use.get(); }

}  // namespace counterbell
