// counterbell sync: brings a file and a shared folder to the same changes.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "replica/exchange/folder.h"
#include "shell/cli/arguments.h"
#include "shell/cli/json_text.h"
#include "shell/cli/shop/passphrase.h"
#include "shell/cli/shop/shop_file.h"
#include "shell/cli/shop/shop_json.h"

namespace counterbell::cli {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

/// A folder with more files than this is not a shop's folder.
constexpr std::size_t most_names = 1'000'000;

/// The options of `sync`.
struct Options {
  std::string file;
  fs::path folder;
  bool seal = false;
  KeyRing keys;
};

std::expected<Options, Failure> read_options(Words words) {
  constexpr std::string_view valued[] = {"folder", passphrase_option};
  constexpr std::string_view flags[] = {seal_flag};
  const std::expected<Arguments, Failure> arguments = Arguments::read(words, valued, flags);
  if (!arguments) return std::unexpected(arguments.error());
  const auto folder = arguments->required("folder");
  if (!folder) return std::unexpected(folder.error());
  if (arguments->rest().size() != 1) return misuse("sync needs one FILE.");
  if (arguments->rest().front() == "-") return misuse("sync updates the FILE, so it cannot be standard input.");
  std::expected<KeyRing, Failure> keys = read_passphrase(*arguments);
  if (!keys) return std::unexpected(keys.error());
  if (arguments->has(seal_flag) && !keys->has_passphrase())
    return misuse("--seal needs --passphrase-file FILE or COUNTERBELL_PASSPHRASE.");
  return Options{.file = std::string(arguments->rest().front()),
                 .folder = std::string(*folder),
                 .seal = arguments->has(seal_flag),
                 .keys = *std::move(keys)};
}

/// The names in the folder: of all files in the shop's own part, and of what lies beside that part.
std::expected<std::vector<std::string>, Failure> names_in(const fs::path& folder, const Id& shop) {
  std::vector<std::string> names;
  std::error_code trouble;
  for (fs::directory_iterator at(folder, trouble), end; !trouble && at != end; at.increment(trouble)) {
    if (at->path().filename() != shop.text()) names.push_back(at->path().filename().generic_string());
  }
  if (trouble) return refuse("Cannot read the folder " + folder.string() + ": " + trouble.message() + ".");
  const fs::path own = folder / shop.text();
  if (!fs::is_directory(own, trouble)) return names;
  for (fs::recursive_directory_iterator at(own, fs::directory_options::skip_permission_denied, trouble), end;
       !trouble && at != end; at.increment(trouble)) {
    if (at->is_regular_file(trouble)) names.push_back(at->path().lexically_relative(folder).generic_string());
    if (names.size() > most_names) return refuse("There are too many files in " + own.string() + ".");
  }
  if (trouble) return refuse("Cannot read the folder " + own.string() + ": " + trouble.message() + ".");
  return names;
}

/// Brings a shop and a folder to the same changes. The public functions that return `expected` must be called in their order.
class FolderRun {
 public:
  /// Both must outlive it.
  FolderRun(Options& options, OpenShop& shop) : options_(options), shop_(shop) {}

  /// Decides whether the folder counts as sealed. Fails when it does not fit the options.
  std::expected<void, Failure> look_over(const FolderNames& names);
  /// Imports all files that can be read, and notes why the others cannot.
  std::expected<void, Failure> take(const FolderNames& names);
  /// Writes the changes that the folder lacks.
  std::expected<void, Failure> put_lacking();
  /// Removes the files whose changes are in other, good segments that this run has read.
  std::expected<void, Failure> remove_replaced();

  bool is_sealed() const { return is_sealed_; }
  std::size_t changes_out() const { return changes_out_; }
  json segments_json(const FolderNames& names) const;
  /// What is wrong in a sealed folder, for people who do not read the JSON; "" when nothing is.
  std::string warning() const;

 private:
  std::expected<void, Failure> take_file(const std::string& name);
  void note_unusable(const std::string& name, const Error& why);
  Cover wanted() const { return is_sealed_ ? Cover::sealed : Cover::readable; }

