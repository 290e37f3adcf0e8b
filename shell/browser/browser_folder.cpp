#include "shell/browser/browser_folder.h"

#include <utility>

#include "shell/browser/bridge.h"

namespace counterbell::browser {

void BrowserFolder::choose() { page_folder_choose(); }
void BrowserFolder::allow() { page_folder_allow(); }
void BrowserFolder::forget() { page_folder_forget(); }

void BrowserFolder::note_sealed() {
  if (std::exchange(sealed_, true)) return;
  page_folder_note_sealed();
}

void BrowserFolder::list(std::string_view within, Listed listed) {
  listing_.emplace(++last_request_, std::move(listed));
  page_folder_list(last_request_, within.data(), within.size());
}

std::unique_ptr<ui::IncomingFile> BrowserFolder::open(std::string_view name) {
  return files_.dropped(page_folder_open(name.data(), name.size()), std::string(name), 0);
}

void BrowserFolder::write(std::string_view name, std::string bytes, const ui::Wrapping& wrapping, Done done) {
  page_folder_write(files_.expect(std::move(done)), name.data(), name.size(), bytes.data(), bytes.size(),
                    wrapping.packed, wrapping.passphrase.data(), wrapping.passphrase.size());
}

void BrowserFolder::remove(std::string_view name, Done done) {
  page_folder_remove(files_.expect(std::move(done)), name.data(), name.size());
}

void BrowserFolder::changed(Access access, bool sealed, std::string_view name) {
  access_ = access;
  sealed_ = sealed;
  name_ = name;
}

void BrowserFolder::listed(int request, Result<std::vector<std::string>> names) {
  const auto found = listing_.find(request);
  if (found == listing_.end()) return;
  const Listed listed = std::move(found->second);
  listing_.erase(found);
  listed(std::move(names));
}

}  // namespace counterbell::browser
