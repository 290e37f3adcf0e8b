#include "replica/state/record.h"

#include <algorithm>
#include <chrono>
#include <cstring>

#include "model/sort_few.h"

namespace counterbell {

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

Time Record::time(Field field, Time otherwise) const {
  const Register* found = find_register(field, Register::Kind::number);
  return found ? Time(std::chrono::milliseconds(found->number)) : otherwise;
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
  sort_few(writes, [](const Register* a, const Register* b) { return b->origin->stands_above(*a->origin); });
  if (const Register* standing = find_register(field)) writes.push_back(standing);
  return writes;
}

std::vector<Record::Written> Record::past(Field field) const {
  std::vector<Written> past;
  for (const Register* write : writes(field)) {
    const Origin& origin = *write->origin;
    past.push_back({origin.stamp, write->value(), origin.dot(), origin.author->staff, origin.is_undo});
  }
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

bool Record::is_written_by_undo(Field field) const {
  const Register* found = find_register(field);
  return found && found->origin->is_undo;
}

Stamp Record::changed() const { return (*std::ranges::max_element(origins_, {}, &Origin::stamp))->stamp; }

std::vector<ExactDot> Record::changes() const {
  std::vector<const Origin*> origins(origins_.begin(), origins_.end());
  sort_few(origins, [](const Origin* a, const Origin* b) { return b->stands_above(*a); });
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

}  // namespace counterbell
