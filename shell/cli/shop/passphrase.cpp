#include "shell/cli/shop/passphrase.h"

#include <cstdlib>

namespace counterbell::cli {
namespace {

constexpr const char* passphrase_variable = "COUNTERBELL_PASSPHRASE";
constexpr std::size_t most_file_bytes = 64 * 1024;

std::expected<KeyRing, Failure> key_ring_of(std::string passphrase, const std::string& where) {
  if (passphrase.empty()) return refuse("There is no passphrase in " + where + ".");
  return KeyRing(std::move(passphrase));
}

}  // namespace

std::expected<KeyRing, Failure> read_passphrase(const Arguments& arguments) {
  if (const auto path = arguments.value(passphrase_option)) {
    Result<std::string> text = read_text(std::string(*path), most_file_bytes);
    if (!text) return refuse(text.error());
    std::string line = text->substr(0, text->find('\n'));
    if (line.ends_with('\r')) line.pop_back();
    return key_ring_of(std::move(line), std::string(*path));
  }
  if (const char* variable = std::getenv(passphrase_variable)) return key_ring_of(variable, passphrase_variable);
  return KeyRing();
}

std::expected<Wrapping, Failure> wrapping_of(std::string_view out, const Arguments& arguments, const KeyRing& keys) {
  if (!arguments.has(seal_flag)) return out.ends_with(".gz") ? Wrapping::packed : Wrapping::plain;
  if (!keys.has_passphrase()) return misuse("--seal needs --passphrase-file FILE or COUNTERBELL_PASSPHRASE.");
  return Wrapping::sealed;
}

}  // namespace counterbell::cli
