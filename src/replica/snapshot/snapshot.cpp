#include "replica/snapshot/snapshot.h"

#include <array>

#include "replica/bytes/byte_stream.h"
#include "replica/bytes/xxh64.h"

namespace counterbell {
namespace {

/// Must be raised whenever the layout of blocks changes, or the state that the same changes result in.
constexpr std::uint64_t version = 2;

constexpr unsigned key_shift = 24;  // The bits below hold a block's number, those above its kind.
constexpr std::uint32_t changes_kind = 1;
constexpr std::uint32_t first_records_kind = 2;

std::uint32_t kind_of(Snapshot::Key key) { return key >> key_shift; }

/// Differs for every version and for every list of records and fields.
std::uint64_t fingerprint() {
  static const std::uint64_t the_fingerprint = [] {
    ByteWriter out;
    out.number(version);
    for (const FieldSpec& field : all_fields()) {
      out.text(spec(field.record).name);
      out.text(field.name);
      out.byte(static_cast<std::uint8_t>(field.type));
      out.byte(static_cast<std::uint8_t>(field.privacy));
      for (const Choice& choice : field.choices) out.text(choice.name);
    }
    return xxh64(out.bytes());
  }();
  return the_fingerprint;
}

void write(ByteWriter& out, const VersionVector& vector) {
  out.number(vector.ranges().size());
  for (const auto& [replica, ranges] : vector.ranges()) {
    out.id(replica);
    out.number(ranges.size());
    for (const VersionVector::Range& range : ranges) {
      out.number(range.first);
      out.number(range.last);
    }
  }
}

void read(ByteReader& in, VersionVector& vector) {
  for (std::uint64_t replicas = in.number(); replicas > 0 && in.is_whole(); --replicas) {
    const Id replica = in.id();
    for (std::uint64_t ranges = in.number(); ranges > 0 && in.is_whole(); --ranges) {
      const std::uint64_t first = in.number();
      vector.add(replica, {first, in.number()});
    }
  }
}

void write(ByteWriter& out, const Dot& dot) {
  out.id(dot.replica);
  out.number(dot.seq);
}

Dot read_dot(ByteReader& in) {
  const Id replica = in.id();
  return {replica, in.number()};
}

std::array<std::uint8_t, 8> bytes_of(std::uint64_t number) {
  std::array<std::uint8_t, 8> bytes;
  for (std::uint8_t& byte : bytes) {
    byte = static_cast<std::uint8_t>(number);
    number >>= 8;
  }
  return bytes;
}

}  // namespace

Snapshot::Key Snapshot::key_of_changes(std::uint32_t block) { return changes_kind << key_shift | block; }

Snapshot::Key Snapshot::key_of_records(RecordType type, std::uint32_t block) {
  return (first_records_kind + static_cast<std::uint32_t>(type)) << key_shift | block;
}

std::optional<Snapshot::Block> Snapshot::next_altered() {
  std::optional<Block> block;
  if (const auto number = replica_->altered_changes_.take()) block = changes(*number);
  for (const RecordSpec& type : all_records()) {
    if (block) break;
    AlteredBlocks& altered = replica_->state_.altered_records_[static_cast<std::size_t>(type.record)];
    if (const auto number = altered.take()) block = records(type.record, *number);
  }
  if (block) sums_[block->key] = xxh64(block->bytes);
  return block;
}

void Snapshot::forget() {
  replica_->altered_changes_.note_all();
  for (AlteredBlocks& altered : replica_->state_.altered_records_) altered.note_all();
}

std::string Snapshot::index() const {
  const Replica& replica = *replica_;
  ByteWriter out;
  out.number(fingerprint());
  out.id(replica.id_);
  out.number(sums_.size());
  for (const auto& [key, sum] : sums_) {
    out.number(key);
    out.number(sum);
  }
  for (const auto& records : replica.state_.records_) out.number(records.size());
  for (const VersionVector* vector : {&replica.have_, &replica.applied_, &replica.told_, &replica.doubled_}) {
    write(out, *vector);
  }
  out.number(replica.own_named_);
  out.byte(replica.is_id_shared_);
  out.number(replica.forks_.size());
  for (const auto& [dot, ours, theirs] : replica.forks_) {
    write(out, dot);
    out.raw(ours);
    out.raw(theirs);
  }
  out.number(replica.erased_unknown_.size());
  for (const std::string& record : replica.erased_unknown_) out.text(record);
  out.number(replica.log_.size());
  for (const auto& [id, branch] : replica.log_) {
    out.id(id);
    out.number(branch.awaited_.size());
    for (const auto& [seq, hash] : branch.awaited_) {
      out.number(seq);
      out.raw(hash);
    }
  }
  replica.causality_.write(out);
  ByteWriter sum;
  sum.raw(bytes_of(xxh64(out.bytes())));
  return sum.bytes() + out.bytes();
}

bool Snapshot::begin(std::string_view index) {
  ByteReader in(index);
  const std::array<std::uint8_t, 8> sum = in.array<8>();
  if (!in.is_whole() || sum != bytes_of(xxh64(index.substr(sum.size())))) return false;
  Replica& replica = *replica_;
  if (in.number() != fingerprint() || in.id() != replica.id_) return false;
  sums_.clear();
  for (std::uint64_t blocks = in.number(); blocks > 0 && in.is_whole(); --blocks) {
    const auto key = static_cast<Key>(in.number());
    sums_.emplace(key, in.number());
  }
  next_ = sums_.begin();
  for (auto& records : replica.state_.records_) records.reserve(static_cast<std::size_t>(in.number()));
  for (VersionVector* vector : {&replica.have_, &replica.applied_, &replica.told_, &replica.doubled_}) {
    read(in, *vector);
  }
  replica.own_named_ = in.number();
  replica.is_id_shared_ = in.byte() != 0;
  for (std::uint64_t forks = in.number(); forks > 0 && in.is_whole(); --forks) {
    Fork& fork = replica.forks_.emplace_back();
    fork.dot = read_dot(in);
    fork.ours = in.array<16>();
    fork.theirs = in.array<16>();
  }
  for (std::uint64_t records = in.number(); records > 0 && in.is_whole(); --records) {
    replica.erased_unknown_.emplace(in.text());
  }
  for (std::uint64_t branches = in.number(); branches > 0 && in.is_whole(); --branches) {
    Branch& branch = replica.log_[in.id()];
    for (std::uint64_t awaited = in.number(); awaited > 0 && in.is_whole(); --awaited) {
      const std::uint64_t seq = in.number();
      branch.awaited_.emplace(seq, in.array<16>());
    }
  }
  replica.causality_.read(in);
  return in.is_whole() && in.is_at_end();
}

bool Snapshot::take(std::string_view block) {
  if (next_ == sums_.end() || xxh64(block) != next_->second) return false;
  const std::uint32_t kind = kind_of((next_++)->first);
  if (kind == changes_kind) return take_changes(block);
  const std::uint32_t type = kind - first_records_kind;
  return type < all_records().size() && take_records(static_cast<RecordType>(type), block);
}

bool Snapshot::finish() {
  Replica& replica = *replica_;
  if (next_ != sums_.end()) return false;
  replica.altered_changes_.clear();
  for (AlteredBlocks& altered : replica.state_.altered_records_) altered.clear();
  const Time now = replica.clock_->now();
  for (const Origin& origin : replica.state_.origins_) replica.hybrid_clock_.observe(now, origin.stamp);
  replica.rebuild_undo_stacks();
  replica.lines_missing_ = replica.state_.origins_.size();
  return true;
}

}  // namespace counterbell
