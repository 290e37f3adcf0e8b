// The desk: everything staff do (commands, which make changes) and ask (queries, which read an index kept current change
// by change). Screens and the command line use only this.
//
// Commands return at once with the change applied in memory; saving goes on behind them and shows in save_status().
// Each takes the signed-in staff member as the author.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "desk/search.h"
#include "desk/service_watch.h"
#include "desk/ticket_row.h"
#include "desk/views.h"
#include "model/error.h"
#include "replica/exchange.h"
#include "replica/replica.h"

namespace counterbell::desk {

struct NewShop {
  std::string shop_name = {};
  std::string your_name = {};
  std::string pin = {};  ///< Four to eight digits; empty: none.
  std::string station_name = "Front counter";
  std::string station_code = {};  ///< Empty: drawn at random, as at every counter.
};

struct NewStaff {
  std::string name = {};
  std::string pin = {};
  std::string role = "staff";
};

/// A person who raised or may raise a concern, as typed.
struct NewCustomer {
  std::string name = {};
  std::string phone = {};
  std::string email = {};
};

/// A concern as taken at the counter. Only the subject is required.
struct NewTicket {
  std::optional<Id> customer = {};  ///< Someone known.
  NewCustomer new_customer = {};    ///< Somebody to be found or made; what is new about `customer`, when that is given.
  std::string subject = {};
  std::string want = {};
  std::string treat = {};
  std::string details = {};  ///< Becomes the first message, from the customer.
  std::string channel = "counter";
  std::string network = {};  ///< Which social network.
  std::string priority = "normal";
  std::optional<Id> assignee = {};  ///< The zero id: nobody. Absent: the author sees it through.
};

struct OpenedTicket {
  Id ticket;
  std::string number;
};

/// Where a message went: a customer's message on a long-closed ticket opens a follow-up instead.
struct SentMessage {
  Id message;
  Id ticket;
  bool opened_follow_up = false;
};

/// A customer offered while typing, best first.
struct CustomerMatch {
  const Record* customer;
  std::size_t tickets = 0;
};

/// One entry of a conversation, oldest first by hybrid time.
struct ConversationEntry {
  const Record* message;
  std::string_view direction;  ///< to_customer, from_customer or note.
  std::int64_t at = 0;
  Id author;  ///< The staff member who wrote it down.
};

/// One line of a ticket's history in words: who, when, what, old and new value.
struct HistoryLine {
  std::int64_t at = 0;
  std::string who;      ///< Staff name, or the station's when nobody was signed in.
  std::string station;  ///< Code of the station it was made at.
  std::string what;     ///< The field's label, or "Ticket opened".
  std::string before;   ///< In words; empty when there was none.
  std::string after;
  bool lost = false;  ///< A change made elsewhere at the same time won.
  bool is_undo = false;
};

/// What erasing personal data would take away, for good.
struct ErasePreview {
  std::array<std::size_t, record_type_count> records{};  ///< By RecordType; those in the trash included.
  std::size_t fields =
      0;  ///< How many entries of them hold something (names, subjects, wishes), but for parts such as messages.
  std::size_t of(RecordType type) const { return records[static_cast<std::size_t>(type)]; }
  bool is_nothing() const { return std::ranges::count(records, 0u) == std::ssize(records); }
  bool operator==(const ErasePreview&) const = default;
};

/// What Today shows: what needs this person now. A ticket is in the first of these that it belongs to.
struct Workday {
  std::vector<const TicketRow*> told;      ///< A rule told me of it, and I have not seen that yet; the newest first.
  std::vector<const TicketRow*> overdue;   ///< Something promised should have been done; longest overdue first.
  std::vector<const TicketRow*> due_next;  ///< Mine or nobody's, due within due_soon_ms; the earliest first.
  std::vector<const TicketRow*> promised;  ///< Mine or nobody's, due later, at a time that somebody set by hand.
  std::vector<const TicketRow*>
      unread;  ///< Mine, with something that the customer told a colleague and I have not read.
  std::vector<const TicketRow*>
      waiting_too_long;                ///< While nothing is promised: the customer has waited beyond waiting_limit_ms.
  std::vector<const TicketRow*> mine;  ///< Open and assigned to me, the rest.
  std::vector<const TicketRow*> unassigned;
  std::vector<const TicketRow*>
      snoozed;  ///< Mine or nobody's, put aside until later; those that wake first come first.
  std::optional<std::int64_t> holds_until;  ///< From this moment on (UTC milliseconds) time alone makes it another one.
};
/// Whether what a customer told a colleague about one of my tickets is read, which each device knows for itself.
using IsRead = std::function<bool(const TicketRow&)>;
/// Due next is what is due within this time.
inline constexpr std::int64_t due_soon_ms = std::int64_t{24} * 60 * 60 * 1000;
inline constexpr std::int64_t waiting_limit_ms = std::int64_t{4} * 60 * 60 * 1000;

/// What a day of the week, from Monday on, is called in `duty_days`.
std::string_view weekday_name(std::size_t day);

/// A station of this shop as Share shows it.
struct StationStatus {
  Id station;
  Id replica;
  std::string name;
  std::string code;
  bool is_this = false;
  std::uint64_t changes_here = 0;              ///< How many of its changes are here.
  std::uint64_t changes_missing = 0;           ///< Known gaps in them.
  std::int64_t newest_ms = 0;                  ///< Stamp of its newest change here.
  std::optional<std::int64_t> clock_ahead_ms;  ///< Set when its clock is wrong by more than the limit.
  std::optional<std::int64_t> heard_ms;        ///< When its last file came in.
  std::uint64_t lacks = 0;                     ///< Changes here that it is not known to have.
};

/// What cannot be done before Replica::has_all_lines().
inline constexpr std::string_view still_reading =
    "What was done here earlier is still being read from this device. Please try again in a moment.";

/// When what was there at the start is made ready to be searched, which takes a large shop seconds.
enum class Preparing : std::uint8_t {
  when_asked,     ///< All of it by the first search.
  between_calls,  ///< By index_some alone: until it is done, a search finds what is ready so far.
};

class Trial;
struct TrialOptions;

class Desk {
 public:
  /// Reads `replica`'s state into its index and follows its changes. The replica must outlive the desk.
  explicit Desk(Replica& replica, Preparing preparing = Preparing::when_asked);
  ~Desk();

