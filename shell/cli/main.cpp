// The command line, over the same core as the browser program. `counterbell help` lists its commands.

#include <cstdio>
#include <string_view>
#include <vector>

#include "shell/cli/command.h"

namespace {

using namespace counterbell::cli;

constexpr std::string_view usage = R"(Usage: counterbell COMMAND ...

  check FILE...
      Validates exchange files and says what they hold.
  merge [--seal] -o OUT FILE...
      Merges exchange files of one shop. The same changes always give the same bytes, whatever the order.
  show FILE [--ticket NUMBER] [--now TIME]
      Tickets as JSON; one ticket with its history; with --now also how long customers wait and what the views count.
  find FILE QUERY
      What the search field of the page finds: the numbers of tickets in the order of its list, and the names of customers.
  generate --tickets N [--seed S] [--now TIME] -o OUT
      Makes up a believable shop; the same numbers always make the same one.
  do FILE|--new [--shop NAME] --station CODE --as NAME [--at TIME] [--seal] -o OUT < COMMANDS.json
      Works on a shop: carries out all commands, or none. COMMANDS is an array of objects, each one of
        {"open":    {"customer", "phone", "email", "subject", "want", "treat", "details", "channel", "priority", "assignee"}}
        {"message": {"ticket", "direction": "to_customer|from_customer|note", "body"}}
        {"set":     {"ticket", "field": "subject|state|priority|assignee|want|treat|channel", "value"}}
        {"tag":     {"ticket", "add": [], "remove": []}}
        {"trash":   {"ticket"}}   {"restore": {"ticket"}}   {"undo": {}}
        {"staff":   {"name", "left": true|false}}: whether somebody has left; their tickets are nobody's then
        {"erase":   {"customer"}} (name, phone, e-mail or id) or {"erase": {"months"}} (closed at least so long): erases
                    personal data for good
      Tickets go by their numbers, assignees by their names ("" is nobody; not given, it is who opens the ticket). NAME is
      added to the staff when new. Each run is a replica of its own, so two runs from one file merge without harm; but as both
      go on counting from the highest number of CODE, give stations that work apart codes of their own. "undo" takes back
      what the command before it in this run did; before the first command, the last thing that was done at CODE.
  sync FILE --folder DIR [--seal]
      Brings FILE and a shared folder to the same changes: writes what the folder lacks as files that are never altered again,
      takes in what others put there, and updates FILE. Files that are half there yet, copies and foreign ones do no harm.
      A folder with sealed files in it is used with their passphrase or not at all: what is written is sealed, too, and what
      lies readable in it is not taken in. --seal makes one of a folder that is readable: takes in what lies in it a last time
      and seals it; the next run removes the readable files. What cannot be opened is named and left alone.

  sla SCENARIO
      Whether targets are met, and why: for a history, a policy and a calendar as JSON
        {"now", "calendar": {"zone", "hours": {"mon": [["08:00", "18:00"]]}, "closed": ["2016-11-01"], "special": {}},
         "policy": {"targets": {"normal": {"first_response", "next_response", "resolution"}}, "clock": "business|around_the_clock",
                    "pause": ["pending", "on_hold"], "reopen": "continue|restart|ignore"},
         "history": [{"at", "event": "opened", "priority", "state", "answered"}, {"at", "event": "message", "from":
                     "customer|staff|note"}, {"at", "event": "state|priority|due", "to"}, {"at", "event": "policy", "policy"}]}
      with times in UTC and targets in seconds.
  days CALENDAR [--zone Z] [--from D] [--to D]
      The whole days that an iCalendar file names, each with its name, and what in it was passed over and why. Z is the shop's
      time zone (UTC), D a day such as 2026-12-24.
  schema
      The JSON Schema of exchange files.

FILE and OUT may be - for the standard streams. gzip is recognized by content, and written when OUT ends in .gz. TIME is
UTC, such as 2026-03-01T09:30:00Z. Results are JSON on standard output (none when OUT is -).
Sealed files are recognized by content, too, and written with --seal. The passphrase for both is the first line of the file
that --passphrase-file FILE names, or what the environment variable COUNTERBELL_PASSPHRASE holds. It cannot be recovered.
Exit status: 0 done, 1 bad input (with one sentence on standard error), 2 wrong usage.
COUNTERBELL_SEED=N makes what is random (ids, salts) follow from N: for tests only.
)";

struct Command {
  std::string_view name;
  Outcome (*run)(Words);
};
constexpr Command commands[] = {{"check", check},       {"merge", merge},    {"show", show}, {"find", find},
                                {"generate", generate}, {"do", do_commands}, {"sync", sync}, {"sla", sla},
                                {"days", days},         {"schema", schema}};

void print(std::FILE* stream, std::string_view text) { std::fwrite(text.data(), 1, text.size(), stream); }

int finish(const Outcome& outcome) {
  if (outcome) {
    print(stdout, *outcome);
    return std::fflush(stdout) == 0 ? exit_success : exit_bad_input;
  }
  print(stderr, "counterbell: " + outcome.error().message + "\n");
  if (outcome.error().status == exit_usage) print(stderr, "See: counterbell help\n");
  return outcome.error().status;
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string_view> words(arguments + 1, arguments + count);
  if (words.empty()) {
    print(stderr, usage);
    return exit_usage;
  }
  if (words[0] == "help" || words[0] == "--help" || words[0] == "-h") {
    print(stdout, usage);
    return exit_success;
  }
  for (const Command& command : commands) {
    if (words[0] == command.name) return finish(command.run(Words(words).subspan(1)));
  }
  return finish(misuse("There is no command " + std::string(words[0]) + "."));
}
