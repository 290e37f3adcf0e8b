// The passphrase of sealed files: asked for, chosen, and remembered on this device if the person says so.
#pragma once

#include <string>

#include "ui/kit/host.h"
#include "ui/kit/layout.h"
#include "ui/kit/ui.h"

namespace counterbell::ui {

/// What this device remembers; "" when nothing.
std::string remembered_passphrase(Host& host);
/// "" forgets it.
void remember_passphrase(Host& host, std::string_view passphrase);

/// Asks for the passphrase of a file.
class PassphraseQuestion {
 public:
  /// Draws field and choice; `trouble` is why the last answer did not do. True when the person submits by Enter.
  bool draw(Ui& ui, Flow& flow, Words trouble);
  /// What was typed; remembered on this device if that was ticked, once it has opened the file.
  const std::string& answer() const { return answer_; }
  void opened(Host& host) const;
  /// Forgets what was typed.
  void reset() { *this = {}; }

 private:
  std::string answer_;
  bool remember_ = false;
  bool first_frame_ = true;
};

/// Lets a person choose the passphrase for files to come.
class PassphraseChoice {
 public:
  void draw(Ui& ui, Flow& flow);
  /// What is wrong with the choice; empty when it will do.
  Words trouble() const;
  const std::string& chosen() const { return chosen_; }
  /// Remembers the choice if that was ticked, and forgets what was typed.
  void done(Host& host);

 private:
  std::string chosen_;
  std::string again_;
  bool remember_ = false;
};

}  // namespace counterbell::ui
