#include "ui/app.h"

#include <array>
#include <chrono>
#include <utility>
#include <vector>

#include "ui/calls.h"
#include "ui/chrome.h"
#include "ui/format.h"
#include "ui/frame_budget.h"
#include "ui/later.h"
#include "ui/passing_time.h"
#include "ui/screen.h"
#include "ui/screens/capture_form.h"
#include "ui/screens/customers_screen.h"
#include "ui/screens/diagnostics.h"
#include "ui/screens/gallery.h"
#include "ui/screens/keys_help.h"
#include "ui/screens/opening.h"
#include "ui/screens/palette.h"
#include "ui/screens/service_screen.h"
#include "ui/screens/settings.h"
#include "ui/screens/setup.h"
#include "ui/screens/share.h"
#include "ui/screens/sign_in.h"
#include "ui/screens/ticket_words.h"
#include "ui/screens/tickets_screen.h"
#include "ui/screens/today_screen.h"
#include "ui/screens/trouble.h"
#include "ui/session.h"
#include "ui/waiting.h"

namespace counterbell::ui {

namespace {

/// What a frame may spend on preparing the search, and how many records it takes in between two looks at the time.
constexpr std::chrono::milliseconds work_share{6};
constexpr std::size_t records_at_once = 64;
constexpr int most_pieces = 64;

constexpr std::array<std::string_view, 5> places = {"today", "tickets", "customers", "share", "settings"};

/// What belongs to one desk: begun afresh when the desk is another one.
struct DeskScreens {
  TodayScreen today;
  TicketsScreen tickets;
  CustomersScreen customers;
  SettingsScreen settings;
  ServiceScreen service;
  DiagnosticsScreen diagnostics;
  CaptureForm capture;
  CommandPalette palette;
};

constexpr std::string_view service_title = "Service levels";

/// What the place is called, where it is in the later part of the program; "" where it is none of those.
std::string_view later_place(const Route& route) {
  if (route.place == "customers") return "Customers";
  if (route.place == "share") return "Share";
  if (route.place == "settings") return route.item == "service" ? service_title : "Settings";
  if (route.place == "diagnostics") return "Diagnostics";
  return {};
}

std::string title_of(const Route& route) {
  if (route.place == "tickets" && !route.item.empty()) return route.item + " · Counterbell";
  std::string title = route.place;
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title + " · Counterbell";
}

}  // namespace

struct App::Impl {
  Impl(Host& the_host, Clock& the_clock, Random& random, Journal& journal, Fonts fonts)
      : host(the_host),
        clock(the_clock),
        ui(the_host, fonts),
        session(the_host, the_clock, random, journal, notices),
        chrome(notices),
        setup(the_host, session),
        share(the_host) {}

  void frame();
  void draw();
  void draw_gallery();
  void draw_desk();
  void draw_place(Context& ctx, Rect area);
  void draw_overlays(Context& ctx);
  void take_shortcuts(Context& ctx);
  Context context();
  void go(Route to, bool replace);
  void act(Context& ctx, Action action);
  void undo(bool again);
  void tell_done(std::string told);
  void sign_out();
  void tell_title();
  void watch_service();
  COUNTERBELL_LATER(escalate) std::size_t escalate(LaterPart);
  void tell_damaged(const Replica::LoadReport& report);
  bool work();

  Host& host;
  Clock& clock;
  Session::Notices notices = std::make_shared<std::vector<std::string>>();
  Ui ui;
  Session session;
  Toasts toasts;
  Calls calls;
  ReadMarks read_marks;
  Route route;
  std::string search;
  std::string just_opened;
  std::string title;
  bool started = false;

