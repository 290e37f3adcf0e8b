#include "ui/kit/sheet.h"

#include <array>
#include <chrono>
#include <span>
#include <string_view>

#include "replica/change/canonical.h"

namespace counterbell::ui {
namespace {

/// Writes values one after the other, with what must stand between them.
class Writer {
 public:
  void text(std::string_view value) {
    separate();
    append_json_string(json_, clean_text(value));
  }
  void integer(std::int64_t value) {
    separate();
    append_json_integer(json_, value);
  }
  void key(std::string_view name) {
    text(name);
    json_ += ':';
    is_first_ = true;
  }
  void member(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
  void member(std::string_view name, std::int64_t value) {
    key(name);
    integer(value);
  }
  template <typename Draw>
  void object(Draw draw) {
    enclose('{', '}', draw);
  }
  template <typename Items, typename Draw>
  void array(const Items& items, Draw draw) {
    enclose('[', ']', [&] {
      for (const auto& item : items) draw(item);
    });
  }
  void texts(std::span<const Text> values) {
    array(values, [this](const Text& value) { text(value.shown()); });
  }
  std::string take() { return std::move(json_); }

 private:
  void separate() {
    if (!is_first_) json_ += ',';
    is_first_ = false;
  }
  template <typename Draw>
  void enclose(char opening, char closing, Draw draw) {
    separate();
    json_ += opening;
    is_first_ = true;
    draw();
    json_ += closing;
    is_first_ = false;
  }

  std::string json_;
  bool is_first_ = true;
};

void write(Writer& out, const Sheet::Days& days) {
  out.object([&] {
    out.member("from", days.from_hour);
    out.member("to", days.to_hour);
    out.member("step", days.step_hours);
    out.key("days");
    out.array(days.days, [&](const Sheet::Days::Day& day) {
      out.object([&] {
        out.member("name", day.name.shown());
        out.member("words", day.words.shown());
        out.key("spans");
        out.array(day.spans, [&](const desk::sla::Calendar::Span& span) {
          out.array(std::array{span.from, span.to}, [&](std::chrono::seconds time) { out.integer(time.count()); });
        });
      });
    });
  });
}

/// What it does not have is left out.
void write(Writer& out, const Sheet::Section& section) {
  out.object([&] {
    out.member("title", section.title.shown());
    if (!section.about.empty()) out.member("about", section.about.shown());
    if (!section.days.days.empty()) {
      out.key("week");
      write(out, section.days);
    }
    if (!section.table.empty()) {
      out.key("table");
      out.array(section.table, [&](const std::vector<Text>& row) { out.texts(row); });
    }
    if (!section.lines.empty()) {
      out.key("lines");
      out.texts(section.lines);
    }
    if (!section.facts.empty()) {
      out.key("facts");
      out.array(section.facts, [&](const auto& fact) { out.texts(std::array{fact.first, fact.second}); });
    }
  });
}

}  // namespace

std::string to_json(const Sheet& sheet) {
  Writer out;
  out.object([&] {
    out.member("shop", sheet.shop);
    out.member("title", sheet.title.shown());
    out.member("mark", sheet.mark.shown());
    out.key("notes");
    out.texts(sheet.notes);
    out.key("groups");
    out.array(sheet.groups, [&](const Sheet::Group& group) {
      out.object([&] {
        out.member("kind", group.kind);
        out.key("sections");
        out.array(group.sections, [&](const Sheet::Section& section) { write(out, section); });
      });
    });
  });
  return out.take();
}

}  // namespace counterbell::ui
