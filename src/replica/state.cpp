#include "replica/state.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace counterbell {
namespace {

const Value absent{};

/// Puts `item` into the sorted `items` unless an equal one is there; whether it did.
template <typename Item>
bool insert_sorted(std::vector<Item>& items, Item item) {
  const auto place = std::ranges::lower_bound(items, item);
  if (place != items.end() && *place == item) return false;
  items.insert(place, std::move(item));
  return true;
}

}  // namespace

bool Record::Origin::stands_above(const Origin& other) const {
  return std::tie(stamp, change) > std::tie(other.stamp, other.change);
}

const Record::Register* Record::find_register(Field field) const {
  const auto found = std::ranges::lower_bound(registers_, field, {}, &Register::field);
  return found != registers_.end() && found->field == field ? &*found : nullptr;
}

const Value& Record::get(Field field) const {
  const Register* found = find_register(field);
  return found ? found->value : absent;
}

Stamp Record::written(Field field) const {
  const Register* found = find_register(field);
  return found ? found->origin->stamp : Stamp{};
}

Dot Record::writer(Field field) const {
  const Register* found = find_register(field);
  return found ? found->origin->change.dot : Dot{};
}

Stamp Record::changed() const { return (*std::ranges::max_element(origins_, {}, &Origin::stamp))->stamp; }

std::vector<ExactDot> Record::changes() const {
  std::vector<const Origin*> origins = origins_;
  std::ranges::sort(origins, [](const Origin* a, const Origin* b) { return b->stands_above(*a); });
  std::vector<ExactDot> changes;
  changes.reserve(origins.size());
  for (const Origin* origin : origins) changes.push_back(origin->change);
  return changes;
}

std::span<const Record::Addition> Record::additions(Field field) const {
  return std::ranges::equal_range(additions_, field, {}, &Addition::field);
}

std::span<const Record::Addition> Record::additions(Field field, std::string_view element) const {
  return std::ranges::equal_range(additions(field), element, {}, &Addition::element);
}

std::vector<std::string> Record::elements(Field field) const {
  std::vector<std::string> elements;
  for (const Addition& addition : additions(field)) {
    if (elements.empty() || elements.back() != addition.element) elements.push_back(addition.element);
  }
  return elements;
}

bool Record::has_element(Field field, std::string_view element) const { return !additions(field, element).empty(); }

State::State() : records_(all_records().size()) {}

const Record* State::find(RecordType type, const Id& id) const {
  const auto& records = records_[static_cast<std::size_t>(type)];
  const auto found = records.find(id);
  return found == records.end() ? nullptr : &found->second;
}

std::size_t State::count(RecordType type) const { return records_[static_cast<std::size_t>(type)].size(); }

void State::for_each(RecordType type, const std::function<void(const Record&)>& visit) const {
  for (const auto& [id, record] : records_[static_cast<std::size_t>(type)]) visit(record);
}

std::vector<State::Alteration> State::apply(const ParsedChange& parsed) {
  const Change& change = parsed.change;
  std::vector<Alteration> alterations;
  if (change.operations.empty()) return alterations;
  const Record::Origin& origin = origins_.emplace_back(change.stamp, ExactDot{change.dot, parsed.hash}, change.staff);
  for (const Operation& operation : change.operations) {
    apply(make(operation.record, operation.id), operation, origin, alterations);
  }
  return alterations;
}

Record& State::make(RecordType type, const Id& id) {
  Record& record = records_[static_cast<std::size_t>(type)][id];
  record.type_ = type;
  record.id_ = id;
  return record;
}

bool State::note_erased(RecordType type, const Id& id) {
  Record& record = make(type, id);
  if (std::exchange(record.is_erased_, true)) return false;
  ++erased_;
  return true;
}

std::vector<State::Alteration> State::fold_personal_again(RecordType type, const Id& id,
                                                          std::span<const ParsedChange> changes) {
  std::vector<Alteration> alterations;
  Record& record = make(type, id);
  const auto is_personal = [](Field field) { return spec(field).privacy == Privacy::personal; };
  std::erase_if(record.registers_, [&](const Record::Register& one) { return is_personal(one.field); });
  // Whether there was a value or not: that the record is erased may be the news.
  for (const FieldSpec& one : spec(type).fields) {
    if (is_personal(one.field)) alterations.push_back({&record, one.field});
  }
  for (const auto& [change, hash] : changes) {
    const auto origin = std::ranges::find(record.origins_, ExactDot{change.dot, hash}, &Record::Origin::change);
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

void State::apply(Record& record, const Operation& operation, const Record::Origin& origin,
                  std::vector<Alteration>& alterations) {
  record.origins_.push_back(&origin);
  if (!record.first_ || record.first_->stands_above(origin)) record.first_ = &origin;
  if (record.registers_.empty()) record.registers_.reserve(operation.writes.size());
  for (const Write& one : operation.writes) {
    if (write(record, one, origin)) alterations.push_back({&record, one.field});
  }
  for (const SetEdit& edit : operation.edits) {
    if (edit.add ? add(record, edit, origin.change.dot) : remove(record, edit))
      alterations.push_back({&record, edit.field});
  }
}

bool State::write(Record& record, const Write& write, const Record::Origin& origin) {
  const auto place = std::ranges::lower_bound(record.registers_, write.field, {}, &Record::Register::field);
  if (place == record.registers_.end() || place->field != write.field) {
    record.registers_.insert(place, {write.field, &origin, write.value});
    return true;
  }
  if (!origin.stands_above(*place->origin)) return false;
  place->origin = &origin;
  place->value = write.value;
  return true;
}

bool State::add(Record& record, const SetEdit& edit, const Dot& dot) {
  Record::Addition addition{edit.field, edit.element, dot};
  if (std::ranges::binary_search(record.removals_, addition)) return false;
  const bool had = record.has_element(edit.field, edit.element);
  return insert_sorted(record.additions_, std::move(addition)) && !had;
}

bool State::remove(Record& record, const SetEdit& edit) {
  const bool had = record.has_element(edit.field, edit.element);
  for (const Dot& dot : edit.seen) {
    Record::Addition addition{edit.field, edit.element, dot};
    const auto standing = std::ranges::equal_range(record.additions_, addition);
    record.additions_.erase(standing.begin(), standing.end());
    insert_sorted(record.removals_, std::move(addition));
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
