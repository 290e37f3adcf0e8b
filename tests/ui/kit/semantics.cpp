// The semantic tree itself: scopes, ids, focus, and the JSON that the page mirrors.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "ui/kit/semantics.h"
#include "words/words.h"

using namespace counterbell::ui;
using counterbell::verbatim;

namespace {

Node node(NodeId id, Role role, std::string_view name, bool interactive = false) {
  Node made;
  made.id = id;
  made.role = role;
  made.name = verbatim(name);
  made.interactive = interactive;
  return made;
}

/// A frame with a list of two buttons and one button outside.
void draw_frame(Semantics& tree) {
  tree.begin_frame();
  tree.add(node(1, Role::list, "Tickets"));
  tree.push_scope(1);
  tree.add(node(2, Role::button, "First", true));
  tree.add(node(3, Role::button, "Second", true));
  tree.pop_scope();
  tree.add(node(4, Role::button, "Outside", true));
  tree.end_frame();
}

}  // namespace

TEST_CASE("Nodes lie under their scope, in order, in JSON too") {
  Semantics tree;
  draw_frame(tree);
  const auto json = nlohmann::json::parse(tree.to_json(), nullptr, false);
  REQUIRE(json.is_object());
  REQUIRE(json["nodes"].size() == 2);
  CHECK(json["nodes"][0]["role"] == "list");
  CHECK(json["nodes"][0]["children"].size() == 2);
  CHECK(json["nodes"][0]["children"][1]["name"] == "Second");
  CHECK(json["nodes"][0]["children"][1]["interactive"] == true);
  CHECK(json["nodes"][1]["name"] == "Outside");
  CHECK_FALSE(json.contains("focused"));
}

TEST_CASE("What people typed is escaped, and what is no text is replaced") {
  Semantics tree;
  tree.begin_frame();
  tree.add(node(1, Role::text, "say \"hi\"\n\\ \x01 \xff ü 🏺"));
  tree.end_frame();
  const auto json = nlohmann::json::parse(tree.to_json(), nullptr, false);
  REQUIRE(json.is_object());
  CHECK(json["nodes"][0]["name"] == "say \"hi\"\n\\ \x01 \uFFFD ü 🏺");
}

TEST_CASE("Only members that differ from the usual are written, and a field's own only for fields") {
  Semantics tree;
  tree.begin_frame();
  Node field = node(1, Role::textbox, "PIN", true);
  field.rect = {10.5f, 20.25f, -0.5f, 30};
  field.input_mode = InputMode::numeric;
  field.masked = true;
  field.edit = 7;
  tree.add(field);
  tree.add(node(2, Role::text, "words"));
  tree.end_frame();
  const auto json = nlohmann::json::parse(tree.to_json(), nullptr, false);
  const auto& pin = json["nodes"][0];
  CHECK(pin["rect"] == nlohmann::json{10.5, 20.25, -0.5, 30});
  CHECK(pin["input_mode"] == "numeric");
  CHECK(pin["masked"] == true);
  CHECK(pin["edit"] == 7);
  CHECK(pin["font_px"] == 15);
  CHECK_FALSE(pin.contains("multiline"));
  CHECK(json["nodes"][1].size() == 4);  // id, role, name, rect
}

TEST_CASE("One id twice becomes two, the same every frame") {
  Semantics tree;
  std::vector<NodeId> ids;
  for (int frame = 0; frame < 2; ++frame) {
    tree.begin_frame();
    tree.add(node(5, Role::text, "a"));
    tree.add(node(5, Role::text, "b"));
    tree.end_frame();
    CHECK(tree.nodes()[0].id == 5);
    CHECK(tree.nodes()[1].id != 5);
    ids.push_back(tree.nodes()[1].id);
  }
  CHECK(ids[0] == ids[1]);
}