  Chrome chrome;
  OpeningScreen opening;
  TroubleScreen trouble;
  SetupScreen setup;
  SignInScreen sign_in;
  SwitchDialog switch_dialog;
  KeysHelp keys_help;
  ShareScreen share;
  Gallery gallery;
  std::optional<DeskScreens> screens;
};

App::App(Host& host, Clock& clock, Random& random, Journal& journal, Fonts fonts)
    : impl_(std::make_unique<Impl>(host, clock, random, journal, fonts)) {
  apply_look(impl_->ui);
}

App::~App() = default;

void App::begin(std::size_t parts) {
  apply_look(impl_->ui);
  impl_->opening.begin(parts, impl_->host.elapsed());
  impl_->session.begin_opening();
}

void App::take_kept(std::span<const KeptLine> lines) {
  impl_->session.take(lines);
  if (!impl_->started && impl_->opening.took_part(impl_->host.elapsed())) impl_->host.wake();
}

void App::start(std::span<const KeptLine> lines, const Amiss& amiss) {
  begin(1);
  take_kept(lines);
  start(amiss);
}

void App::start(const Amiss& amiss) {
  const Replica::LoadReport report = impl_->session.open();
  impl_->setup.set_lost_shop(amiss.lost_shop);
  if (amiss.changes_missing) impl_->session.go_on_after_loss();
  impl_->tell_damaged(report);
  impl_->started = true;
  impl_->host.wake();
}

void App::start_with_trouble(const Error& trouble) {
  impl_->session.give_up_opening();
  impl_->trouble.set(trouble);
  impl_->started = true;
  impl_->host.wake();
}

void App::kept_elsewhere_came() {
  impl_->session.settle_taken();
  impl_->host.wake();
}

Image* App::image() { return impl_->session.image(); }

bool App::lines_came() {
  impl_->tell_damaged(impl_->session.settle_taken());
  impl_->host.wake();
  return impl_->session.has_desk() && impl_->session.desk().replica().has_all_lines();
}

void App::settings_changed_elsewhere() {
  apply_look(impl_->ui);
  impl_->session.read_settings();
  impl_->host.wake();
}

bool App::is_busy() const {
  // While nobody is signed in, what Share has under way rests.
  const bool shares = impl_->session.stage() == Session::Stage::open && impl_->share.is_importing();
  return shares || impl_->setup.is_working();
}

void App::look_at_folder() {
  if (impl_->session.stage() != Session::Stage::open || !replica()->has_all_lines()) return;
  impl_->share.look_at_folder(impl_->session.desk());
}

const Replica* App::replica() const { return impl_->session.has_desk() ? &impl_->session.desk().replica() : nullptr; }

void App::open_route(std::string_view route) {
  impl_->route = parse_route(route);
  impl_->host.wake();
}

bool App::close_top() {
  if (impl_->ui.on_top()) return false;
  // Whatever floats on top closes on Escape.
  impl_->ui.post_key({.text = {}, .key = Key::escape});
  impl_->host.wake(3);
  return true;
}

void App::drop_file(std::unique_ptr<IncomingFile> file) {
  const Session::Stage stage = impl_->session.stage();
  if (stage == Session::Stage::open) {
    impl_->go({"share", ""}, false);
    impl_->share.import_file(std::move(file));
  } else if (stage == Session::Stage::no_shop || stage == Session::Stage::unfinished) {
    impl_->setup.take_file(std::move(file));
  } else {
    impl_->toasts.show("Please sign in first, then drop the file again.");
  }
  impl_->host.wake();
}

void App::environment_changed() { impl_->host.wake(); }

void App::frame() { impl_->frame(); }

bool App::work() { return impl_->work(); }

Ui& App::ui() { return impl_->ui; }

void App::Impl::tell_damaged(const Replica::LoadReport& report) {
  if (report.damaged.empty()) return;
  notices->push_back(counted(report.damaged.size(), "entry", "entries") +
                     " kept on this device could not be read and had to be left out. A full file from a colleague "
                     "brings back what they have.");
}

void App::Impl::frame() {
  ui.begin_frame(clock.now_ms());
  draw();
  toasts.draw(ui);
  ui.end_frame();
  if (share.take_import_to_settle()) {
    session.settle();
    host.wake();
  }
  session.keep();
  tell_title();
  watch_service();
}

/// Does what rules have to do by now, and tells whoever is concerned.
void App::Impl::watch_service() {
  const Session::Stage stage = session.stage();
  if (!started || (stage != Session::Stage::open && stage != Session::Stage::nobody)) return;
  desk::Desk& desk = session.desk();
  if (stage == Session::Stage::open) {
    calls.follow(
        host, desk, toasts, [this] { go({"today", ""}, false); },
        [this](const desk::TicketRow& ticket) { go(route_to(session.desk(), ticket), false); });
  }
  const std::optional<std::int64_t> at = desk.next_escalation_ms();
  if (!at) return;
  if (*at > clock.now_ms()) return host.wake_at(*at);
  if (!host.may_write()) return;
  const std::optional<LaterPart> later = host.later();
  if (later && escalate(*later) > 0) host.wake();
}

std::size_t App::Impl::escalate(LaterPart) { return session.desk().escalate(); }

bool App::Impl::work() {
  const Session::Stage stage = session.stage();
  if (stage != Session::Stage::open && stage != Session::Stage::nobody) return false;
  desk::Desk& desk = session.desk();
  const std::uint64_t revision = desk.revision();
  FrameBudget budget(host, work_share, most_pieces);
  bool is_more = true;
  while (is_more && budget.next()) is_more = desk.index_some(records_at_once);
  if (desk.revision() != revision) host.wake();  // More is found now.
  return is_more;
}

void App::Impl::draw() {
  if (!started) return opening.draw(ui, ui.screen());
  if (trouble.is_shown()) return trouble.draw(ui, ui.screen());
  if (route.place == "gallery") return draw_gallery();
  switch (session.stage()) {
    case Session::Stage::no_shop:
    case Session::Stage::unfinished:
    case Session::Stage::no_station:
      setup.draw(ui, ui.screen());
      break;
    case Session::Stage::nobody:
      sign_in.panel().allow_adding(session.is_newcomer());
      sign_in.draw(ui, session.desk(), ui.screen());
      break;
    case Session::Stage::open:
      draw_desk();
      break;
  }
}

void App::Impl::draw_gallery() {
  const std::optional<LaterPart> later = host.later();
  if (later) return gallery.draw(*later, ui, toasts, ui.screen());
  const Scope main(ui, Role::main, "Counterbell", ui.screen());
  draw_waiting_place(ui, ui.screen(), "Gallery");
}

void App::Impl::draw_desk() {
  if (!screens) screens.emplace();
  read_marks.follow(host.settings(), session.desk().me() ? session.desk().me()->id() : Id{});
  Context ctx = context();
  take_shortcuts(ctx);
  const Rect area = chrome.draw(ctx);
  {
    const Scope main(ui, Role::main, "Counterbell", area);
    draw_place(ctx, area);
  }
  draw_overlays(ctx);
  wake_at_midnight(host, ui.now_ms());
}

void App::Impl::draw_place(Context& ctx, Rect area) {
  const std::string& place = ctx.route.place;
  if (place == "today") return screens->today.draw(ctx, area);
  if (place == "tickets") return screens->tickets.draw(ctx, area);
  const std::string_view name = later_place(ctx.route);
  if (name.empty()) return go({"today", ""}, true);  // An address nobody knows.
  const std::optional<LaterPart> later = host.later();
  if (!later) return draw_waiting_place(ui, area, name);
  if (place == "customers")
    screens->customers.draw(*later, ctx, area);
  else if (place == "share")
    share.draw(*later, ctx, area);
  else if (place == "diagnostics")
    screens->diagnostics.draw(*later, ctx, area);
  else if (name == service_title)
    screens->service.draw(*later, ctx, area);
  else
    screens->settings.draw(*later, ctx, area);
}

void App::Impl::draw_overlays(Context& ctx) {
  screens->capture.draw(ctx);
  share.go_on(ctx);
  screens->palette.draw(ctx);
  switch_dialog.draw(ui, session.desk());
  draw_dialog(ui, "Keyboard shortcuts", keys_help, ui);
}

void App::Impl::take_shortcuts(Context& ctx) {
  if (ui.typed_key(U'n')) ctx.new_ticket({});
  if (ui.typed_key(U'/')) chrome.focus_search();
  if (ui.typed_key(U'?')) act(ctx, Action::show_keys);
  if (ui.control_key('k')) act(ctx, Action::show_palette);
  if (ui.control_key('z')) undo(false);
  if (ui.control_key('z', /*shift=*/true) || ui.control_key('y')) undo(true);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (ui.typed_key(U'1' + static_cast<char32_t>(i))) go({std::string(places[i]), ""}, false);
  }
}