  Options& options_;
  OpenShop& shop_;
  bool is_sealed_ = false;
  bool takes_readable_ = false;
  bool is_proven_ = false;       // The passphrase has opened a file.
  std::optional<Error> locked_;  // The error of the first file that the passphrase does not open.
  FolderContents contents_;
  std::vector<std::string> replaced_;
  std::vector<std::string> unopened_;
  std::vector<std::string> readable_;
  std::size_t read_ = 0;
  std::size_t foreign_ = 0;
  std::size_t not_its_passphrase_ = 0;
  std::size_t too_new_ = 0;
  std::size_t written_ = 0;
  std::size_t changes_out_ = 0;
};

std::expected<void, Failure> FolderRun::look_over(const FolderNames& names) {
  const auto holds_seal = [&](const std::string& name) { return begins_sealed((options_.folder / name).string()); };
  const bool was_sealed = names.is_sealed || std::ranges::any_of(names.segments, holds_seal) ||
                          std::ranges::any_of(names.copies, holds_seal);
  const bool is_empty = names.segments.empty() && names.copies.empty();
  if (was_sealed && !options_.keys.has_passphrase()) {
    return refuse("The folder " + options_.folder.string() +
                  " is protected: give its passphrase by --passphrase-file or COUNTERBELL_PASSPHRASE. Nothing was read "
                  "or written.");
  }
  if (options_.keys.has_passphrase() && !was_sealed && !is_empty && !options_.seal) {
    return refuse(
        "The files in " + options_.folder.string() +
        " are not protected, although a passphrase is given: with --seal they are read a last time and sealed. "
        "Nothing was read or written.");
  }
  is_sealed_ = options_.keys.has_passphrase();
  takes_readable_ = !was_sealed;
  return {};
}

std::expected<void, Failure> FolderRun::take(const FolderNames& names) {
  for (const std::string& name : contents_.unread(names)) {
    if (auto taken = take_file(name); !taken) return taken;
  }
  if (is_sealed_ && !is_proven_ && locked_) return refuse(*locked_);
  return {};
}

std::expected<void, Failure> FolderRun::take_file(const std::string& name) {
  const std::string path = (options_.folder / name).string();
  Result<ReadFile> file = read_exchange(path, options_.keys, most_segment_bytes);
  if (!file) {
    note_unusable(name, file.error());
    return {};
  }
  if (file->content.header.shop != shop_.replica.shop()) {
    ++foreign_;
    return {};
  }
  const Cover cover = file->wrapping == Wrapping::sealed ? Cover::sealed : Cover::readable;
  if (cover == Cover::readable && !takes_readable_ && !brings_nothing(file->content, shop_.replica)) {
    readable_.push_back(name);
    return {};
  }
  ++read_;
  is_proven_ |= cover == Cover::sealed;
  const ExchangeFile content(file->content);
  if (auto taken = shop_.take(path, std::move(file->content)); !taken) return taken;
  contents_.note(name, content, cover, shop_.replica);
  return {};
}

void FolderRun::note_unusable(const std::string& name, const Error& why) {
  if (why.kind == ErrorKind::too_new) {
    ++too_new_;
  } else if (why.kind == ErrorKind::not_ours && !name.ends_with(sealed_segment_ending)) {
    ++foreign_;
  } else {
    unopened_.push_back(name);  // Perhaps it is only half written; the next run will look at it again.
    if (why.kind != ErrorKind::locked) return;
    ++not_its_passphrase_;
    if (!locked_) locked_ = why;
  }
}

std::expected<void, Failure> FolderRun::put_lacking() {
  replaced_ = contents_.redundant(wanted(), shop_.replica);
  FolderWriter writer(shop_.replica, contents_.settled(wanted(), shop_.replica),
                      is_sealed_ ? sealed_segment_ending : plain_segment_ending);
  while (const std::optional<FolderSegment> segment = writer.next()) {
    const fs::path path = options_.folder / segment->name;
    std::error_code trouble;
    fs::create_directories(path.parent_path(), trouble);
    if (trouble) return refuse("Cannot write " + path.parent_path().string() + ": " + trouble.message() + ".");
    OutputFile out(path.string(), is_sealed_ ? Wrapping::sealed : Wrapping::plain, &options_.keys);
    Result<void> done = out.open();
    if (done) done = out.write(segment->bytes);
    if (done) done = out.close();
    if (!done) return refuse(done.error());
    ++written_;
    changes_out_ += segment->changes;
  }
  return {};
}

std::expected<void, Failure> FolderRun::remove_replaced() {
  for (const std::string& name : replaced_) {
    std::error_code trouble;
    fs::remove(options_.folder / name, trouble);
    if (trouble) return refuse("Cannot remove " + (options_.folder / name).string() + ": " + trouble.message() + ".");
  }
  return {};
}

json FolderRun::segments_json(const FolderNames& names) const {
  return {{"copies", names.copies.size()},
          {"damaged", unopened_.size() - not_its_passphrase_},
          {"foreign", names.foreign + foreign_},
          {"locked", not_its_passphrase_},
          {"other_shops", names.other_shops},
          {"read", read_},
          {"readable", readable_},
          {"removed", replaced_.size()},
          {"too_new", too_new_},
          {"unopened", unopened_},
          {"written", written_}};
}

std::string FolderRun::warning() const {
  std::string words;
  const auto files = [](std::size_t count) { return std::to_string(count) + (count == 1 ? " file" : " files"); };
  if (is_sealed_ && !unopened_.empty()) {
    words +=
        files(unopened_.size()) +
        " cannot be opened: not whole yet, damaged, or sealed with another passphrase. Left alone; let the station "
        "that wrote it look at the folder again. ";
  }
  if (!readable_.empty()) {
    words +=
        files(readable_.size()) +
        " in the protected folder can be read by anybody, so anybody may have put it there: not taken in. Merge it "
        "if you know whose it is. ";
  }
  if (!words.empty()) words.pop_back();
  return words;
}

}  // namespace

