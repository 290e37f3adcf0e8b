// In which form a file is exported: readable, smaller, or protected with a passphrase.
#pragma once

#include <string_view>

#include "ui/common/passphrase.h"
#include "ui/kit/host.h"

namespace counterbell::ui {

class ExportForm {
 public:
  /// Protected from the start where the shop's passphrase is remembered.
  explicit ExportForm(Host& host);

  void draw(Ui& ui, Flow& flow);
  /// What keeps a file from being made so; empty when nothing.
  Words trouble() const;
  Wrapping wrapping() const;
  /// How the file's name ends.
  std::string_view ending() const;
  std::string_view media_type() const;
  /// A file has been made: remembers the passphrase if that was ticked.
  void done() { passphrase_.done(host_); }

 private:
  enum Form : int { readable, packed, sealed };

  Host& host_;
  int form_ = readable;
  PassphraseChoice passphrase_;
};

}  // namespace counterbell::ui
