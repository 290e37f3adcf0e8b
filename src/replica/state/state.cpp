#include "replica/state/state.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

namespace counterbell {
namespace {

/// Inserts `item` into the sorted `items` unless an equal one is there; returns whether it did.
template <typename Item>
bool insert_sorted(std::vector<Item>& items, Item item) {
  const auto place = std::ranges::lower_bound(items, item);
  if (place != items.end() && *place == item) return false;
  items.insert(place, std::move(item));
  return true;
}

}  // namespace

State::State()
    : records_(all_records().size()), altered_records_(all_records().size(), AlteredBlocks(records_a_block)) {}

const Record* State::find(RecordType type, const Id& id) const {
  return records_[static_cast<std::size_t>(type)].find(id);
}

std::size_t State::count(RecordType type) const { return records_[static_cast<std::size_t>(type)].size(); }

void State::for_each(RecordType type, const std::function<void(const Record&)>& visit) const {
  for (const Record& record : records_[static_cast<std::size_t>(type)]) visit(record);
}

State::Applied State::apply(const ParsedChange& parsed) {
  alterations_.clear();
  const Origin& origin = note_origin(parsed);
  for (const Operation& operation : parsed.change.operations) {
    apply(make(operation.record, operation.id), operation, origin);
  }
  return {&origin, alterations_};
}

const Origin& State::note_origin(const ParsedChange& parsed) {
  const Change& change = parsed.change;
  const Author& author = *authors_.insert({change.dot.replica, change.staff}).first;
  return note_origin({.stamp = change.stamp,
                      .seq = change.dot.seq,
                      .hash = parsed.hash,
                      .author = &author,
                      .is_undo = change.undoes.has_value()});
}

const Origin& State::note_origin(Origin origin) {
  origin.number = static_cast<std::uint32_t>(origins_.size());
  return origins_.emplace_back(origin);
}

Record& State::make(RecordType type, const Id& id) {
  IdTable<Record>& records = records_[static_cast<std::size_t>(type)];
  const std::size_t count = records.size();
  Record& record = records.get(id);
  if (records.size() > count) {
    record.type_ = type;
    record.number_ = static_cast<std::uint32_t>(count);
  }
  altered_records_[static_cast<std::size_t>(type)].note(record.number_);
  return record;
}

bool State::note_erased(RecordType type, const Id& id) {
  Record& record = make(type, id);
  if (std::exchange(record.is_erased_, true)) return false;
  ++erased_;
  return true;
}

std::vector<State::Alteration> State::rebuild_personal(RecordType type, const Id& id,
                                                       std::span<const ParsedChange> changes) {
  std::vector<Alteration> alterations;
  Record& record = make(type, id);
  const auto is_personal = [](Field field) { return spec(field).privacy == Privacy::personal; };
  const auto personal =
      std::ranges::stable_partition(record.registers_, [&](const Register& one) { return !is_personal(one.field); });
  record.registers_.truncate(personal.begin());
  // All personal fields, whether they had a value or not: that the record is erased may itself be the news.
  for (const FieldSpec& one : spec(type).fields) {
    if (is_personal(one.field)) alterations.push_back({&record, one.field});
  }
  for (const auto& [change, hash] : changes) {
    const auto origin = std::ranges::find(record.origins_, ExactDot{change.dot, hash}, &Origin::name);
    if (origin == record.origins_.end()) continue;
    for (const Operation& operation : change.operations) {
      if (operation.record != type || operation.id != id) continue;
      for (const Write& one : operation.writes) {
        if (is_personal(one.field)) write(record, one, **origin);
      }
    }
  }
  return alterations;
}

void State::apply(Record& record, const Operation& operation, const Origin& origin) {
  record.origins_.push_back(arrays_, &origin);
  if (!record.first_ || record.first_->stands_above(origin)) record.first_ = &origin;
  if (record.registers_.empty()) record.registers_.reserve(arrays_, operation.writes.size());
  for (const Write& one : operation.writes) {
    if (write(record, one, origin)) alterations_.push_back({&record, one.field});
  }
  for (const SetEdit& edit : operation.edits) {
    if (edit.add ? add(record, edit, origin.dot()) : remove(record, edit)) {
      alterations_.push_back({&record, edit.field});
    }
  }
}

bool State::write(Record& record, const Write& write, const Origin& origin) {
  auto place = std::ranges::lower_bound(record.registers_, write.field, {}, &Register::field);
  if (place == record.registers_.end() || place->field != write.field) {
    place = record.registers_.insert(arrays_, place, {.field = write.field, .origin = &origin, .number = 0});
  } else if (!origin.stands_above(*place->origin)) {
    if (spec(write.field).keeps_past) {
      Register beaten{.field = write.field, .origin = &origin, .number = 0};
      set(beaten, write.value);
      keep_past(record, beaten);
    }
    return false;
  } else if (spec(write.field).keeps_past) {
    keep_past(record, *place);
  }
  place->origin = &origin;
  set(*place, write.value);
  return true;
}

void State::keep_past(Record& record, const Register& write) {
  record.past_ = new (arrays_.allocate(sizeof(Record::Past))) Record::Past{write, record.past_};
}

void State::set(Register& place, const Value& value) {
  using Kind = Register::Kind;
  if (const bool* truth = std::get_if<bool>(&value)) {
    place.kind = Kind::boolean;
    place.truth = *truth;
  } else if (const std::int64_t* number = std::get_if<std::int64_t>(&value)) {
    place.kind = Kind::number;
    place.number = *number;
  } else if (const std::string* text = std::get_if<std::string>(&value)) {
    place.kind = Kind::text;
    place.text = stored_text(place.field, *text);
  } else if (const Id* id = std::get_if<Id>(&value)) {
    place.kind = Kind::id;
    char* stored = store_.allocate(id->bytes.size());
    std::memcpy(stored, id->bytes.data(), id->bytes.size());
    place.id = stored;
  } else {
    place.kind = Kind::absent;
  }
}

const char* State::stored_text(Field field, std::string_view text) {
  const bool is_choice = spec(field).type == FieldType::choice;
  if (const auto known = choices_.find(text); is_choice && known != choices_.end()) return known->second;
  const auto size = static_cast<std::uint32_t>(text.size());
  char* stored = store_.allocate(sizeof size + text.size());
  std::memcpy(stored, &size, sizeof size);
  std::ranges::copy(text, stored + sizeof size);
  if (is_choice) choices_.emplace(text, stored);
  return stored;
}

bool State::add(Record& record, const SetEdit& edit, const Dot& dot) {
  Record::Addition addition{edit.field, edit.element, dot};
  if (std::ranges::binary_search(record.sets().removals, addition)) return false;
  const bool had = record.has_element(edit.field, edit.element);
  return insert_sorted(record.sets().additions, std::move(addition)) && !had;
}

bool State::remove(Record& record, const SetEdit& edit) {
  const bool had = record.has_element(edit.field, edit.element);
  for (const Dot& dot : edit.seen) {
    Record::Addition addition{edit.field, edit.element, dot};
    Record::Sets& sets = record.sets();
    const auto standing = std::ranges::equal_range(sets.additions, addition);
    sets.additions.erase(standing.begin(), standing.end());
    insert_sorted(sets.removals, std::move(addition));
  }
  return had && !record.has_element(edit.field, edit.element);
}

std::vector<Dot> State::additions(RecordType type, const Id& id, Field field, std::string_view element) const {
  std::vector<Dot> dots;
  if (const Record* record = find(type, id)) {
    for (const Record::Addition& addition : record->additions(field, element)) dots.push_back(addition.dot);
  }
  return dots;
}

}  // namespace counterbell
