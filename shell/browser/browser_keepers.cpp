#include "shell/browser/browser_keepers.h"

#include "shell/browser/bridge.h"

namespace counterbell::browser {

std::string Texts::get(std::string_view name) const {
  const auto found = texts_.find(name);
  return found == texts_.end() ? std::string() : found->second;
}

bool Texts::set(std::string_view name, std::string_view text) {
  const auto found = texts_.find(name);
  if (text.empty()) {
    if (found == texts_.end()) return false;
    texts_.erase(found);
    return true;
  }
  if (found == texts_.end()) {
    texts_.emplace(name, text);
    return true;
  }
  if (found->second == text) return false;
  found->second = text;
  return true;
}

void BrowserSettings::set(std::string_view key, std::string_view value) {
  if (texts_.set(key, value)) page_keep_setting(key.data(), key.size(), value.data(), value.size());
}

void BrowserDrafts::set(std::string_view form, std::string_view text) {
  if (texts_.set(form, text)) page_keep_draft(form.data(), form.size(), text.data(), text.size());
}

}  // namespace counterbell::browser