  /// Prepares about `budget` records more for being searched and put in order, and gives whether more is to be prepared. To be
  /// called between frames, so that nobody need wait for it. Customers come first, then tickets, the newest messages before the
  /// oldest.
  bool index_some(std::size_t budget);
  /// Whether a search finds everything; false at first, when preparing between calls.
  bool is_search_complete() const;

  Replica& replica() { return *replica_; }
  const Replica& replica() const { return *replica_; }
  const State& state() const { return replica_->state(); }

  // Shop and station (shop.cpp)

  /// Makes the shop (its record id is the replica's shop id), its first station and its owner, and signs the owner in.
  Result<void> set_up_shop(const NewShop& shop);
  /// Makes this replica a station of the shop it holds, with a code of its own. After joining with a colleague's file.
  Result<void> join_station(std::string_view station_name);
  /// Works as the station with this code, whatever replica it worked as before; makes it when there is none. For the
  /// command line, whose every run is a replica of its own.
  Result<void> work_as_station(std::string_view code, std::string_view station_name);
  /// Draws a new code when an older station turned out to use the same one; the old and new code, for telling.
  struct CodeClash {
    std::string old_code;
    std::string new_code;
  };
  std::optional<CodeClash> settle_code_clash();
  /// Goes on as a station of its own: takes a fresh replica id and, if it was a station, joins anew under the same name.
  /// `keep_id` makes the id what this device starts with from now on; it is called before the first change under it. Returns
  /// the new code, empty if it was no station.
  std::string become_another_station(const std::function<void(const Id&)>& keep_id);
  /// The same when this replica's id turned out to be used elsewhere too (Replica::is_id_shared); nothing when all was well.
  std::optional<std::string> settle_copy(const std::function<void(const Id&)>& keep_id);
  const Record* shop() const;
  /// The station that this replica works as, or null.
  const Record* station() const;
  Result<void> rename_shop(std::string_view name);
  /// For how many days a customer's message reopens a closed ticket; after that it opens a linked follow-up.
  std::int64_t follow_up_days() const;
  Result<void> set_follow_up_days(std::int64_t days);
  Result<void> rename_station(std::string_view name);

  // Staff (staff.cpp). Owners and supervisors add staff and change others' entries; everyone may change their own name and
  // PIN; a shop keeps at least one owner.