Outcome sync(Words words) {
  std::expected<Options, Failure> options = read_options(words);
  if (!options) return std::unexpected(options.error());
  std::expected<ReadFile, Failure> file = read_exchange_file(options->file, options->keys);
  if (!file) return std::unexpected(file.error());
  OpenShop shop(file->content.header.shop, std::nullopt);
  if (auto taken = shop.take(options->file, std::move(file->content)); !taken) return std::unexpected(taken.error());
  const std::uint64_t had = shop.replica.have().count();

  const auto names = names_in(options->folder, shop.replica.shop());
  if (!names) return std::unexpected(names.error());
  const FolderNames sorted = sort_folder(shop.replica.shop(), *names);
  FolderRun run(*options, shop);
  if (auto sealed = run.look_over(sorted); !sealed) return std::unexpected(sealed.error());
  if (auto taken = run.take(sorted); !taken) return std::unexpected(taken.error());
  const std::uint64_t has = shop.replica.have().count();
  if (has > had) {
    if (auto written = write_shop(options->file, shop.replica, file->wrapping, options->keys); !written)
      return std::unexpected(written.error());
  }
  if (auto put = run.put_lacking(); !put) return std::unexpected(put.error());
  if (auto removed = run.remove_replaced(); !removed) return std::unexpected(removed.error());
  if (const std::string warning = run.warning(); !warning.empty())
    std::fputs(("counterbell: " + warning + "\n").c_str(), stderr);
  return text_of({{"changes", has},
                  {"changes_in", has - had},
                  {"changes_out", run.changes_out()},
                  {"forks", forks_json(shop.replica)},
                  {"missing", ranges_json(shop.replica.have().gaps())},
                  {"sealed", run.is_sealed()},
                  {"segments", run.segments_json(sorted)},
                  {"shop", shop.replica.shop().text()}});
}

}  // namespace counterbell::cli
