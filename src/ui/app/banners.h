// What somebody must see to, in strips above the screen: changes that are not saved or in no file, a new version, notices.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "ui/common/context.h"
#include "words/message.h"

namespace counterbell::ui {

class Banners {
 public:
  /// `notices` are shown one after the other, until dismissed.
  explicit Banners(std::shared_ptr<std::vector<Message>> notices) : notices_(std::move(notices)) {}

  /// Takes their room off the top of `rest` and draws them there.
  void draw(Context& context, Rect& rest);

 private:
  void draw_trouble(Context& context, Rect& rest);
  void draw_update(Context& context, Rect& rest);
  void draw_backup(Context& context, Rect& rest);
  void draw_notice(Context& context, Rect& rest);

  std::shared_ptr<std::vector<Message>> notices_;
  bool update_put_off_ = false;
  bool backup_put_off_ = false;
};

}  // namespace counterbell::ui
