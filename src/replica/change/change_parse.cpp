// Lines to changes. FORMAT.md specifies what is read here.
#include <algorithm>
#include <string>

#include "replica/bytes/sha256.h"
#include "replica/change/canonical.h"
#include "replica/change/change.h"
#include "replica/change/erasure.h"

namespace counterbell {
namespace {

/// Reads a string of 32 lower-case hexadecimal digits.
bool read_id(CanonicalReader& reader, Id& id, Msgid problem) {
  std::string_view text;
  std::string scratch;
  if (!reader.string(text, scratch)) return false;
  const std::optional<Id> parsed = Id::parse(text);
  if (!parsed) return reader.fail(problem);
  id = *parsed;
  return true;
}

bool read_sequence_number(CanonicalReader& reader, std::uint64_t& number) {
  std::int64_t value = 0;
  if (!reader.integer(value)) return false;
  if (value < 1) return reader.fail(msgid("a sequence number below 1"));
  number = static_cast<std::uint64_t>(value);
  return true;
}

bool is_lower_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

/// Reads one line. Skips what this version does not know and then clears `fully_understood`; fails on what no version writes.
class LineReader {
 public:
  explicit LineReader(const KeptLine& line) : line_(line.text), reader_(line.text), hash_(line.hash) {}

  Result<ParsedChange> read() {
    if (read_change() && reader_.end() && line_.size() > max_line_bytes && !has_blank_) {
      reader_.fail(msgid("longer than any change"));
    }
    if (!reader_.ok()) {
      return counterbell::fail(ErrorKind::damaged, "byte {0}: {1}", reader_.position() + 1, tr(reader_.problem()));
    }
    return ParsedChange{std::move(change_), hash_ ? *hash_ : chain_hash()};
  }

 private:
  ChainHash chain_hash() {
    chain_.update(line_.substr(chained_));
    const Sha256::Digest digest = chain_.digest();
    ChainHash hash;
    std::copy_n(digest.begin(), hash.size(), hash.begin());
    return hash;
  }

  bool read_change() {
    Members members(reader_);
    while (members.next()) {
      if (!read_member(members.key())) return false;
    }
    if (!reader_.ok()) return false;
    if (!has_operations_ || !has_previous_ || !change_.dot.replica || change_.dot.seq == 0 || !has_stamp_) {
      return reader_.fail(msgid("a part of the change is missing"));
    }
    if ((change_.dot.seq == 1) != (change_.previous == ChainHash{})) {
      return reader_.fail(msgid("only a first change has none before it"));
    }
    if (change_.undoes && change_.undoes->replica == change_.dot.replica && change_.undoes->seq >= change_.dot.seq) {
      return reader_.fail(msgid("an undo of what was not done yet"));
    }
    return true;
  }

  bool read_member(std::string_view key) {
    if (key == "after") return read_after();
    if (key == "ops") return read_operations();
    if (key == "prev") return read_previous();
    if (key == "replica") return read_id(reader_, change_.dot.replica, msgid("not a replica's id"));
    if (key == "seq") return read_sequence_number(reader_, change_.dot.seq);
    if (key == "staff") return read_id(reader_, change_.staff, msgid("not a staff member's id"));
    if (key == "stamp") return read_stamp();
    if (key == "undoes") return read_dot(change_.undoes.emplace());
    return skip_unknown();
  }

  bool skip_unknown() {
    change_.fully_understood = false;
    return reader_.skip();
  }

  bool read_after() {
    Members members(reader_);
    while (members.next()) {
      const std::optional<Id> replica = Id::parse(members.key());
      if (!replica) return reader_.fail(msgid("not a replica's id"));
      std::string_view ranges;
      if (!reader_.string(ranges, scratch_)) return false;
      if (!change_.after.add_text(*replica, ranges)) return reader_.fail(msgid("not ranges of sequence numbers"));
    }
    return reader_.ok();
  }

  bool read_dot(Dot& dot) {
    std::string_view text;
    if (!reader_.string(text, scratch_)) return false;
    const std::optional<Dot> parsed = Dot::parse(text);
    if (!parsed) return reader_.fail(msgid("not a change's name"));
    dot = *parsed;
    return true;
  }