TEST_CASE("The focus moves when its node is there, and is lost with it") {
  Semantics tree;
  tree.request_focus(3);
  draw_frame(tree);
  CHECK(tree.focused() == 3);
  CHECK(tree.take_focus_request() == 3);
  CHECK_FALSE(tree.take_focus_request().has_value());
  tree.begin_frame();
  tree.end_frame();
  CHECK(tree.focused() == 0);
  SUBCASE("a request waits for its node a little") {
    tree.request_focus(3);
    tree.begin_frame();
    tree.end_frame();
    CHECK(tree.focus_pending());
    draw_frame(tree);
    CHECK(tree.focused() == 3);
  }
  SUBCASE("but not for ever") {
    tree.request_focus(99);
    for (int i = 0; i < 10; ++i) draw_frame(tree);
    CHECK_FALSE(tree.focus_pending());
  }
}

TEST_CASE("A focus that a person moves is told, with whether its ring shows") {
  Semantics tree;
  draw_frame(tree);
  tree.post({.kind = Event::Kind::focus, .id = 2, .focus_visible = true});
  draw_frame(tree);
  CHECK(tree.focused() == 2);
  CHECK(tree.focus_visible());
  CHECK_FALSE(tree.take_focus_request().has_value());  // it is there already
  const auto json = nlohmann::json::parse(tree.to_json(), nullptr, false);
  CHECK(json["focused"] == 2);
  CHECK(json["focus_visible"] == true);
}

TEST_CASE("Events that no widget takes are dropped") {
  Semantics tree;
  tree.post({.kind = Event::Kind::activate, .id = 2});
  draw_frame(tree);
  tree.begin_frame();
  CHECK_FALSE(tree.take(Event::Kind::activate, 2).has_value());
}

TEST_CASE("Nodes below the topmost layer are covered") {
  Semantics tree;
  tree.begin_frame();
  tree.add(node(1, Role::button, "Below", true));
  tree.set_layer(1);
  tree.add(node(2, Role::button, "Above", true));
  tree.end_frame(1);
  CHECK(tree.nodes()[0].covered);
  CHECK_FALSE(tree.nodes()[0].interactive);
  CHECK_FALSE(tree.nodes()[1].covered);
}

TEST_CASE("Tab meets one row of a list: the focused, else the selected, else the first in sight") {
  Semantics tree;
  const auto draw = [&](NodeId selected) {
    tree.begin_frame();
    for (NodeId id = 1; id <= 4; ++id) {
      Node row = node(id, Role::row, "Row", true);
      row.selected = id == selected;
      row.covered = id == 1;
      tree.add(row);
    }
    tree.end_frame();
    std::vector<NodeId> stops;
    for (const Node& row : tree.nodes()) {
      if (!row.skipped) stops.push_back(row.id);
    }
    return stops;
  };
  CHECK(draw(0) == std::vector<NodeId>{2});
  CHECK(draw(3) == std::vector<NodeId>{3});
  tree.request_focus(4);
  CHECK(draw(3) == std::vector<NodeId>{4});
}

TEST_CASE("Texts are told with the node before them, and only where they differ from its name") {
  Semantics tree;
  tree.begin_frame();
  tree.add_text({0, 0, 10, 10}, TextStyle::body, "nobody's");
  Node row = node(1, Role::row, "K7F-0042, Cracked urn");
  tree.add(row);
  tree.add_text({10, 20, 80, 22}, TextStyle::strong, "Cracked urn");
  tree.add_text({10, 42, 80, 18}, TextStyle::secondary, "K7F-0042");
  Node words = node(2, Role::text, "Call 0171 5550199");
  words.links = counterbell::desk::links_in("Call 0171 5550199");
  tree.add(words);
  tree.add_text({10, 70, 80, 44}, TextStyle::body, "Call 0171 5550199", true);
  tree.end_frame();
  const auto json = nlohmann::json::parse(tree.to_json(), nullptr, false);
  const auto& nodes = json["nodes"];
  CHECK(nodes[0]["texts"] ==
        nlohmann::json::parse(R"([[3,10,20,80,22,0,"Cracked urn"],[4,10,42,80,18,0,"K7F-0042"]])"));
  CHECK(nodes[1]["texts"] == nlohmann::json::parse(R"([[2,10,70,80,44,1]])"));
  CHECK(nodes[1]["links"] == nlohmann::json::parse(R"(["0171 5550199","tel:01715550199"])"));
}
