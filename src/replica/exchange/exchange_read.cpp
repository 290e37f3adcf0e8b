// Exchange files to changes. FORMAT.md specifies what is read here.
#include <algorithm>
#include <set>

#include "replica/bytes/sha256.h"
#include "replica/change/canonical.h"
#include "replica/change/erasure.h"
#include "replica/exchange/exchange.h"
#include "replica/exchange/exchange_text.h"

namespace counterbell {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::unexpected<Error> truncated(std::size_t byte) {
  return fail(
      ErrorKind::damaged,
      "The file ends too early, at byte {0}: it was cut off on its way; copy it again or ask the sender to export it "
      "again.",
      byte);
}

std::unexpected<Error> rewritten(Msgid how) {
  return fail(ErrorKind::damaged,
              "The file was rewritten by another program on its way ({0}); send it again as an attachment or by stick, "
              "unopened.",
              tr(how));
}

/// `what` goes on after "line 7".
std::unexpected<Error> altered(std::size_t line, const Message& what) {
  return fail(ErrorKind::damaged,
              "The file was altered after it was made: line {0} {1}; ask the sender to export it again.", line, what);
}

std::unexpected<Error> not_ours() {
  return fail(
      ErrorKind::not_ours,
      "This is not a Counterbell file: it does not begin as one (byte 1); choose a file that was made by Export file.");
}

/// Reads the first line. All of its members but the first and the last may stand in any order, and unknown ones are skipped.
class HeaderReader {
 public:
  explicit HeaderReader(std::string_view line) : reader_(line) {}

  /// The header, or nothing when the line is not a header; `problem` and `position` then say why, and where.
  std::optional<ExchangeHeader> read() {
    if (!reader_.expect('{', msgid("not a file's beginning"))) return std::nullopt;
    std::string key;
    do {
      if (!reader_.string(key) || !reader_.expect(':', msgid("a colon is missing"))) return std::nullopt;
      if (!seen_.insert(key).second) {
        reader_.fail(msgid("a member twice"));
        return std::nullopt;
      }
      if (key == "changes") return finish();
      if (!read_member(key)) return std::nullopt;
    } while (reader_.expect(',', msgid("the list of changes is missing")));
    return std::nullopt;
  }

  Msgid problem() const { return reader_.problem(); }
  std::size_t position() const { return reader_.position(); }

 private:
  std::optional<ExchangeHeader> finish() {
    for (const char* needed : {"version", "minimum_reader", "shop", "brings"}) {
      if (!seen_.contains(needed)) reader_.fail(msgid("a part of the first line is missing"));
    }
    if (!reader_.expect('[', msgid("the list of changes is missing")) || !reader_.end() || !reader_.ok())
      return std::nullopt;
    return std::move(header_);
  }

  bool read_member(std::string_view key) {
    if (key == "version") return reader_.integer(header_.version);
    if (key == "minimum_reader") return reader_.integer(header_.minimum_reader);
    if (key == "shop") return read_id(header_.shop);
    if (key == "maker") return read_id(header_.maker.emplace());
    if (key == "made") return read_time(header_.made_at.emplace());
    if (key == "brings") return read_brings();
    return reader_.skip();
  }

  bool read_id(Id& id) {
    std::string text;
    if (!reader_.string(text)) return false;
    const std::optional<Id> parsed = Id::parse(text);
    if (!parsed || !*parsed) return reader_.fail(msgid("not an id"));
    id = *parsed;
    return true;
  }

  bool read_time(Time& time) {
    std::int64_t ms = 0;
    if (!reader_.integer(ms)) return false;
    time = Time(std::chrono::milliseconds(ms));
    return true;
  }

  bool read_brings() {
    Members members(reader_);
    std::string ranges;
    while (members.next()) {
      const std::optional<Id> replica = Id::parse(members.key());
      if (!replica) return reader_.fail(msgid("not an id"));
      if (!reader_.string(ranges)) return false;
      if (!header_.brings.add_text(*replica, ranges)) return reader_.fail(msgid("not ranges of sequence numbers"));
    }
    return reader_.ok();
  }

  CanonicalReader reader_;
  ExchangeHeader header_;
  std::set<std::string, std::less<>> seen_;
};

}  // namespace

struct ExchangeReader::Impl {
  enum class Expecting : std::uint8_t { header, change, nothing };

  Expecting expecting = Expecting::header;
  bool after_comma = false;  // The line before ended in a comma, so a change must follow.
  std::string pending;       // The beginning of the line that is not complete yet.
  std::size_t bytes = 0;     // Of all complete lines.
  std::size_t line = 0;      // The number of the line being read, from 1.
  Sha256 digest;             // Over all complete lines before the last line of the file.
  ExchangeFile file;
  VersionVector brought;
  std::optional<Error> error;

  Result<void> take_line(std::string_view text);
  Result<void> take_header(std::string_view text);
  Result<void> take_change(std::string_view text);
  Result<void> take_closing(std::string_view text);
  Result<void> check_beginning(std::string_view text) const;
  bool is_twin(const ParsedChange& parsed) const;
};

ExchangeReader::ExchangeReader() : impl_(std::make_unique<Impl>()) {}
ExchangeReader::~ExchangeReader() = default;