  bool read_previous() {
    Id hash;
    has_previous_ = read_id(reader_, hash, msgid("not a hash"));
    change_.previous = hash.bytes;
    return has_previous_;
  }

  bool read_stamp() {
    std::string_view text;
    if (!reader_.string(text, scratch_)) return false;
    const std::optional<Stamp> stamp = Stamp::parse(text);
    if (!stamp) return reader_.fail(msgid("not a stamp"));
    change_.stamp = *stamp;
    has_stamp_ = true;
    return true;
  }

  bool read_operations() {
    has_operations_ = true;
    std::string before;
    Items items(reader_);
    while (items.next()) {
      if (!read_operation(before)) return false;
    }
    return reader_.ok();
  }

  /// Reads an operation. Its record must sort after `before`, which then becomes that record.
  bool read_operation(std::string& before) {
    Operation operation{};
    bool known = false;
    bool named = false;
    Members members(reader_);
    while (members.next()) {
      if (named == (members.key() == "about"))
        return reader_.fail(msgid("an operation must begin with what it is about"));
      if (!(named ? read_part(members.key(), operation, known) : read_about(operation, before, known))) return false;
      named = true;
    }
    if (!reader_.ok()) return false;
    if (!named) return reader_.fail(msgid("an operation about nothing"));
    if (known) {
      change_.operations.push_back(std::move(operation));
    } else {
      if (operation.erases) change_.erases_unknown.push_back(before);
      change_.fully_understood = false;
    }
    return true;
  }

  bool read_about(Operation& operation, std::string& before, bool& known) {
    std::string_view text;
    if (!reader_.string(text, scratch_)) return false;
    const std::size_t slash = text.find('/');
    const std::optional<Id> id = slash == text.npos ? std::nullopt : Id::parse(text.substr(slash + 1));
    if (!id || slash == 0) return reader_.fail(msgid("not a record's type and id"));
    if (text <= before) return reader_.fail(msgid("operations out of order"));
    before = text;
    operation.id = *id;
    const std::optional<RecordType> type = find_record(text.substr(0, slash));
    known = type.has_value();
    if (known) operation.record = *type;
    return true;
  }

  /// Reads a member of an operation that follows "about". For a record of an unknown type, only looks at the personal part and at
  /// whether it is erased.
  bool read_part(std::string_view key, Operation& operation, bool known) {
    if (key == "personal") return read_personal(known ? &operation : nullptr);
    if (key == "erase" && reader_.peek() == 't') return reader_.boolean(operation.erases);
    if (!known) return reader_.skip();
    if (key == "add") return read_edits(operation, true);
    if (key == "remove") return read_edits(operation, false);
    if (key == "set") return read_writes(operation);
    return skip_unknown();
  }

  /// Reads ["<salt>",{…}], or its digest once it is erased. The hash is over the digest in both cases.
  bool read_personal(Operation* operation) {
    if (reader_.peek() == '"') {
      std::string_view digest;
      if (!reader_.string(digest, scratch_)) return false;
      const bool is_digest = digest.size() == 64 && std::ranges::all_of(digest, is_lower_hex);
      has_blank_ = true;
      if (operation) operation->is_blank = true;
      return is_digest || reader_.fail(msgid("not a digest"));
    }
    const std::size_t start = reader_.position();
    Id salt;
    if (!reader_.expect('[', msgid("a list is missing")) || !read_id(reader_, salt, msgid("not a salt")) ||
        !reader_.expect(',', msgid("a comma is missing")) || !(operation ? read_writes(*operation) : reader_.skip()) ||
        !reader_.expect(']', msgid("the end of a list is missing"))) {
      return false;
    }
    if (!hash_) chain_digest_of(start);
    return true;
  }

  /// Adds to the hash the digest of the text from `start` to here, in place of that text.
  void chain_digest_of(std::size_t start) {
    chain_.update(line_.substr(chained_, start - chained_));
    chained_ = reader_.position();
    chain_.update('"' + hex(Sha256::of(reader_.since(start))) + '"');
  }

