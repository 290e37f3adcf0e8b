#include "ui/app/app.h"

#include <chrono>
#include <utility>
#include <vector>

#include "ui/app/features.h"
#include "ui/app/opening.h"
#include "ui/app/session.h"
#include "ui/app/shop_screen.h"
#include "ui/app/trouble.h"
#include "ui/kit/frame_budget.h"
#include "ui/kit/later.h"
#include "ui/kit/waiting.h"
#include "ui/kit/widgets/gallery.h"
#include "ui/settings/look.h"
#include "ui/start/setup.h"
#include "ui/start/sign_in.h"
#include "words/message.h"

namespace counterbell::ui {

namespace {

/// What a frame may spend on preparing the search, and how many records it takes in between two looks at the time.
constexpr std::chrono::milliseconds work_share{6};
constexpr std::size_t records_at_once = 64;
constexpr int most_pieces = 64;

}  // namespace

struct App::Impl {
  Impl(Host& the_host, Clock& the_clock, Random& random, Journal& journal, Fonts fonts)
      : host(the_host),
        clock(the_clock),
        ui(the_host, fonts),
        session(the_host, the_clock, random, journal, notices),
        setup(the_host, session),
        shop(ui, session, toasts, sign_in) {}

  bool is_open() const { return session.stage() == Session::Stage::open; }
  void frame();
  void draw();
  void draw_gallery();
  void tell_title();
  void watch_service();
  COUNTERBELL_LATER(escalate) std::size_t escalate(LaterPart);
  void tell_damaged(const Replica::LoadReport& report);
  bool work();

  Host& host;
  Clock& clock;
  Session::Notices notices = std::make_shared<std::vector<Message>>();
  Ui ui;
  Session session;
  Toasts toasts;
  Text title;
  bool started = false;

  OpeningScreen opening;
  TroubleScreen trouble;
  SetupScreen setup;
  SignInScreen sign_in;
  ShopScreen shop;
  Gallery gallery;
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

Snapshot* App::snapshot() { return impl_->session.snapshot(); }

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
  const bool shares = impl_->is_open() && impl_->shop.sharing().is_importing();
  return shares || impl_->setup.is_working();
}

void App::look_at_folder() {
  if (!impl_->is_open() || !replica()->has_all_lines()) return;
  impl_->shop.sharing().look_at_folder(impl_->session.desk());
}

const Replica* App::replica() const { return impl_->session.has_desk() ? &impl_->session.desk().replica() : nullptr; }

void App::open_route(std::string_view route) {
  impl_->shop.open_route(route);
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
    impl_->shop.import_file(std::move(file));
  } else if (stage == Session::Stage::no_shop || stage == Session::Stage::unfinished) {
    impl_->setup.take_file(std::move(file));
  } else {
    impl_->toasts.show(Text(tr("Please sign in first, then drop the file again.")));
  }
  impl_->host.wake();
}

void App::environment_changed() { impl_->host.wake(); }

void App::frame() { impl_->frame(); }

bool App::work() { return impl_->work(); }

Ui& App::ui() { return impl_->ui; }

void App::Impl::tell_damaged(const Replica::LoadReport& report) {
  if (report.damaged.empty()) return;
  notices->push_back(
      msgn("{0} entry kept on this device could not be read and had to be left out. A full file from a "
           "colleague brings it back if they have it.",
           "{0} entries kept on this device could not be read and had to be left out. A full file from a "
           "colleague brings back what they have.",
           report.damaged.size()));
}

void App::Impl::frame() {
  ui.begin_frame(clock.now());
  draw();
  toasts.draw(ui);
  ui.end_frame();
  if (shop.sharing().take_import_to_settle()) {
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
  if (stage == Session::Stage::open) shop.follow_alerts();
  const std::optional<Time> at = desk.escalations().next();
  if (!at) return;
  if (*at > clock.now()) return host.wake_at(*at);
  if (!host.may_write()) return;
  const std::optional<LaterPart> later = host.later();
  if (later && escalate(*later) > 0) host.wake();
}

std::size_t App::Impl::escalate(LaterPart) { return session.desk().escalations().escalate(); }

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
  if (shop.route().place == gallery_place) return draw_gallery();
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
      shop.draw();
      break;
  }
}

void App::Impl::draw_gallery() {
  const std::optional<LaterPart> later = host.later();
  if (later) return gallery.draw(*later, ui, toasts, ui.screen());
  const Scope main(ui, Role::main, verbatim("Counterbell"), ui.screen());
  draw_waiting_place(ui, ui.screen(), tr("Gallery"));
}

void App::Impl::tell_title() {
  Text now = is_open() ? page_title(shop.route()) : Text(verbatim("Counterbell"));
  if (now == title) return;
  title = std::move(now);
  host.set_title(title);
}

}  // namespace counterbell::ui