Context App::Impl::context() {
  Context ctx{ui, session.desk(), toasts, route, search, just_opened, read_marks, calls.tickets(), {}, {}, {}, {}, {},
              {}};
  ctx.go = [this](Route to, bool replace) { go(std::move(to), replace); };
  ctx.new_ticket = [this](std::optional<Id> customer) {
    Context now = context();
    screens->capture.open(now, customer);
    host.wake();
  };
  ctx.tell_done = [this](std::string told) { tell_done(std::move(told)); };
  ctx.undo = [this] { undo(false); };
  ctx.redo = [this] { undo(true); };
  ctx.act = [this](Action action) {
    Context now = context();
    act(now, action);
  };
  return ctx;
}

void App::Impl::go(Route to, bool replace) {
  if (to != route) host.set_route(to_text(to), replace);
  route = std::move(to);
  host.wake(2);
}

void App::Impl::act(Context& ctx, Action action) {
  switch (action) {
    case Action::switch_person:
      switch_dialog.open();
      break;
    case Action::sign_out:
      sign_out();
      break;
    case Action::show_keys:
      keys_help.open();
      break;
    case Action::show_palette:
      screens->palette.open();
      break;
    case Action::export_everything:
      if (const std::optional<LaterPart> later = host.later())
        share.export_everything(*later, ctx);
      else
        toasts.show(waiting_words(host), true);
      break;
    case Action::import_file:
      share.choose_file();
      break;
  }
  host.wake(2);
}

void App::Impl::undo(bool again) {
  desk::Desk& desk = session.desk();
  const std::string what = again ? desk.redo_label() : desk.undo_label();
  if (what.empty() && desk.replica().has_all_lines())
    return toasts.show(again ? "There is nothing to do again." : "There is nothing to undo.");
  const Result<void> done = again ? desk.redo() : desk.undo();
  if (!done) return toasts.show(done.error().message, true);
  toasts.show((again ? "Done again: " : "Undone: ") + what, false, again ? "Undo" : "Redo",
              [this, again] { undo(!again); });
  host.wake();
}

void App::Impl::tell_done(std::string told) {
  const std::optional<Change> done = session.desk().replica().next_undo();
  if (!done) return toasts.show(std::move(told));
  toasts.show(std::move(told), false, "Undo", [this, dot = done->dot] {
    const std::optional<Change> last = session.desk().replica().next_undo();
    if (last && last->dot == dot) return undo(false);
    toasts.show("Something else was done since. Undo above goes back one step at a time.");
  });
}

void App::Impl::sign_out() {
  session.desk().sign_out();
  sign_in.panel().reset();
}

void App::Impl::tell_title() {
  std::string now = session.stage() == Session::Stage::open ? title_of(route) : "Counterbell";
  if (now == title) return;
  title = std::move(now);
  host.set_title(title);
}

}  // namespace counterbell::ui