  bool read_writes(Operation& operation) {
    constexpr std::size_t usual_writes = 8;
    operation.writes.reserve(usual_writes);
    Members members(reader_);
    while (members.next()) {
      const std::optional<Field> field = find_field(operation.record, members.key());
      const bool written = std::ranges::any_of(operation.writes, [&](const Write& w) { return w.field == field; });
      if (written) return reader_.fail(msgid("one field written twice"));
      Value value;
      bool understood = field && spec(*field).merge == MergeRule::last_writer_wins;
      if (!(understood ? read_value(*field, value, understood) : reader_.skip())) return false;
      if (understood) {
        operation.writes.push_back({*field, std::move(value)});
      } else {
        change_.fully_understood = false;
      }
    }
    return reader_.ok();
  }

  /// Reads a value of `field`. Skips one of a kind that this version does not expect, and sets `understood` to false.
  bool read_value(Field field, Value& value, bool& understood) {
    const FieldType type = spec(field).type;
    const char next = reader_.peek();
    if (next == 'n') return reader_.null();
    if ((next == 't' || next == 'f') && type == FieldType::boolean) return reader_.boolean(value.emplace<bool>());
    if ((next == '-' || (next >= '0' && next <= '9')) && (type == FieldType::integer || type == FieldType::time)) {
      return reader_.integer(value.emplace<std::int64_t>());
    }
    if (next == '"' && (type == FieldType::text || type == FieldType::choice)) {
      std::string& text = value.emplace<std::string>();
      if (!reader_.string(text)) return false;
      if (type == FieldType::choice && !is_known_choice(field, text)) change_.fully_understood = false;
      return true;
    }
    if (next == '"' && type == FieldType::reference) {
      std::string_view text;
      if (!reader_.string(text, scratch_)) return false;
      const std::optional<Id> id = Id::parse(text);
      understood = id.has_value();
      if (id) value = *id;
      return true;
    }
    understood = false;
    return reader_.skip();
  }

  /// {"<field>":["<element>",…]} for additions, {"<field>":{"<element>":["<replica>:<seq>",…]}} for removals.
  bool read_edits(Operation& operation, bool additions) {
    Members members(reader_);
    while (members.next()) {
      const std::optional<Field> field = find_field(operation.record, members.key());
      const bool understood = field && spec(*field).type == FieldType::set && reader_.peek() == (additions ? '[' : '{');
      if (!(!understood ? skip_unknown()
            : additions ? read_additions(*field, operation)
                        : read_removals(*field, operation))) {
        return false;
      }
    }
    return reader_.ok();
  }

  bool read_additions(Field field, Operation& operation) {
    Items items(reader_);
    for (bool first = true; items.next(); first = false) {
      std::string element;
      if (!reader_.string(element)) return false;
      if (!first && element <= operation.edits.back().element) return reader_.fail(msgid("elements out of order"));
      operation.edits.push_back({.field = field, .element = std::move(element), .add = true, .seen = {}});
    }
    return reader_.ok();
  }

  bool read_removals(Field field, Operation& operation) {
    Members members(reader_);
    while (members.next()) {
      SetEdit edit{.field = field, .element = std::string(members.key()), .add = false, .seen = {}};
      Items items(reader_);
      while (items.next()) {
        if (!read_dot(edit.seen.emplace_back())) return false;
      }
      if (!reader_.ok()) return false;
      operation.edits.push_back(std::move(edit));
    }
    return reader_.ok();
  }

  std::string_view line_;
  CanonicalReader reader_;
  std::optional<ChainHash> hash_;  // Of the change, if it is known already.
  Change change_;
  bool has_operations_ = false;
  bool has_previous_ = false;
  bool has_stamp_ = false;
  bool has_blank_ = false;  // Some personal part is blank.
  std::string scratch_;
  // Over the first `chained_` bytes of the line, with personal parts replaced by their digests.
  Sha256 chain_;
  std::size_t chained_ = 0;
};

}  // namespace

Result<ParsedChange> parse_line(std::string_view line) { return parse_line(KeptLine{line, std::nullopt}); }

Result<ParsedChange> parse_line(const KeptLine& line) {
  if (line.text.size() > max_blank_line_bytes) return fail(ErrorKind::damaged, "longer than any change");
  return LineReader(line).read();
}

}  // namespace counterbell
