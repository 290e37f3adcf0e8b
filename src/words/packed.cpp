#include "words/packed.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "words/catalogue.h"

namespace counterbell::words_detail {
namespace {

constexpr std::size_t most_arguments = 10;
constexpr int deepest = 100;  // Messages within messages; more are none of ours.

/// Reads values from the front of a packed message. A reader that met what it should not has `failed`, and gives nothing more.
struct Reader {
  std::string_view rest;
  bool failed = false;

  char sign() {
    if (rest.empty()) return fail();
    const char first = rest.front();
    rest.remove_prefix(1);
    return first;
  }

  std::uint64_t number(char end) {
    std::uint64_t value = 0;
    const auto [stop, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    rest.remove_prefix(static_cast<std::size_t>(stop - rest.data()));
    if (error != std::errc() || sign() != end) fail();
    return value;
  }

  std::string_view sized() {
    const std::uint64_t size = number(':');
    if (failed || size > rest.size()) return fail(), std::string_view();
    const std::string_view bytes = rest.substr(0, static_cast<std::size_t>(size));
    rest.remove_prefix(bytes.size());
    return bytes;
  }

  char fail() {
    failed = true;
    rest = {};
    return 0;
  }
};

struct Arguments {
  std::array<std::string_view, most_arguments> values{};  // Packed.
  std::size_t count = 0;
};

/// Passes the value at the front by.
void skip(Reader& reader, int depth);

Arguments arguments(Reader& reader, int depth) {
  Arguments read;
  const char count = reader.sign();
  if (count < '0' || count > '9') reader.fail();
  for (const int wanted = count - '0'; !reader.failed && std::cmp_less(read.count, wanted);) {
    const std::string_view before = reader.rest;
    skip(reader, depth + 1);
    read.values[read.count++] = before.substr(0, before.size() - reader.rest.size());
  }
  return read;
}

void skip(Reader& reader, int depth) {
  if (depth > deepest) {
    reader.fail();
    return;
  }
  switch (reader.sign()) {
    case 'v':
      reader.sized();
      break;
    case 'n':
      if (reader.rest.starts_with('-')) reader.sign();
      reader.number(';');
      break;
    case 'c':
      reader.sized();
      if (!reader.rest.starts_with('m')) reader.fail();
      skip(reader, depth);
      break;
    case 'p':
      reader.sized();
      [[fallthrough]];
    case 'm':
      reader.sized();
      arguments(reader, depth);
      break;
    default:
      reader.fail();
  }
}

void add_words(std::string& out, std::string_view packed, Tongue tongue);

void add_filled(std::string& out, std::string_view text, const Arguments& given, Tongue tongue) {
  while (!text.empty()) {
    const std::size_t brace = text.find('{');
    out += text.substr(0, brace);
    if (brace == std::string_view::npos) return;
    text.remove_prefix(brace);
    const std::size_t place =
        text.size() >= 3 && text[2] == '}' ? static_cast<std::size_t>(text[1] - '0') : given.count;
    if (place < given.count) {
      add_words(out, given.values[place], tongue);
      text.remove_prefix(3);
    } else {
      out += '{';
      text.remove_prefix(1);
    }
  }
}

std::string_view plural_in(std::string_view one, std::string_view many, std::uint64_t count, Tongue tongue) {
  if (const Catalogue* catalogue = catalogue_in_use(); catalogue && tongue == Tongue::in_use) {
    if (const std::string_view found = catalogue->find_plural(one, count); !found.empty()) return found;
  }
  return count == 1 ? one : many;
}

void add_counted(std::string& out, Reader& reader, Tongue tongue) {
  const std::string_view one = reader.sized();
  const std::string_view many = reader.sized();
  const Arguments given = arguments(reader, 0);
  Reader count{given.values[0].substr(given.count > 0 ? 1 : 0)};
  add_filled(out, plural_in(one, many, count.number(';'), tongue), given, tongue);
}

/// Adds the words of one value, which must be whole (is_packed).
void add_words(std::string& out, std::string_view packed, Tongue tongue) {
  Reader reader{packed};
  std::string_view context;
  switch (reader.sign()) {
    case 'v':
      out += reader.sized();
      break;
    case 'n':
      out += packed.substr(1, packed.size() - 2);
      break;
    case 'p':
      add_counted(out, reader, tongue);
      break;
    case 'c':
      context = reader.sized();
      reader.sign();
      [[fallthrough]];
    case 'm': {
      const std::string_view text = in_tongue(context, reader.sized(), tongue);
      add_filled(out, text, arguments(reader, 0), tongue);
      break;
    }
    default:
      break;
  }
}

}  // namespace

void pack_sized(std::string& packed, std::string_view bytes) {
  packed += std::to_string(bytes.size());
  packed += ':';
  packed += bytes;
}

void pack_text(std::string& packed, std::string_view context, std::string_view text) {
  if (!context.empty()) {
    packed += 'c';
    pack_sized(packed, context);
  }
  packed += 'm';
  pack_sized(packed, text);
}

std::string in_words(std::string_view packed, Tongue tongue) {
  std::string words;
  add_words(words, packed, tongue);
  return words;
}

bool is_packed(std::string_view packed) {
  Reader reader{packed};
  skip(reader, 0);
  return !reader.failed && reader.rest.empty();
}

std::string_view in_tongue(std::string_view context, std::string_view text, Tongue tongue) {
  if (const Catalogue* catalogue = catalogue_in_use(); catalogue && tongue == Tongue::in_use) {
    if (const std::string_view found = catalogue->find(context, text); found.data()) return found;
  }
  return text;
}

}  // namespace counterbell::words_detail
