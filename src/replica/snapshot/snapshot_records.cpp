// The snapshot's blocks of records: their registers and sets. The texts and ids that registers point to stand together at the start of a
// block, just as they lie in memory.
#include <algorithm>
#include <cstring>
#include <vector>

#include "replica/bytes/byte_stream.h"
#include "replica/snapshot/snapshot.h"

namespace counterbell {
namespace {

constexpr std::uint8_t erased_flag = 1;
constexpr std::uint8_t sets_flag = 2;
constexpr std::uint8_t past_flag = 4;

/// One byte holds a register's kind in its lower bits and, in its upper bits, which of the record's changes wrote it. When all of the upper
/// bits are set, that number follows instead.
constexpr unsigned kind_bits = 3;
constexpr std::uint8_t kind_mask = 7;
constexpr std::size_t writer_follows = 31;

/// Texts that many registers of a block share, numbered in the order in which they first occur.
struct Choices {
  std::vector<const char*> list;

  std::size_t number(const char* text) {
    const auto known = std::ranges::find(list, text);
    const auto at = static_cast<std::size_t>(known - list.begin());
    if (known == list.end()) list.push_back(text);
    return at;
  }
};

bool is_choice(Field field) { return spec(field).type == FieldType::choice; }

}  // namespace

struct Snapshot::RecordWriter {
  ByteWriter out;
  std::string pieces;  // The texts and ids that registers point to.
  Choices choices;

  void write(const Record& record) {
    out.id(record.id_);
    out.byte(static_cast<std::uint8_t>((record.is_erased_ ? erased_flag : 0) | (record.sets_ ? sets_flag : 0) |
                                       (record.past_ ? past_flag : 0)));
    out.number(record.origins_.size());
    std::uint32_t before = 0;
    for (const Origin* origin : record.origins_) {
      out.signed_number(std::int64_t{origin->number} - std::int64_t{before});
      before = origin->number;
    }
    if (record.first_) out.number(place_of(record, record.first_));
    out.number(record.registers_.size());
    for (const Record::Register& one : record.registers_) write(record, one);
    if (record.past_) write_past(record);
    if (!record.sets_) return;
    write(record.sets_->additions);
    write(record.sets_->removals);
  }

  void write_past(const Record& record) {
    std::size_t count = 0;
    for (const Record::Past* past = record.past_; past; past = past->next) ++count;
    out.number(count);
    for (const Record::Past* past = record.past_; past; past = past->next) write(record, past->write);
  }

  void write(const Record& record, const Record::Register& one) {
    using Kind = Record::Register::Kind;
    const std::size_t writer = place_of(record, one.origin);
    out.byte(static_cast<std::uint8_t>(one.field));
    out.byte(
        static_cast<std::uint8_t>(static_cast<unsigned>(one.kind) | std::min(writer, writer_follows) << kind_bits));
    if (writer >= writer_follows) out.number(writer);
    switch (one.kind) {
      case Kind::absent:
        break;
      case Kind::boolean:
        out.byte(one.truth);
        break;
      case Kind::number:
        out.signed_number(one.number);
        break;
      case Kind::text:
        if (is_choice(one.field)) {
          write_choice(one);
        } else {
          pieces.append(one.text, sizeof(std::uint32_t) + one.as_text().size());
        }
        break;
      case Kind::id:
        pieces.append(one.id, sizeof(Id));
        break;
    }
  }

  void write_choice(const Record::Register& one) {
    const std::size_t known = choices.list.size();
    const std::size_t number = choices.number(one.text);
    out.number(number);
    if (number == known) out.text(one.as_text());
  }

  void write(const std::vector<Record::Addition>& additions) {
    out.number(additions.size());
    for (const auto& [field, element, dot] : additions) {
      out.byte(static_cast<std::uint8_t>(field));
      out.text(element);
      out.id(dot.replica);
      out.number(dot.seq);
    }
  }

  static std::size_t place_of(const Record& record, const Origin* origin) {
    return static_cast<std::size_t>(std::ranges::find(record.origins_, origin) - record.origins_.begin());
  }
};

struct Snapshot::RecordReader {
  State& state;
  ByteReader in;
  const char* piece;  // The next text or id; it lies in the state's store already.
  const char* pieces_end;
  Choices choices = {};
  bool is_sound = true;

  const char* take_piece(std::size_t size) {
    is_sound = is_sound && size <= static_cast<std::size_t>(pieces_end - piece);
    if (!is_sound) return nullptr;
    return std::exchange(piece, piece + size);
  }

