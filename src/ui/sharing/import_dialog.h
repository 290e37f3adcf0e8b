// Taking in a colleague's file: read and checked, shown what is in it, then merged.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "ui/common/context.h"
#include "ui/common/file_reading.h"
#include "ui/common/passphrase.h"
#include "ui/kit/later.h"
#include "ui/sharing/import_run.h"

namespace counterbell::ui {

class ImportDialog {
 public:
  explicit ImportDialog(Host& host) : host_(host), reading_(host) {}

  void start(std::unique_ptr<IncomingFile> file);
  bool is_open() const { return step_ != Step::closed; }
  bool is_merging() const { return step_ == Step::merging; }
  COUNTERBELL_LATER(import) void draw(LaterPart later, Context& context);
  void close();
  /// Whether an import has been begun whose first change is yet to be merged; told once.
  bool take_beginning() { return std::exchange(has_begun_, false); }
  /// What came in, once the dialog has closed after an import; taken once.
  std::optional<ImportOutcome> take_outcome() { return std::exchange(outcome_, std::nullopt); }

 private:
  enum class Step : std::uint8_t { closed, reading, locked, refused, preview, merging };
  void advance(LaterPart later, Context& context);
  void show_preview(Context& context, ExchangeFile file);
  void unlock();
  void draw_body(Context& context, Flow& flow);
  void draw_preview(Context& context, Flow& flow);
  void draw_footer(Context& context, Rect footer);

  Host& host_;
  Step step_ = Step::closed;
  FileReading reading_;
  PassphraseQuestion question_;
  std::optional<ExchangeFile> file_;
  ImportPreview preview_;
  Text from_;  // Who made the file, and when.
  std::optional<ImportRun> merging_;
  std::optional<ImportOutcome> outcome_;
  bool has_begun_ = false;
  Message refusal_;
  std::string file_name_;
  float body_height_ = 0;
};

}  // namespace counterbell::ui
