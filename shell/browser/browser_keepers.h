// Settings and drafts: small texts by name. The page hands them over at the start and keeps every change at once.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "ui/kit/host.h"

namespace counterbell::browser {

/// Texts by name.
class Texts {
 public:
  std::string get(std::string_view name) const;
  /// An empty text removes the name. True when that changed anything.
  bool set(std::string_view name, std::string_view text);

 private:
  std::map<std::string, std::string, std::less<>> texts_;
};

class BrowserSettings : public ui::Settings {
 public:
  std::string get(std::string_view key) const override { return texts_.get(key); }
  void set(std::string_view key, std::string_view value) override;
  /// Takes a setting from storage, without keeping it again.
  void restore(std::string_view key, std::string_view value) { texts_.set(key, value); }

 private:
  Texts texts_;
};

class BrowserDrafts : public ui::Drafts {
 public:
  std::string get(std::string_view form) const override { return texts_.get(form); }
  void set(std::string_view form, std::string_view text) override;
  std::uint64_t changes_elsewhere() const override { return changes_elsewhere_; }
  /// Takes a draft from storage, without keeping it again.
  void restore(std::string_view form, std::string_view text) { texts_.set(form, text); }
  /// Notes that another tab changed some drafts, which have been restored here.
  void note_changes_elsewhere() { ++changes_elsewhere_; }

 private:
  Texts texts_;
  std::uint64_t changes_elsewhere_ = 0;
};

}  // namespace counterbell::browser
