// The semantic tree as JSON: nested, compact, only what differs from the usual.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "replica/change/canonical.h"
#include "ui/kit/semantics.h"

namespace counterbell::ui {

namespace {

/// Writes one finished tree.
class TreeWriter {
 public:
  TreeWriter(const std::vector<Node>& nodes, const std::vector<DrawnText>& texts)
      : nodes_(nodes), texts_(texts), first_child_(nodes.size(), none), next_(nodes.size(), none) {
    std::vector<std::pair<NodeId, std::size_t>> index;
    index.reserve(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) index.emplace_back(nodes[i].id, i);
    std::ranges::sort(index);
    // From the last to the first, each put before its siblings.
    for (std::size_t i = nodes.size(); i-- > 0;) {
      const auto parent = std::ranges::lower_bound(index, nodes[i].parent, {}, &std::pair<NodeId, std::size_t>::first);
      const bool found = parent != index.end() && parent->first == nodes[i].parent && parent->second < i;
      std::size_t& head = found ? first_child_[parent->second] : first_root_;
      next_[i] = head;
      head = i;
    }
  }

  std::string write(NodeId focused, bool focus_visible) {
    out_ = "{";
    number("focused", focused);
    flag("focus_visible", focused != 0 && focus_visible);
    key("nodes");
    siblings(first_root_);
    out_ += '}';
    return std::move(out_);
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  void key(std::string_view member) {
    if (out_.back() != '{') out_ += ',';
    out_ += '"';
    out_ += member;
    out_ += "\":";
  }
  void quoted(std::string_view text) {
    if (is_clean_text(text)) {
      append_json_string(out_, text);
    } else {
      append_json_string(out_, clean_text(text));
    }
  }
  void text(std::string_view member, std::string_view value) {
    if (value.empty()) return;
    key(member);
    quoted(value);
  }
  void number(std::string_view member, std::int64_t value, std::int64_t usual = 0) {
    if (value == usual) return;
    key(member);
    append_json_integer(out_, value);
  }
  void flag(std::string_view member, bool value) {
    if (!value) return;
    key(member);
    out_ += "true";
  }
  /// A length in pixels, to a hundredth.
  void length(float value) {
    const long hundredths = std::lround(value * 100);
    if (hundredths < 0) out_ += '-';
    const long size = std::labs(hundredths);
    append_json_integer(out_, size / 100);
    if (size % 100 == 0) return;
    out_ += '.';
    out_ += static_cast<char>('0' + size % 100 / 10);
    if (size % 10 != 0) out_ += static_cast<char>('0' + size % 10);
  }
  void rectangle(std::string_view member, const Rect& rect) {
    key(member);
    out_ += '[';
    length(rect.x);
    out_ += ',';
    length(rect.y);
    out_ += ',';
    length(rect.width);
    out_ += ',';
    length(rect.height);
    out_ += ']';
  }

  void siblings(std::size_t i) {
    out_ += '[';
    for (; i != none; i = next_[i]) {
      node(i, first_child_[i]);
      if (next_[i] != none) out_ += ',';
    }
    out_ += ']';
  }

  void node(std::size_t at, std::size_t children) {
    const Node& node = nodes_[at];
    out_ += '{';
    number("id", node.id);
    text("role", name(node.role));
    text("name", node.name.shown());
    text("description", node.description.shown());
    text("value", node.value);
    rectangle("rect", node.rect);
    text("shortcut", node.shortcut);
    number("level", node.level);
    number("row_index", node.row_index, -1);
    number("row_count", node.row_count, -1);
    flags(node);
    if (node.role == Role::textbox || node.role == Role::searchbox) field(node);
    if (!node.options.empty()) options(node);
    texts(at);
    if (!node.links.empty()) links(node);
    if (children != none) {
      key("children");
      siblings(children);
    }
    out_ += '}';
  }

  void flags(const Node& node) {
    flag("interactive", node.interactive);
    flag("skipped", node.skipped);
    flag("disabled", node.disabled);
    flag("selected", node.selected);
    flag("checked", node.checked);
    flag("expanded", node.expanded);
    flag("has_popup", node.has_popup);
    flag("modal", node.modal);
    flag("busy", node.busy);
    flag("covered", node.covered);
  }

  void field(const Node& node) {
    constexpr std::array<std::string_view, 5> modes = {"text", "numeric", "tel", "email", "search"};
    text("placeholder", node.placeholder.shown());
    number("edit", node.edit);
    number("active", node.active);
    key("font_px");
    length(node.font_px);
    key("line_height_px");
    length(node.line_height_px);
    if (node.letter_spacing_px != 0) {
      key("letter_spacing_px");
      length(node.letter_spacing_px);
    }
    flag("semibold", node.semibold);
    text("input_mode", modes[static_cast<std::size_t>(node.input_mode)]);
    if (!node.clip.empty()) rectangle("clip", node.clip);
    flag("required", node.required);
    flag("invalid", node.invalid);
    flag("multiline", node.multiline);
    flag("masked", node.masked);
    flag("takes_arrows", node.takes_arrows);
    flag("shows_text", node.shows_text);
  }

  void texts(std::size_t at) {
    auto text = std::ranges::lower_bound(texts_, at, {}, &DrawnText::node);
    if (text == texts_.end() || text->node != at) return;
    key("texts");
    out_ += '[';
    for (; text != texts_.end() && text->node == at; ++text) {
      if (out_.back() != '[') out_ += ',';
      out_ += '[';
      append_json_integer(out_, static_cast<std::int64_t>(text->style));
      for (const float value : {text->rect.x, text->rect.y, text->rect.width, text->rect.height}) {
        out_ += ',';
        length(value);
      }
      out_ += ',';
      append_json_integer(out_, (text->wraps ? 1 : 0) | (text->is_centred ? 2 : 0));
      if (!text->text.empty()) {
        out_ += ',';
        quoted(text->text);
      }
      out_ += ']';
    }
    out_ += ']';
  }

  void links(const Node& node) {
    const std::string_view text = node.name.shown();
    key("links");
    out_ += '[';
    for (const desk::Link& link : node.links) {
      if (out_.back() != '[') out_ += ',';
      quoted(text.substr(link.begin, link.end - link.begin));
      out_ += ',';
      quoted(link.address);
    }
    out_ += ']';
  }

  void options(const Node& node) {
    key("options");
    out_ += '[';
    for (const Text& option : node.options) {
      if (out_.back() != '[') out_ += ',';
      quoted(option.shown());
    }
    out_ += ']';
  }

  const std::vector<Node>& nodes_;
  const std::vector<DrawnText>& texts_;
  std::vector<std::size_t> first_child_;
  std::vector<std::size_t> next_;
  std::size_t first_root_ = none;
  std::string out_;
};

}  // namespace

std::string Semantics::to_json() const {
  return TreeWriter(finished_, finished_texts_).write(focused_, focus_visible_);
}

}  // namespace counterbell::ui
