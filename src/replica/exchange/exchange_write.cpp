// Replicas to exchange files. FORMAT.md specifies what is written here.
#include <algorithm>

#include "replica/bytes/sha256.h"
#include "replica/change/canonical.h"
#include "replica/exchange/exchange.h"
#include "replica/exchange/exchange_text.h"

namespace counterbell {
namespace {

std::string header_line(const ExchangeHeader& header) {
  std::string line(exchange_opening);
  line += "\"version\":";
  append_json_integer(line, header.version);
  line += ",\"minimum_reader\":";
  append_json_integer(line, header.minimum_reader);
  line += ",\"shop\":";
  append_json_string(line, header.shop.text());
  if (header.maker) {
    line += ",\"maker\":";
    append_json_string(line, header.maker->text());
  }
  if (header.made_at) {
    line += ",\"made\":";
    append_json_integer(line, header.made_at->time_since_epoch().count());
  }
  line += ",\"brings\":{";
  bool first = true;
  for (const auto& [replica, ranges] : header.brings.ranges()) {
    if (!first) line += ',';
    first = false;
    append_json_string(line, replica.text());
    line += ':';
    append_json_string(line, VersionVector::text(ranges));
  }
  line += "},\"changes\":[\n";
  return line;
}

/// How many changes the replica has beyond one for each name.
std::size_t count_twins(const Replica& replica) {
  std::size_t count = 0;
  for (const auto& [id, ranges] : replica.doubled().ranges()) {
    for (const VersionVector::Range& range : ranges) {
      for (std::uint64_t seq = range.first; seq <= range.last; ++seq, --count) {
        replica.visit_lines_of({id, seq}, [&](std::string_view) { ++count; });
      }
    }
  }
  return count;
}

}  // namespace

struct ExchangeWriter::Impl {
  const Replica& replica;
  ExchangeHeader header;
  std::vector<std::pair<Id, VersionVector::Range>> left;  // Still to be written, the last one first.
  std::size_t total = 0;
  std::size_t written = 0;
  bool started = false;
  Sha256 digest;

  void append(std::string& out, std::string_view text) {
    digest.update(text);
    out += text;
  }

  void append_next_change(std::string& out) {
    auto& [id, range] = left.back();
    replica.visit_lines_of({id, range.first}, [&](std::string_view line) {
      append(out, line);
      append(out, ++written < total ? ",\n" : "\n");
    });
    if (range.first++ == range.last) left.pop_back();
  }
};

ExchangeWriter::ExchangeWriter(const Replica& replica, const VersionVector& receiver, bool signed_file)
    : impl_(std::make_unique<Impl>(replica)) {
  ExchangeHeader& header = impl_->header;
  header.shop = replica.shop();
  header.brings = replica.have().without(receiver);
  header.brings.add(replica.doubled());  // Nobody knows which of the changes of such a name the receiver has.
  if (signed_file) {
    header.maker = replica.id();
    header.made_at = replica.clock().now();
  }
  for (const auto& [id, ranges] : header.brings.ranges()) {
    for (const VersionVector::Range& range : ranges) impl_->left.emplace_back(id, range);
  }
  std::ranges::reverse(impl_->left);
  impl_->total = static_cast<std::size_t>(header.brings.count()) + count_twins(replica);
}

ExchangeWriter::~ExchangeWriter() = default;

bool ExchangeWriter::write(std::string& out, std::size_t budget) {
  const std::size_t enough = out.size() + budget;
  if (!impl_->started) {
    impl_->started = true;
    impl_->append(out, header_line(impl_->header));
  }
  while (!impl_->left.empty()) {
    if (out.size() >= enough) return true;
    impl_->append_next_change(out);
  }
  out += closing_line(hex(impl_->digest.digest())) + '\n';
  return false;
}

std::size_t ExchangeWriter::changes_total() const { return impl_->total; }
std::size_t ExchangeWriter::changes_written() const { return impl_->written; }

std::string canonical_file(const Replica& replica) {
  std::string file;
  ExchangeWriter writer(replica, {}, false);
  while (writer.write(file)) {
  }
  return file;
}

}  // namespace counterbell
