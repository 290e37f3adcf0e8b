// The host of the interface, implemented by the page.
#pragma once

#include <chrono>
#include <utility>
#include <vector>

#include "shell/browser/browser_files.h"
#include "shell/browser/browser_folder.h"
#include "shell/browser/browser_keepers.h"
#include "shell/browser/browser_phones.h"
#include "shell/browser/browser_zones.h"
#include "ui/kit/host.h"

namespace counterbell::browser {

class BrowserHost : public ui::Host {
 public:
  ui::LaterState later_state() override;
  void fetch_later() override;
  void wake(int frames) override;
  void wake_at(Time at) override;
  void wake_after(std::chrono::nanoseconds time) override;
  std::chrono::nanoseconds elapsed() override;
  std::chrono::minutes utc_offset(Time at) override;
  const desk::sla::ZoneRules& zones() override { return zones_; }
  std::string own_zone() override { return BrowserZones::own(); }
  std::string countries() override;
  std::string own_country() override;
  desk::NumberPlans* number_plans() override { return &phones_; }
  void set_route(std::string_view route, bool replace) override;
  void go_back() override;
  void set_title(Words title) override;
  bool may_write() override;
  ui::Notifying notifying() override;
  void ask_to_notify() override;
  void notify(Words title, Words words, std::string_view route) override;
  void set_badge(std::size_t count) override;
  void copy_text(std::string_view text) override;
  void open_file(std::string_view accept, BrowserFiles::Chosen chosen) override;
  void save_file(std::string_view name, std::string_view media_type, std::string bytes, const ui::Wrapping& wrapping,
                 BrowserFiles::Saved saved) override;
  void print(std::string_view sheet, BrowserFiles::Saved printed) override;
  bool can_seal() override;
  ui::StorageFigures storage() override;
  ui::FrameFigures frames() override;
  void erase_device() override;
  void retry_saving() override;
  Message storage_trouble() override { return storage_trouble_; }
  void save_rescue() override;
  void reload() override;
  void begin_proof(int shops) override;
  void cancel_proof() override;
  const ui::Proof& proof() override { return proof_; }
  ui::UpdateState update_state() override;
  void apply_update() override;
  const std::vector<ui::Language>& languages() override { return languages_; }
  void restart() override;
  bool prefers_dark() override;
  ui::Contrast contrast() override;
  bool reduced_motion() override;
  bool coarse_pointer() override;
  bool online() override;
  bool is_single_file() override;
  void apply_palette(const ui::Palette& palette, bool dark) override;
  BrowserSettings& settings() override { return settings_; }
  BrowserDrafts& drafts() override { return drafts_; }
  BrowserFolder& folder() override { return folder_; }

  BrowserFiles& files() { return files_; }
  void set_storage_trouble(Message trouble) { storage_trouble_ = std::move(trouble); }
  void add_language(ui::Language language) { languages_.push_back(std::move(language)); }
  void set_proof(ui::Proof proof) { proof_ = std::move(proof); }

 private:
  BrowserZones browser_zones_;
  BrowserPhones phones_;
  desk::sla::KeptZones zones_{browser_zones_};
  BrowserSettings settings_;
  BrowserDrafts drafts_;
  BrowserFiles files_;
  BrowserFolder folder_{files_};
  Message storage_trouble_;
  ui::Proof proof_;
  std::vector<ui::Language> languages_;
};

}  // namespace counterbell::browser