  void read(Record& record) {
    const std::uint8_t flags = in.byte();
    record.is_erased_ = (flags & erased_flag) != 0;
    if (record.is_erased_) ++state.erased_;
    const auto changes = count();
    record.origins_.reserve(state.arrays_, changes);
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < changes; ++i) {
      number += static_cast<std::uint64_t>(in.signed_number());
      is_sound = is_sound && number < state.origins_.size();
      if (!is_sound) return;
      record.origins_.push_back(state.arrays_, &state.origins_[static_cast<std::size_t>(number)]);
    }
    if (changes > 0) record.first_ = origin(record, static_cast<std::size_t>(in.number()));
    const auto registers = count();
    record.registers_.reserve(state.arrays_, registers);
    for (std::size_t i = 0; i < registers && is_sound; ++i) {
      const Record::Register one = read_register(record);
      if (is_sound) record.registers_.push_back(state.arrays_, one);
    }
    const auto past = (flags & past_flag) != 0 ? count() : 0;
    for (std::size_t i = 0; i < past && is_sound; ++i) {
      const Record::Register one = read_register(record);
      if (is_sound) state.keep_past(record, one);
    }
    if ((flags & sets_flag) == 0) return;
    read(record.sets().additions);
    read(record.sets().removals);
  }

  /// Reads how many items follow. Each takes at least a byte, so a number larger than the bytes left is wrong.
  std::size_t count() {
    const std::uint64_t number = in.number();
    is_sound = is_sound && number <= in.left();
    return is_sound ? static_cast<std::size_t>(number) : 0;
  }

  const Origin* origin(const Record& record, std::size_t place) {
    is_sound = is_sound && place < record.origins_.size();
    return is_sound ? record.origins_[place] : nullptr;
  }

  Record::Register read_register(const Record& record) {
    using Kind = Record::Register::Kind;
    const auto field = static_cast<Field>(in.byte());
    const std::uint8_t kind = in.byte();
    std::size_t writer = kind >> kind_bits;
    if (writer == writer_follows) writer = static_cast<std::size_t>(in.number());
    is_sound = is_sound && static_cast<std::size_t>(field) < all_fields().size();
    if (!is_sound) return {};
    Record::Register one{
        .field = field, .kind = static_cast<Kind>(kind & kind_mask), .origin = origin(record, writer), .number = 0};
    switch (one.kind) {
      case Kind::absent:
        break;
      case Kind::boolean:
        one.truth = in.byte() != 0;
        break;
      case Kind::number:
        one.number = in.signed_number();
        break;
      case Kind::text:
        one.text = is_choice(field) ? choice(field) : text();
        break;
      case Kind::id:
        one.id = take_piece(sizeof(Id));
        break;
      default:
        is_sound = false;
    }
    return one;
  }

  const char* text() {
    const char* start = take_piece(sizeof(std::uint32_t));
    std::uint32_t size = 0;
    if (start) std::memcpy(&size, start, sizeof size);
    take_piece(size);
    return start;
  }

  const char* choice(Field field) {
    const auto number = static_cast<std::size_t>(in.number());
    if (number == choices.list.size()) choices.list.push_back(state.stored_text(field, in.text()));
    is_sound = is_sound && number < choices.list.size();
    return is_sound ? choices.list[number] : nullptr;
  }

  void read(std::vector<Record::Addition>& additions) {
    const std::size_t size = count();
    for (std::size_t i = 0; i < size; ++i) {
      const auto field = static_cast<Field>(in.byte());
      std::string element(in.text());
      const Id replica = in.id();
      additions.push_back({field, std::move(element), {replica, in.number()}});
    }
  }
};

Snapshot::Block Snapshot::records(RecordType type, std::uint32_t block) const {
  const auto& records = replica_->state_.records_[static_cast<std::size_t>(type)];
  const std::size_t first = std::size_t{block} * State::records_a_block;
  const std::size_t end = std::min(first + State::records_a_block, records.size());
  RecordWriter writer;
  for (std::size_t i = first; i < end; ++i) writer.write(records[i]);
  ByteWriter whole;
  whole.number(end - first);
  whole.text(writer.pieces);
  return {key_of_records(type, block), whole.bytes() + writer.out.bytes()};
}

bool Snapshot::take_records(RecordType type, std::string_view bytes) {
  State& state = replica_->state_;
  auto& records = state.records_[static_cast<std::size_t>(type)];
  ByteReader opening(bytes);
  const std::uint64_t count = opening.number();
  const std::string_view pieces = opening.text();
  if (!opening.is_whole()) return false;
  char* stored = state.store_.allocate(pieces.size());
  std::ranges::copy(pieces, stored);
  RecordReader reader{.state = state, .in = opening, .piece = stored, .pieces_end = stored + pieces.size()};
  for (std::uint64_t i = 0; i < count && reader.is_sound && reader.in.is_whole(); ++i) {
    const std::size_t before = records.size();
    Record& record = records.get(reader.in.id());
    if (records.size() == before) return false;
    record.type_ = type;
    record.number_ = static_cast<std::uint32_t>(before);
    reader.read(record);
  }
  return reader.is_sound && reader.in.is_whole() && reader.in.is_at_end();
}

}  // namespace counterbell
