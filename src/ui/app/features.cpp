#include "ui/app/features.h"

#include <algorithm>

#include "ui/customers/customers_screen.h"
#include "ui/customers/place.h"
#include "ui/diagnostics/diagnostics_screen.h"
#include "ui/diagnostics/place.h"
#include "ui/icons.h"
#include "ui/service/place.h"
#include "ui/service/service_screen.h"
#include "ui/settings/place.h"
#include "ui/settings/settings_screen.h"
#include "ui/sharing/place.h"
#include "ui/sharing/share_screen.h"
#include "ui/sharing/sharing.h"
#include "ui/tickets/place.h"
#include "ui/tickets/tickets_screen.h"
#include "ui/today/closing_screen.h"
#include "ui/today/place.h"
#include "ui/today/today_screen.h"

namespace counterbell::ui {
namespace {

std::size_t alerts(const Context& context) { return context.alerts; }

std::size_t open_tickets(const Context& context) {
  return context.desk.tickets().counts()[static_cast<std::size_t>(desk::BuiltInView::all_open)];
}

constexpr KeyLine today_keys[] = {
    {verbatim("T"), tr("Take the ticket, or take it over")},
    {verbatim("S"), tr("Snooze it, or wake it")},
    // TRANSLATORS: what the key does: the escalation has been seen
    {verbatim("E"), tr("Seen")},
    {verbatim("L"), tr("Closing time")},
};

constexpr Command today_commands[] = {
    {"closing", tr("Closing time"), icon::lock, [](Context& context) { context.go({closing_place, ""}, false); }},
};

constexpr Command share_commands[] = {
    {"export", tr("Export everything to a file"), icon::download,
     [](Context& context) { context.sharing.export_everything(context); }},
    {"import", tr("Import file"), icon::upload, [](Context& context) { context.sharing.choose_file(); }},
};

// Promises, Reports, Playbook and Kiosk join these when they have something to show.
constexpr Feature all_features[] = {
    {.place = today_place,
     .name = tr("Today"),
     .icon = icon::sun,
     .listing = Listing::bar,
     .screen = screen_code<TodayScreen>,
     .badge = alerts,
     .commands = today_commands,
     .keys = {tr("On Today"), today_keys}},
    {.place = tickets_place,
     .name = tr("Tickets"),
     .icon = icon::inbox,
     .listing = Listing::bar,
     .screen = screen_code<TicketsScreen>,
     .badge = open_tickets,
     .is_titled_by_item = true},
    {.place = customers_place,
     .name = tr("Customers"),
     .icon = icon::users,
     .listing = Listing::bar,
     .later = later_code<CustomersScreen>},
    {.place = share_place,
     .name = tr("Share"),
     .icon = icon::arrow_left_right,
     .listing = Listing::bar,
     .later = later_code<ShareScreen>,
     .commands = share_commands},
    {.place = settings_place,
     .name = tr("Settings"),
     .icon = icon::settings,
     .listing = Listing::menu,
     .later = later_code<SettingsScreen>},
    {.place = closing_place, .name = tr("Closing time"), .later = later_code<ClosingScreen>},
    {.place = settings_place, .item = service_item, .name = tr("Service levels"), .later = later_code<ServiceScreen>},
    {.place = diagnostics_place, .name = tr("Diagnostics"), .later = later_code<DiagnosticsScreen>},
};

}  // namespace

std::span<const Feature> features() { return all_features; }

const Feature* feature_at(const Route& route) {
  const Feature* found = nullptr;
  for (const Feature& feature : all_features) {
    if (route.place != feature.place) continue;
    const std::string_view item = feature.item;
    if (item.empty() || item == route.item) found = &feature;  // A place within another comes after that one.
  }
  return found;
}

char digit_of(const Feature& feature) {
  if (feature.listing == Listing::none) return '\0';
  const auto before = std::span(std::begin(all_features), &feature);
  const auto listed = std::ranges::count_if(before, [](const Feature& it) { return it.listing != Listing::none; });
  return static_cast<char>('1' + listed);
}

Text page_title(const Route& route) {
  const Feature* feature = feature_at(route);
  if (!feature) return verbatim("Counterbell");
  const Words shown = feature->is_titled_by_item && !route.item.empty() ? verbatim(route.item) : feature->name;
  // TRANSLATORS: the title of the page: a place or a ticket, and the program
  return tr("{0} · Counterbell", shown);
}

}  // namespace counterbell::ui