  /// Everyone who has not left, by name.
  std::vector<const Record*> staff() const;
  const Record* me() const;
  Result<void> sign_in(const Id& staff, std::string_view pin);
  /// Signs in without a PIN: for the command line and for resuming after a reload.
  Result<void> resume(const Id& staff);
  void sign_out();
  Result<Id> add_staff(const NewStaff& staff);
  /// Adds whoever stands before a device that has just joined, as plain staff, and signs them in. Only while nobody is.
  Result<void> introduce_yourself(std::string_view name, std::string_view pin);
  Result<void> set_staff(const Id& staff, Field field, std::string_view value);
  Result<void> set_pin(const Id& staff, std::string_view pin);
  /// The name of a change's author for showing: of a staff member or of a rule; "Nobody" for the zero id, "Someone" for one not
  /// known here.
  std::string staff_name(const Id& staff) const;

  // Customers (customers.cpp)

  Result<Id> add_customer(const NewCustomer& customer);
  Result<void> set_customer(const Id& customer, Field field, std::string_view value);
  /// People whose name, phone or e-mail fits what was typed, at most `limit`, best first.
  std::vector<CustomerMatch> match_customers(std::string_view typed, std::size_t limit) const;
  /// Everyone not in the trash who fits `search` (all when empty), by name.
  std::span<const Record* const> customers(std::string_view search) const;
  /// A customer's tickets, newest first.
  std::vector<const TicketRow*> tickets_of(const Id& customer) const;

  // Tickets (tickets.cpp)

  Result<OpenedTicket> open_ticket(const NewTicket& ticket, Journal::Done saved = {});
  /// Staff's first message to the customer makes a new ticket open; a customer's message reopens a pending, solved or closed
  /// one, unless it has been closed for longer than the shop's follow_up_days: then it opens a linked follow-up.
  Result<SentMessage> send_message(const Id& ticket, std::string_view direction, std::string_view body,
                                   Journal::Done saved = {});
  /// Sets subject, state, priority, assignee, want, treat or channel, given as text as in files (an assignee as its id; empty: nobody).
  Result<void> set_ticket(const Id& ticket, Field field, std::string_view value, Journal::Done saved = {});
  /// Sets by hand by when it is to be solved, whatever is promised; nothing takes that back.
  Result<void> set_due(const Id& ticket, std::optional<std::int64_t> at_ms);
  /// Keeps a ticket out of its assignee's workday until then, or until the customer says something, if that is to wake it. Nothing
  /// wakes it at once.
  Result<void> snooze(const Id& ticket, std::optional<std::int64_t> until_ms, bool wakes_on_message = false);
  Result<void> tag(const Id& ticket, std::span<const std::string> add, std::span<const std::string> remove);
  Result<void> trash(const Id& ticket);
  Result<void> restore(const Id& ticket);

  // Erasure (erasure.cpp): by owners and supervisors. There is no undo. Other stations obey with the next exchange.

  /// What erase_customer would erase: the customer's entry, and all their tickets, those in the trash too, with their messages.
  /// Tickets that came in from another station after an erasure count, what is erased already does not.
  ErasePreview erase_preview(const Id& customer) const;
  /// Whether erase_customer would erase anything; quicker.
  bool has_personal_data(const Id& customer) const;
  Result<ErasePreview> erase_customer(const Id& customer, Journal::Done saved = {});
  /// What erase_old would erase: tickets closed at least `months` calendar months ago, and customers that have no others.
  ErasePreview retention_preview(std::int64_t months) const;
  Result<ErasePreview> erase_old(std::int64_t months, Journal::Done saved = {});

  // Undo (undo.cpp)

  /// What undo would take back, in words ("State: Solved", "Ticket K7F-0042 opened"); empty when nothing.
  std::string undo_label() const;
  std::string redo_label() const;
  Result<void> undo(Journal::Done saved = {});
  Result<void> redo(Journal::Done saved = {});

  /// Takes back the last thing that was done at this station when it worked as another replica, and gives it in words; the
  /// next call what was done before that. For the command line, whose every run is a replica of its own.
  Result<std::string> undo_earlier();

  // Queries (queries.cpp, ticket_index.cpp)