Result<void> ExchangeReader::feed(std::string_view bytes) {
  while (!impl_->error && !bytes.empty()) {
    const std::size_t newline = bytes.find('\n');
    impl_->pending += bytes.substr(0, newline);
    Result<void> taken;
    if (impl_->line == 0) taken = impl_->check_beginning(impl_->pending);
    if (taken && impl_->pending.size() > max_blank_line_bytes + 1) {
      taken = altered(impl_->line + 1, tr("is longer than any change"));
    }
    if (taken && newline != bytes.npos) {
      ++impl_->line;
      taken = impl_->take_line(impl_->pending);
      impl_->bytes += impl_->pending.size() + 1;
      impl_->pending.clear();
    }
    if (!taken) impl_->error = taken.error();
    bytes.remove_prefix(newline == bytes.npos ? bytes.size() : newline + 1);
  }
  if (impl_->error) return std::unexpected(*impl_->error);
  return {};
}

Result<ExchangeFile> ExchangeReader::finish() {
  if (impl_->error) return std::unexpected(*impl_->error);
  const std::size_t total = impl_->bytes + impl_->pending.size();
  if (total == 0)
    return fail(ErrorKind::damaged, "The file is empty (0 bytes); copy it again or ask the sender to export it again.");
  if (impl_->expecting != Impl::Expecting::nothing) return truncated(total);
  if (!impl_->pending.empty()) return altered(impl_->line + 1, tr("stands after the end"));
  return std::move(impl_->file);
}

/// Recognizes a file that is not ours by its first bytes, before its first line is complete.
Result<void> ExchangeReader::Impl::check_beginning(std::string_view text) const {
  const std::size_t known = std::min(text.size(), exchange_opening.size());
  if (text.substr(0, known) == exchange_opening.substr(0, known)) return {};
  if (text.starts_with(byte_order_mark)) return rewritten(msgid("it put a mark before the first byte"));
  if (text.size() < byte_order_mark.size() && byte_order_mark.starts_with(text)) return {};
  return not_ours();
}

Result<void> ExchangeReader::Impl::take_line(std::string_view text) {
  if (text.ends_with('\r')) return rewritten(msgid("it changed the line ends"));
  if (expecting == Expecting::nothing) return altered(line, tr("stands after the end"));
  if (expecting == Expecting::change && text.starts_with(']')) return take_closing(text);
  const Result<void> taken = expecting == Expecting::header ? take_header(text) : take_change(text);
  digest.update(text);
  digest.update("\n");
  return taken;
}

Result<void> ExchangeReader::Impl::take_header(std::string_view text) {
  if (!text.starts_with(exchange_opening)) return not_ours();
  HeaderReader reader(text);
  std::optional<ExchangeHeader> header = reader.read();
  if (!header) {
    return altered(1, msg("is damaged at byte {0} ({1})", reader.position() + 1, tr(reader.problem())));
  }
  if (header->minimum_reader > exchange_version) {
    return fail(
        ErrorKind::too_new,
        "This file was made by a newer Counterbell (/minimum_reader is {0}, this one reads {1}); update this device "
        "and import it again.",
        header->minimum_reader, exchange_version);
  }
  if (header->version < 1 || header->minimum_reader < 1) return altered(1, tr("names a version that never was"));
  file.header = std::move(*header);
  expecting = Expecting::change;
  return {};
}

Result<void> ExchangeReader::Impl::take_change(std::string_view text) {
  if (line > 2 && !after_comma) return altered(line, tr("follows a change without a comma between them"));
  after_comma = text.ends_with(',');
  if (after_comma) text.remove_suffix(1);
  Result<ParsedChange> parsed = parse_line(text);
  if (!parsed) {
    return fail(
        ErrorKind::damaged,
        "Line {0} of the file is not a change as Counterbell writes it ({1}); ask the sender to export it again.", line,
        parsed.error().message);
  }
  const Dot& dot = parsed->change.dot;
  if (!file.changes.empty() && dot <= file.changes[file.changes.size() - 1].name.dot && !is_twin(*parsed)) {
    return altered(line, tr("is out of order"));
  }
  brought.add(dot);
  file.changes.add(*parsed, text);
  return {};
}

/// Whether `parsed` has the same name as the changes just before it, but is none of them.
bool ExchangeReader::Impl::is_twin(const ParsedChange& parsed) const {
  const std::size_t count = file.changes.size();
  for (std::size_t i = count; i > 0; --i) {
    const ExactDot& before = file.changes[i - 1].name;
    if (before.dot != parsed.change.dot) return i != count;
    if (before.hash == parsed.hash) return false;
  }
  return true;
}

Result<void> ExchangeReader::Impl::take_closing(std::string_view text) {
  if (after_comma) return altered(line, tr("ends the list after a comma"));
  const std::string fitting = closing_line(hex(digest.digest()));
  if (text.size() != fitting.size() || !text.starts_with(exchange_closing)) {
    return altered(line, tr("is not the end of a Counterbell file"));
  }
  if (text != fitting) {
    return altered(
        line, msg("(/digest, at byte {0}) does not fit what stands before it", bytes + exchange_closing.size() + 1));
  }
  if (brought != file.header.brings) return altered(1, tr("promises other changes (/brings) than the file holds"));
  expecting = Expecting::nothing;
  return {};
}

}  // namespace counterbell
