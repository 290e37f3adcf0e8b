// counterbell sync: brings a file and a shared folder to the same changes.

#include <filesystem>
#include <system_error>

#include "replica/folder.h"
#include "shell/cli/arguments.h"
#include "shell/cli/json_text.h"
#include "shell/cli/passphrase.h"
#include "shell/cli/shop_file.h"
#include "shell/cli/shop_json.h"

namespace counterbell::cli {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

/// More names than this are no shop's folder.
constexpr std::size_t most_names = 1'000'000;

/// What a call of `sync` says.
struct Call {
  std::string file;
  fs::path folder;
  bool seal = false;
  KeyRing keys;
};

std::expected<Call, Failure> read_call(Words words) {
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
  return Call{.file = std::string(arguments->rest().front()),
              .folder = std::string(*folder),
              .seal = arguments->has(seal_flag),
              .keys = *std::move(keys)};
}

/// The names in the folder: all within the shop's own part, and what else lies beside that.
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

/// What was found in a folder.
struct Found {
  VersionVector changes;
  std::size_t read = 0;
  std::size_t damaged = 0;
  std::size_t foreign = 0;
  std::size_t too_new = 0;
  bool sealed = false;
};

/// Takes in one file of the folder, or counts why not. Only a passphrase that is missing or wrong ends the whole.
std::expected<void, Failure> take_segment(const fs::path& path, OpenShop& shop, KeyRing& keys, Found& found) {
  Result<ReadFile> file = read_exchange(path.string(), keys, most_segment_bytes);
  if (!file) {
    switch (file.error().kind) {
      case ErrorKind::locked:
        return refuse(file.error());
      case ErrorKind::not_ours:
        ++found.foreign;
        break;
      case ErrorKind::too_new:
        ++found.too_new;
        break;
      default:
        ++found.damaged;  // Half there yet, perhaps: the next time will tell.
    }
    return {};
  }
  if (file->content.header.shop != shop.replica.shop()) {
    ++found.foreign;
    return {};
  }
  ++found.read;
  found.sealed = found.sealed || file->wrapping == Wrapping::sealed;
  found.changes.add(file->content.header.brings);
  return shop.take(path.string(), std::move(file->content));
}

/// What was put into a folder.
struct Put {
  std::size_t segments = 0;
  std::size_t changes = 0;
};

std::expected<Put, Failure> put_lacking(const OpenShop& shop, const Found& found, Call& call) {
  const bool sealed = call.seal || found.sealed;
  FolderWriter writer(shop.replica, found.changes, sealed ? sealed_segment_ending : plain_segment_ending);
  Put put;
  while (const std::optional<FolderSegment> segment = writer.next()) {
    const fs::path path = call.folder / segment->name;
    std::error_code trouble;
    fs::create_directories(path.parent_path(), trouble);
    if (trouble) return refuse("Cannot write " + path.parent_path().string() + ": " + trouble.message() + ".");
    OutputFile out(path.string(), sealed ? Wrapping::sealed : Wrapping::plain, &call.keys);
    Result<void> done = out.open();
    if (done) done = out.write(segment->bytes);
    if (done) done = out.close();
    if (!done) return refuse(done.error());
    ++put.segments;
    put.changes += segment->changes;
  }
  return put;
}

}  // namespace

Outcome sync(Words words) {
  std::expected<Call, Failure> call = read_call(words);
  if (!call) return std::unexpected(call.error());
  std::expected<ReadFile, Failure> file = read_exchange_file(call->file, call->keys);
  if (!file) return std::unexpected(file.error());
  OpenShop shop(file->content.header.shop, std::nullopt);
  if (auto taken = shop.take(call->file, std::move(file->content)); !taken) return std::unexpected(taken.error());
  const std::uint64_t had = shop.replica.have().count();

  const auto names = names_in(call->folder, shop.replica.shop());
  if (!names) return std::unexpected(names.error());
  const FolderNames sorted = sort_folder(shop.replica.shop(), *names);
  Found found;
  found.foreign = sorted.foreign;
  for (const auto& list : {sorted.segments, sorted.copies}) {
    for (const std::string& name : list) {
      if (auto taken = take_segment(call->folder / name, shop, call->keys, found); !taken)
        return std::unexpected(taken.error());
    }
  }
  const std::uint64_t has = shop.replica.have().count();
  if (has > had) {
    if (auto written = write_shop(call->file, shop.replica, file->wrapping, call->keys); !written)
      return std::unexpected(written.error());
  }
  const std::expected<Put, Failure> put = put_lacking(shop, found, *call);
  if (!put) return std::unexpected(put.error());
  return text_of({{"changes", has},
                  {"changes_in", has - had},
                  {"changes_out", put->changes},
                  {"forks", forks_json(shop.replica)},
                  {"missing", ranges_json(shop.replica.have().gaps())},
                  {"segments",
                   {{"copies", sorted.copies.size()},
                    {"damaged", found.damaged},
                    {"foreign", found.foreign},
                    {"other_shops", sorted.other_shops},
                    {"read", found.read},
                    {"too_new", found.too_new},
                    {"written", put->segments}}},
                  {"shop", shop.replica.shop().text()}});
}

}  // namespace counterbell::cli
