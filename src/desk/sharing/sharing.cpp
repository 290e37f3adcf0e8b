#include "desk/sharing/sharing.h"

#include <algorithm>
#include <set>
#include <utility>

#include "desk/shop/shop.h"
#include "replica/change/canonical.h"

namespace counterbell::desk {
namespace {

std::uint64_t count_changes(const std::vector<VersionVector::Range>& ranges) {
  std::uint64_t count = 0;
  for (const VersionVector::Range& range : ranges) count += range.last - range.first + 1;
  return count;
}

/// When the newest change of `replica` that is here was made.
Time newest_change(const Replica& here, const Id& replica) {
  const Origin* newest = here.origin({replica, here.have().last(replica)});
  return newest ? newest->stamp.time() : Time{};
}

/// Every replica that works, or worked, for the shop.
std::set<Id> all_replicas(const Replica& here) {
  std::set<Id> replicas;
  for (const auto& [replica, ranges] : here.have().ranges()) replicas.insert(replica);
  here.state().for_each(RecordType::station, [&](const Record& station) {
    for (const std::string& text : station.elements(Field::station_replicas)) {
      if (const std::optional<Id> replica = Id::parse(text)) replicas.insert(*replica);
    }
  });
  return replicas;
}

/// Reads {"<replica>": "1-12,15", ...}.
void read_vector(CanonicalReader& reader, VersionVector& vector) {
  Members members(reader);
  while (members.next()) {
    const std::optional<Id> id = Id::parse(members.key());
    std::string ranges;
    if (reader.string(ranges) && id) vector.add_text(*id, ranges);
  }
}

void append_vector(std::string& out, const VersionVector& vector) {
  out += '{';
  for (const auto& [id, ranges] : vector.ranges()) {
    if (out.back() != '{') out += ',';
    append_json_string(out, id.text());
    out += ':';
    append_json_string(out, VersionVector::text(ranges));
  }
  out += '}';
}

}  // namespace

std::vector<StationStatus> Sharing::stations() const {
  const std::map<Id, std::vector<VersionVector::Range>> gaps = workplace_.replica().have().gaps();
  const std::vector<std::pair<Id, std::chrono::milliseconds>> ahead = workplace_.replica().clocks_ahead();
  std::vector<StationStatus> stations;
  for (const Id& replica : all_replicas(workplace_.replica())) {
    StationStatus status;
    status.replica = replica;
    status.is_this = replica == workplace_.replica().id();
    if (const Record* station = shop_.station_of(replica)) {
      status.station = station->id();
      status.name = station->text(Field::station_name);
      status.code = station->text(Field::station_code);
    }
    if (const auto here = workplace_.replica().have().ranges().find(replica);
        here != workplace_.replica().have().ranges().end()) {
      status.changes_here = count_changes(here->second);
    }
    if (const auto gap = gaps.find(replica); gap != gaps.end()) status.changes_missing = count_changes(gap->second);
    status.newest = newest_change(workplace_.replica(), replica);
    if (const auto lead = std::ranges::find(ahead, replica, &std::pair<Id, std::chrono::milliseconds>::first);
        lead != ahead.end()) {
      status.clock_ahead = lead->second;
    }
    if (const auto known = known_.find(replica); known != known_.end()) {
      status.heard = known->second.heard;
    }
    status.lacks = status.is_this ? 0 : workplace_.replica().have().without(known_of(replica)).count();
    stations.push_back(std::move(status));
  }
  return stations;
}

void Sharing::load_known_vectors(std::string_view json) {
  // Kept on this device by this program. What cannot be read is as good as never heard: a later file brings it again.
  CanonicalReader reader(json);
  Members replicas(reader);
  while (replicas.next()) {
    const std::optional<Id> replica = Id::parse(replicas.key());
    Known known;
    Members members(reader);
    while (members.next()) {
      std::int64_t heard_ms = 0;
      if (members.key() == "has") {
        read_vector(reader, known.has);
      } else if (members.key() == "heard" && reader.integer(heard_ms)) {
        known.heard = Time(std::chrono::milliseconds(heard_ms));
      } else {
        reader.skip();
      }
    }
    if (!reader.ok() || !replica) continue;
    known_[*replica].has.add(known.has);
    known_[*replica].heard = known.heard;
  }
  workplace_.note_change();
}

std::string Sharing::known_vectors() const {
  std::string out = "{";
  for (const auto& [replica, known] : known_) {
    if (out.size() > 1) out += ',';
    append_json_string(out, replica.text());
    out += ":{\"has\":";
    append_vector(out, known.has);
    if (known.heard) {
      out += ",\"heard\":";
      append_json_integer(out, known.heard->time_since_epoch().count());
    }
    out += '}';
  }
  return out + '}';
}

void Sharing::heard(const ExchangeHeader& header) {
  if (!header.maker) return;
  Known& known = known_[*header.maker];
  known.has.add(header.brings);
  known.heard = workplace_.now();
  workplace_.note_change();
}

VersionVector Sharing::known_of(const Id& replica) const {
  const auto known = known_.find(replica);
  if (known == known_.end()) return {};
  return known->second.has;
}

}  // namespace counterbell::desk
