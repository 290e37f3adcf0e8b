// Who has what: the stations of the shop, as far as files from them have told.

#include <algorithm>
#include <set>

#include "desk/impl.h"
#include "replica/canonical.h"

namespace counterbell::desk {
namespace {

std::uint64_t count_changes(const std::vector<VersionVector::Range>& ranges) {
  std::uint64_t count = 0;
  for (const VersionVector::Range& range : ranges) count += range.last - range.first + 1;
  return count;
}

/// When the newest change of `replica` that is here was made.
std::int64_t newest_ms(const Replica& here, const Id& replica) {
  const Origin* newest = here.origin({replica, here.have().last(replica)});
  return newest ? static_cast<std::int64_t>(newest->stamp.ms) : 0;
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

std::vector<StationStatus> Desk::stations() const {
  const std::map<Id, std::vector<VersionVector::Range>> gaps = replica_->have().gaps();
  const std::vector<std::pair<Id, std::int64_t>> ahead = replica_->clocks_ahead();
  std::vector<StationStatus> stations;
  for (const Id& replica : all_replicas(*replica_)) {
    StationStatus status;
    status.replica = replica;
    status.is_this = replica == replica_->id();
    if (const Record* station = impl_->station_of(replica)) {
      status.station = station->id();
      status.name = station->text(Field::station_name);
      status.code = station->text(Field::station_code);
    }
    if (const auto here = replica_->have().ranges().find(replica); here != replica_->have().ranges().end()) {
      status.changes_here = count_changes(here->second);
    }
    if (const auto gap = gaps.find(replica); gap != gaps.end()) status.changes_missing = count_changes(gap->second);
    status.newest_ms = newest_ms(*replica_, replica);
    if (const auto lead = std::ranges::find(ahead, replica, &std::pair<Id, std::int64_t>::first); lead != ahead.end()) {
      status.clock_ahead_ms = lead->second;
    }
    if (const auto known = impl_->known_of.find(replica); known != impl_->known_of.end()) {
      status.heard_ms = known->second.heard_ms;
    }
    status.lacks = status.is_this ? 0 : replica_->have().without(known_of(replica)).count();
    stations.push_back(std::move(status));
  }
  return stations;
}

void Desk::load_known_vectors(std::string_view json) {
  // Kept on this device by this program. What cannot be read is as good as never heard: a later file brings it again.
  CanonicalReader reader(json);
  Members replicas(reader);
  while (replicas.next()) {
    const std::optional<Id> replica = Id::parse(replicas.key());
    Impl::Known known;
    Members members(reader);
    while (members.next()) {
      std::int64_t heard_ms = 0;
      if (members.key() == "has") {
        read_vector(reader, known.has);
      } else if (members.key() == "heard" && reader.integer(heard_ms)) {
        known.heard_ms = heard_ms;
      } else {
        reader.skip();
      }
    }
    if (!reader.ok() || !replica) continue;
    impl_->known_of[*replica].has.add(known.has);
    impl_->known_of[*replica].heard_ms = known.heard_ms;
  }
  ++impl_->revision;
}

std::string Desk::known_vectors() const {
  std::string out = "{";
  for (const auto& [replica, known] : impl_->known_of) {
    if (out.size() > 1) out += ',';
    append_json_string(out, replica.text());
    out += ":{\"has\":";
    append_vector(out, known.has);
    if (known.heard_ms) {
      out += ",\"heard\":";
      append_json_integer(out, *known.heard_ms);
    }
    out += '}';
  }
  return out + '}';
}

void Desk::heard(const ExchangeHeader& header) {
  if (!header.maker) return;
  Impl::Known& known = impl_->known_of[*header.maker];
  known.has.add(header.brings);
  known.heard_ms = impl_->now_ms();
  ++impl_->revision;
}

VersionVector Desk::known_of(const Id& replica) const {
  const auto known = impl_->known_of.find(replica);
  if (known == impl_->known_of.end()) return {};
  return known->second.has;
}

}  // namespace counterbell::desk
