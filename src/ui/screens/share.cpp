#include "ui/screens/share.h"

#include <algorithm>
#include <utility>

#include "ui/format.h"
#include "ui/forms.h"
#include "ui/icons.h"
#include "ui/waiting.h"
#include "ui/widgets.h"

namespace counterbell::ui {

namespace {

constexpr float most_width = 960;
constexpr float side_by_side_from = 720;

/// What is known of a station's changes here, and of ours there.
std::string about(Ui& ui, const desk::StationStatus& station) {
  std::string words = counted(station.changes_here, "change", "changes") + " here";
  if (station.newest_ms > 0) words += ", the newest from " + when(ui.host(), station.newest_ms, ui.now_ms());
  words += ".";
  if (station.is_this) return words;
  words += station.heard_ms ? " Its last file came " + when(ui.host(), *station.heard_ms, ui.now_ms()) + "."
                            : " No file of its own has come in yet.";
  words += station.lacks == 0 ? " It has everything from here."
                              : " Not known to have " + counted(station.lacks, "change", "changes") + " from here.";
  return words;
}

void draw_station(Ui& ui, Flow& flow, const desk::StationStatus& station) {
  const Palette& palette = ui.palette();
  const std::string name = station.name.empty() ? "A station not named yet" : station.name;
  constexpr float indent = 28;
  const std::string words = about(ui, station);
  Flow inner({flow.rest().x + indent, flow.y() + 26, flow.width() - indent, 0}, 4);
  Rect line = flow.next(22);
  const float words_height = text_height(ui, words, TextStyle::secondary, inner.width());
  const Scope item(ui, Role::listitem, name, {line.x, line.y, line.width, 26 + words_height});
  draw_icon(ui, {line.x, line.y, 18, line.height}, station.is_this ? icon::monitor : icon::tablet, 18, palette.ink2);
  line.cut_left(indent);
  const float name_width = std::min(text_width(ui, name, TextStyle::strong) + 1, line.width);
  text(ui, line.cut_left(name_width), name, TextStyle::strong, palette.ink);
  text(ui, line, (station.code.empty() ? "" : " · " + station.code) + (station.is_this ? " · this device" : ""),
       TextStyle::secondary, palette.ink2);

  flow_text(ui, inner, words, TextStyle::secondary, palette.ink2);
  if (station.changes_missing > 0) {
    warning_line(ui, inner,
                 counted(station.changes_missing, "of its changes is", "of its changes are") +
                     " missing here. A full file from it, or from a colleague who has them, brings them.");
  }
  if (station.clock_ahead_ms) {
    warning_line(ui, inner,
                 (station.is_this ? "The clock of this device was " : "Its clock is ") +
                     duration(*station.clock_ahead_ms) +
                     " ahead. Please set it right; its changes count all the same.");
  }
  flow.space(inner.used());
}

}  // namespace

void ShareScreen::draw(LaterPart, Context& ctx, Rect area) {
  refresh(ctx);
  Ui& ui = ctx.ui;
  const Scope region(ui, Role::region, "Share", area);
  ScrollArea scroll(ui, "share", area);
  const float margin = ui.width() == Width::phone ? gap : gap_large;
  const Rect content = scroll.content().inset(margin);
  Flow flow({content.x, content.y, std::min(content.width, most_width), content.height}, gap);
  flow.space(heading(ui, flow.rest(), "Share", 1) + 4);
  flow_text(
      ui, flow,
      "Swap files in any order, as often as you like: every station ends up with the same tickets. This device: " +
          sharing_age(host_, ui.now_ms()) + ".",
      TextStyle::body, ui.palette().ink2);

  const auto export_card = [&](Rect rect) {
    cards_.draw(ui, "export", rect, "To your colleagues", [&](Flow& card) { draw_export(ctx, card); });
  };
  const auto import_card = [&](Rect rect) {
    cards_.draw(ui, "import", rect, "From a colleague", [&](Flow& card) { draw_import(ctx, card); });
  };
  if (flow.width() >= side_by_side_from) {
    Rect row = flow.next(std::max(cards_.height("export"), cards_.height("import")));
    export_card(row.cut_left((row.width - gap) / 2));
    row.cut_left(gap);
    import_card(row);
  } else {
    export_card(flow.next(cards_.height("export")));
    import_card(flow.next(cards_.height("import")));
  }
  cards_.draw(ui, "folder", flow.next(cards_.height("folder")), "Shared folder",
              [&](Flow& card) { folder_.draw(ctx, card); });
  cards_.draw(ui, "stations", flow.next(cards_.height("stations")), "Stations",
              [&](Flow& card) { draw_stations(ctx, card); });
  scroll.set_content_height(flow.used() + 2 * margin);
}

void ShareScreen::go_on(Context& ctx) {
  const std::optional<LaterPart> later = export_ ? host_.later() : std::nullopt;
  if (later) go_on_exporting(*later, ctx);
  draw_dialog(ctx.ui, "Import file", import_, ctx);
  folder_.go_on(ctx);
  to_settle_ |= import_.take_beginning();
  to_settle_ |= folder_.take_to_settle();
  if (const auto outcome = import_.take_outcome()) return finish_import(ctx, *outcome);
  if (!import_.is_open() && !waiting_.empty() && ctx.desk.replica().has_all_lines()) {
    import_.start(std::move(waiting_.front()));
    waiting_.pop_front();
    ctx.ui.host().wake();
  }
}

void ShareScreen::refresh(Context& ctx) {
  if (revision_ == ctx.desk.revision() && !stations_.empty()) return;
  revision_ = ctx.desk.revision();
  stations_ = ctx.desk.stations();
  const Id chosen = receivers_.empty() ? Id{} : receivers_[static_cast<std::size_t>(receiver_)];
  receivers_ = {Id{}};
  receiver_labels_ = {"Everything"};
  for (const desk::StationStatus& station : stations_) {
    if (station.is_this || !station.heard_ms) continue;
    receivers_.push_back(station.replica);
    receiver_labels_.push_back("What " + (station.name.empty() ? station.code : station.name) + " lacks");
  }
  const auto found = std::ranges::find(receivers_, chosen);
  receiver_ = found == receivers_.end() ? 0 : static_cast<int>(found - receivers_.begin());
}

void ShareScreen::draw_export(Context& ctx, Flow& flow) {
  Ui& ui = ctx.ui;
  flow_text(ui, flow, "A file for your colleagues: on a stick, by e-mail or in a folder you share.", TextStyle::body,
            ui.palette().ink2);
  flow.space(4);
  const SelectOptions with_label{.show_label = true};
  select(ui, flow.next(ui.control_height() + metrics(TextStyle::label).line_height_px + 4), "What to export",
         receiver_labels_, receiver_, with_label);
  if (export_) {
    flow.space(4);
    progress(ui, flow.next(8), "Exporting", export_->share());
    ButtonLine buttons(ui, flow.next(ui.control_height()));
    if (buttons.left("Cancel")) export_.reset();
    return;
  }
  form().draw(ui, flow);
  flow.space(4);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left("Export file", {.kind = ButtonKind::primary, .icon = icon::download, .disabled = handing_over_})) {
    const Id receiver = receivers_[static_cast<std::size_t>(receiver_)];
    start_export(ctx, receiver ? ctx.desk.known_of(receiver) : VersionVector());
  }
  if (handing_over_) text(ui, flow.next(22), "Making the file.", TextStyle::secondary, ui.palette().ink2);
  error_line(ui, flow, export_trouble_);
  done_line(ui, flow, exported_);
  flow_text(ui, flow, "This device: " + in_words(host_, backup(host_, ctx.desk, ui.now_ms()), ui.now_ms()) + ".",
            TextStyle::secondary, ui.palette().ink2);
}

