// The shared folder, through the page.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "shell/browser/browser_files.h"
#include "ui/kit/host.h"

namespace counterbell::browser {

class BrowserFolder : public ui::SharedFolder {
 public:
  using Listed = std::function<void(Result<std::vector<std::string>>)>;

  explicit BrowserFolder(BrowserFiles& files) : files_(files) {}

  Access access() const override { return access_; }
  std::string name() const override { return name_; }
  void choose() override;
  void allow() override;
  void forget() override;
  bool is_sealed() const override { return sealed_; }
  void note_sealed() override;
  void list(std::string_view within, Listed listed) override;
  std::unique_ptr<ui::IncomingFile> open(std::string_view name) override;
  void write(std::string_view name, std::string bytes, const ui::Wrapping& wrapping, Done done) override;
  void remove(std::string_view name, Done done) override;

  // Called by the page.

  void changed(Access access, bool sealed, std::string_view name);
  void listed(int request, Result<std::vector<std::string>> names);

 private:
  BrowserFiles& files_;
  Access access_ = Access::unsupported;
  bool sealed_ = false;
  std::string name_;
  std::map<int, Listed> listing_;
  int last_request_ = 0;
};

}  // namespace counterbell::browser
