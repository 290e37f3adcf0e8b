#include "replica/state.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <tuple>
#include <utility>

namespace counterbell {
namespace {

/// Puts `item` into the sorted `items` unless an equal one is there; whether it did.
template <typename Item>
bool insert_sorted(std::vector<Item>& items, Item item) {
  const auto place = std::ranges::lower_bound(items, item);
  if (place != items.end() && *place == item) return false;
  items.insert(place, std::move(item));
  return true;
}

}  // namespace

bool Origin::stands_above(const Origin& other) const {
  return std::tie(stamp, author->replica, seq, hash) >
         std::tie(other.stamp, other.author->replica, other.seq, other.hash);
}

std::string_view Record::Register::as_text() const {
  std::uint32_t size;
  std::memcpy(&size, text, sizeof size);
  return {text + sizeof size, size};
}

Id Record::Register::as_id() const {
  Id value;
  std::memcpy(value.bytes.data(), id, value.bytes.size());
  return value;
}

Value Record::Register::value() const {
  switch (kind) {
    case Kind::absent:
      return {};
    case Kind::boolean:
      return truth;
    case Kind::number:
      return number;
    case Kind::text:
      return std::string(as_text());
    case Kind::id:
      return as_id();
  }
  return {};
}

const Record::Register* Record::find_register(Field field) const {
  const auto found = std::ranges::lower_bound(registers_, field, {}, &Register::field);
  return found != registers_.end() && found->field == field ? &*found : nullptr;
}

const Record::Register* Record::find_register(Field field, Register::Kind kind) const {
  const Register* found = find_register(field);
  return found && found->kind == kind ? found : nullptr;
}

Value Record::get(Field field) const {
  const Register* found = find_register(field);
  return found ? found->value() : Value{};
}

std::string_view Record::text(Field field) const {
  const Register* found = find_register(field, Register::Kind::text);
  return found ? found->as_text() : std::string_view();
}

std::int64_t Record::integer(Field field, std::int64_t otherwise) const {
  const Register* found = find_register(field, Register::Kind::number);
  return found ? found->number : otherwise;
}

bool Record::flag(Field field) const {
  const Register* found = find_register(field, Register::Kind::boolean);
  return found && found->truth;
}

Id Record::reference(Field field) const {
  const Register* found = find_register(field, Register::Kind::id);
  return found ? found->as_id() : Id{};
}

std::vector<const Record::Register*> Record::writes(Field field) const {
  std::vector<const Register*> writes;
  for (const Past* past = past_; past; past = past->next) {
    if (past->write.field == field) writes.push_back(&past->write);
  }
  std::ranges::sort(writes, [](const Register* a, const Register* b) { return b->origin->stands_above(*a->origin); });
  if (const Register* standing = find_register(field)) writes.push_back(standing);
  return writes;
}

std::vector<Record::Written> Record::past(Field field) const {
  std::vector<Written> past;
  for (const Register* write : writes(field)) past.push_back({write->origin->stamp, write->value()});
  return past;
}

Stamp Record::written(Field field) const {
  const Register* found = find_register(field);
  return found ? found->origin->stamp : Stamp{};
}

Dot Record::writer(Field field) const {
  const Register* found = find_register(field);
  return found ? found->origin->dot() : Dot{};
}

Stamp Record::changed() const { return (*std::ranges::max_element(origins_, {}, &Origin::stamp))->stamp; }

std::vector<ExactDot> Record::changes() const {
  std::vector<const Origin*> origins(origins_.begin(), origins_.end());
  std::ranges::sort(origins, [](const Origin* a, const Origin* b) { return b->stands_above(*a); });
  std::vector<ExactDot> changes;
  changes.reserve(origins.size());
  for (const Origin* origin : origins) changes.push_back(origin->name());
  return changes;
}

std::span<const Record::Addition> Record::additions(Field field) const {
  if (!sets_) return {};
  return std::ranges::equal_range(sets_->additions, field, {}, &Addition::field);
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

Record::Sets& Record::sets() {
  if (!sets_) sets_ = std::make_unique<Sets>();
  return *sets_;
}

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
  return note_origin({change.stamp, change.dot.seq, parsed.hash, &author});
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

std::vector<State::Alteration> State::fold_personal_again(RecordType type, const Id& id,
                                                          std::span<const ParsedChange> changes) {
  std::vector<Alteration> alterations;
  Record& record = make(type, id);
  const auto is_personal = [](Field field) { return spec(field).privacy == Privacy::personal; };
  const auto personal =
      std::ranges::stable_partition(record.registers_, [&](const Register& one) { return !is_personal(one.field); });
  record.registers_.truncate(personal.begin());
  // Whether there was a value or not: that the record is erased may be the news.
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