void ShareScreen::draw_import(Context& ctx, Flow& flow) {
  Ui& ui = ctx.ui;
  flow_text(ui, flow,
            ui.host().coarse_pointer() ? "A colleague's file. You see what is in it before anything is taken in."
                                       : "A colleague's file: choose it, or drop it anywhere on this page. You see "
                                         "what is in it before anything is taken in.",
            TextStyle::body, ui.palette().ink2);
  flow.space(4);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left("Import file", {.icon = icon::upload})) choose_file();
  done_line(ui, flow, imported_);
}

void ShareScreen::draw_stations(Context& ctx, Flow& flow) {
  const Scope list(ctx.ui, Role::list, "Stations", flow.rest());
  for (std::size_t i = 0; i < stations_.size(); ++i) {
    if (i > 0) {
      const Rect line = flow.next(1);
      hairline(ctx.ui, line.x, line.y, line.right(), line.y, ctx.ui.palette().line);
    }
    draw_station(ctx.ui, flow, stations_[i]);
  }
}

void ShareScreen::choose_file() {
  host_.open_file(exchange_accept, [this](std::unique_ptr<IncomingFile> file) {
    import_file(std::move(file));
    host_.wake();
  });
}

void ShareScreen::import_file(std::unique_ptr<IncomingFile> file) {
  imported_.clear();
  waiting_.push_back(std::move(file));
  host_.wake();
}