  /// The ticket, or null. Rows stay valid; their content follows the state.
  const TicketRow* ticket(const Id& id) const;
  const TicketRow* ticket_by_number(std::string_view number) const;
  /// The tickets of `query` in its order. Cached until something relevant changes; valid until the next call.
  std::span<const TicketRow* const> list(const TicketQuery& query) const;
  /// How many tickets each built-in view holds, in the order of BuiltInView; kept incrementally.
  const std::array<std::size_t, built_in_view_count>& counts() const;
  Workday workday(const IsRead& is_read = {}) const;
  std::vector<ConversationEntry> conversation(const Id& ticket) const;
  std::vector<HistoryLine> history(const Id& ticket) const;
  /// All records of any type that are kept for a ticket or customer (RecordSpec::owner), those in the trash too.
  std::vector<const Record*> kept_for(const Record& owner) const;
  /// Every tag in use or in a tag set, most used first.
  std::vector<std::string> known_tags() const;
  /// Saved views: mine and the shop's (views.cpp).
  std::vector<const Record*> saved_views() const;
  Result<Id> save_view(std::string_view name, const TicketQuery& query, bool for_everyone);
  Result<void> trash_view(const Id& view);

  // Service levels (service.cpp): what the shop promises, and how that stands

  /// Reads time zones by these rules, which must outlive the desk, and says times as clocks in `own_zone` show them. Before this
  /// nothing is due.
  void use_zones(const sla::ZoneRules& zones, std::string own_zone = "UTC");
  /// The rules that hold; null before any were published.
  const sla::Regime* service_rules() const;
  /// Makes these the shop's rules from now on. By owners and supervisors.
  Result<void> publish_rules(const sla::Rules& rules);
  /// Whether the shop is open; without rules it always is.
  bool is_open_now() const;
  /// When it is open next; nothing without rules.
  std::optional<std::int64_t> next_open_ms(std::int64_t from_ms) const;
  /// The next deadline of an open ticket; nothing when there is none, or its time stands still.
  std::optional<Deadline> due(const TicketRow& ticket) const;
  /// By which of the rules that hold now promises are made on a ticket; null when by none.
  const sla::NamedPolicy* policy_of(const TicketRow& ticket) const;
  /// How all promises on a ticket stand.
  sla::Verdict service(const TicketRow& ticket) const;
  /// Why a deadline is where it is.
  std::vector<sla::Stretch> why_due(const TicketRow& ticket, sla::Metric metric) const;
  /// Tries rules out, published or not (service_trial.h). The desk must outlive what does so.
  Result<std::unique_ptr<Trial>> try_rules(const sla::Rules& rules, const TrialOptions& options) const;

  // Escalation (escalation.cpp): what policies do by themselves when promises run out

  /// Makes the steps that are to be made by now, of a few tickets, and gives how many. A step is one record whatever stations make
  /// it, by a change whose author is the policy.
  std::size_t escalate();
  /// When escalate() has something to do; nothing when never, as things are.
  std::optional<std::int64_t> next_escalation_ms() const;
  /// What was done about a ticket, the oldest first; what was undone, too.
  std::span<const Record* const> escalations(const Id& ticket) const;
  /// What one did: "told Mara Lind, priority raised to High".
  std::string escalation_words(const Record& escalation) const;
  /// The escalations of open tickets that I was told of and have not seen, the newest first.
  std::vector<const Record*> calls() const;
  /// I have seen what I was told of a ticket.
  Result<void> note_seen(const Id& ticket);
  Result<void> undo_escalation(const Id& escalation);
  /// On which days of the week somebody is on duty, from Monday on; without any whenever the shop is open.
  bool is_on_duty(const Record& person, std::int64_t at_ms) const;
  Result<void> set_duty(const Id& staff, std::size_t weekday, bool on);

  // Sharing (sharing.cpp)

  std::vector<StationStatus> stations() const;
  /// What each other replica is known to have, kept with this device (not in the log). Set by the shell at start and read
  /// back by it for keeping: a JSON object.
  void load_known_vectors(std::string_view json);
  std::string known_vectors() const;
  /// Notes what a file that came in proves its maker to have.
  void heard(const ExchangeHeader& header);
  /// What `replica` is known to have, for a file with only what it lacks; empty when never heard of.
  VersionVector known_of(const Id& replica) const;

  /// Grows whenever anything shown may have changed.
  std::uint64_t revision() const;
  const SaveStatus& save_status() const { return replica_->save_status(); }

 private:
  struct Impl;
  class HistoryLines;
  Replica* replica_;
  std::unique_ptr<Impl> impl_;
};

}  // namespace counterbell::desk
