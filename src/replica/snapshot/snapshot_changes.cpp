// The snapshot's blocks of changes: each change's origin and its entry in the log, without its line.
#include <algorithm>
#include <vector>

#include "replica/bytes/byte_stream.h"
#include "replica/snapshot/snapshot.h"

namespace counterbell {
namespace {

constexpr std::uint8_t undoable_flag = 1;
constexpr std::uint8_t undoes_flag = 2;

/// The authors of a block's changes, in the order in which they first occur, each with the sequence number of its previous change.
struct Authors {
  struct One {
    const Author* author;
    std::uint64_t seq;
  };
  std::vector<One> list;

  std::size_t number(const Author* author) {
    const auto known = std::ranges::find(list, author, &One::author);
    const std::size_t at = static_cast<std::size_t>(known - list.begin());
    if (known == list.end()) list.push_back({author, 0});
    return at;
  }
};

}  // namespace

Snapshot::Block Snapshot::changes(std::uint32_t block) const {
  const std::deque<Origin>& origins = replica_->state_.origins_;
  const std::size_t first = std::size_t{block} * Replica::changes_a_block;
  const std::size_t end = std::min(first + Replica::changes_a_block, origins.size());
  Authors authors;
  ByteWriter out;
  std::uint64_t ms = 0;
  out.number(end - first);
  for (std::size_t i = first; i < end; ++i) {
    const Origin& origin = origins[i];
    const LogEntry& entry = *replica_->find(origin.name());
    const std::size_t known = authors.list.size();
    const std::size_t author = authors.number(origin.author);
    out.number(author);
    if (author == known) {
      out.id(origin.author->replica);
      out.id(origin.author->staff);
    }
    std::uint64_t& seq = authors.list[author].seq;
    out.signed_number(static_cast<std::int64_t>(origin.seq - seq));
    out.signed_number(static_cast<std::int64_t>(origin.stamp.ms - ms));
    out.number(origin.stamp.counter);
    out.raw(origin.hash);
    out.byte(static_cast<std::uint8_t>((entry.is_undoable ? undoable_flag : 0) | (entry.undoes ? undoes_flag : 0)));
    if (entry.undoes) {
      out.id(entry.undoes->replica);
      out.number(entry.undoes->seq);
    }
    seq = origin.seq;
    ms = origin.stamp.ms;
  }
  return {key_of_changes(block), out.bytes()};
}

bool Snapshot::take_changes(std::string_view bytes) {
  State& state = replica_->state_;
  Authors authors;
  ByteReader in(bytes);
  std::uint64_t ms = 0;
  Branch* branch = nullptr;
  const Author* of = nullptr;
  for (std::uint64_t left = in.number(); left > 0 && in.is_whole(); --left) {
    const auto number = static_cast<std::size_t>(in.number());
    if (number > authors.list.size()) return false;
    if (number == authors.list.size()) {
      const Id replica = in.id();
      authors.list.push_back({&*state.authors_.insert({replica, in.id()}).first, 0});
    }
    auto& [author, seq] = authors.list[number];
    if (author != of) branch = &replica_->log_[author->replica];
    of = author;
    seq += static_cast<std::uint64_t>(in.signed_number());
    ms += static_cast<std::uint64_t>(in.signed_number());
    const auto counter = static_cast<std::uint32_t>(in.number());
    const ChainHash hash = in.array<16>();
    const std::uint8_t flags = in.byte();
    const Origin& origin = state.note_origin(
        {.stamp = {ms, counter}, .seq = seq, .hash = hash, .author = author, .is_undo = (flags & undoes_flag) != 0});
    LogEntry entry{
        .seq = seq, .origin = &origin, .line = {}, .undoes = {}, .is_undoable = (flags & undoable_flag) != 0};
    if ((flags & undoes_flag) != 0) {
      const Id replica = in.id();
      entry.undoes = std::make_unique<const Dot>(replica, in.number());
    }
    branch->insert(std::move(entry));
  }
  return in.is_whole() && in.is_at_end();
}

}  // namespace counterbell