void ShareScreen::look_at_folder(const desk::Desk& desk) {
  if (!import_.is_open() && !export_) folder_.look(desk);
}

bool ShareScreen::take_import_to_settle() {
  if (!to_settle_) return false;
  export_.reset();  // It reads from the desk's replica, and the list below says what that one has.
  stations_.clear();
  to_settle_ = false;
  return true;
}

void ShareScreen::export_everything(LaterPart, Context& ctx) {
  start_export(ctx, {});
  if (!export_trouble_.empty()) ctx.go({"share", ""}, false);  // There it can be put right.
}

ExportForm& ShareScreen::form() {
  if (!form_) form_.emplace(host_);
  return *form_;
}

void ShareScreen::start_export(Context& ctx, const VersionVector& receiver) {
  exported_.clear();
  export_trouble_ = form().trouble();
  if (export_trouble_.empty() && !ctx.desk.replica().has_all_lines()) export_trouble_ = desk::still_reading;
  if (!export_trouble_.empty() || handing_over_) return;
  wrapping_ = form().wrapping();
  export_.emplace(ctx.desk.replica(), receiver);
  ctx.ui.host().wake();
}

void ShareScreen::go_on_exporting(LaterPart, Context& ctx) {
  ctx.ui.host().wake();
  if (!export_->step(host_)) hand_over(ctx);
}

void ShareScreen::hand_over(Context& ctx) {
  const std::int64_t now_ms = ctx.ui.now_ms();
  const std::string name = exchange_file_name(ctx.desk, host_, now_ms, form().ending());
  std::string told = counted(export_->changes(), "change", "changes") + " exported to " + name;
  const std::uint64_t own = export_->own_changes();
  std::string bytes = export_->take_bytes();
  export_.reset();
  handing_over_ = true;
  host_.save_file(name, form().media_type(), std::move(bytes), wrapping_,
                  [this, told = std::move(told), own, now_ms](const Result<void>& saved) {
                    handing_over_ = false;
                    if (saved) {
                      exported_ = told;
                      note_backup(host_, own, now_ms);
                      form().done();
                    } else {
                      export_trouble_ = saved.error().message;
                    }
                    host_.wake();
                  });
}

void ShareScreen::finish_import(Context& ctx, const ImportOutcome& outcome) {
  imported_ = in_words(outcome);
  // A file half taken in does not yet prove anything to be here, but its maker has what it brings all the same.
  ctx.desk.heard(outcome.header);
  note_sharing(host_, ctx.ui.now_ms());
  to_settle_ = true;
}

}  // namespace counterbell::ui
