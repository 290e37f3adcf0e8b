#include "ui/sharing/share_screen.h"

#include <algorithm>
#include <utility>

#include "ui/icons.h"
#include "ui/kit/format.h"
#include "ui/kit/widgets/forms.h"
#include "ui/kit/widgets/page.h"
#include "ui/kit/widgets/widgets.h"
#include "ui/sharing/export_run.h"
#include "ui/sharing/sharing.h"

namespace counterbell::ui {

namespace {

constexpr float most_width = 960;
constexpr float side_by_side_from = 720;

/// What is known of a station's changes here, and of ours there.
Text about(Ui& ui, const desk::StationStatus& station) {
  const auto moment = [&](Time at) { return when(ui.host(), at, ui.now()); };
  const Text here = station.newest > Time{}
                        ? trn("{0} change here, the newest from {1}.", "{0} changes here, the newest from {1}.",
                              station.changes_here, moment(station.newest))
                        : trn("{0} change here.", "{0} changes here.", station.changes_here);
  if (station.is_this) return here;
  const Text heard = station.heard ? tr("Its last file came {0}.", moment(*station.heard))
                                   : Text(tr("No file of its own has come in yet."));
  const Text lacks = station.lacks == 0 ? Text(tr("It has everything from here."))
                                        : trn("Not known to have {0} change from here.",
                                              "Not known to have {0} changes from here.", station.lacks);
  return trc("sentences", "{0} {1} {2}", here, heard, lacks);
}

/// What follows the name of a station.
Text note(const desk::StationStatus& station) {
  const Words code = verbatim(station.code);
  if (station.is_this) return code.empty() ? Text(tr(" · this device")) : tr(" · {0} · this device", code);
  return code.empty() ? Text() : trc("code of a station", " · {0}", code);
}

void draw_station(Ui& ui, Flow& flow, const desk::StationStatus& station) {
  const Palette& palette = ui.palette();
  const Words name = station.name.empty() ? tr("A station not named yet") : verbatim(station.name);
  constexpr float indent = 28;
  const Text words = about(ui, station);
  Flow inner({flow.rest().x + indent, flow.y() + 26, flow.width() - indent, 0}, 4);
  Rect line = flow.next(22);
  const float words_height = text_height(ui, words, TextStyle::secondary, inner.width());
  const Scope item(ui, Role::listitem, name, {line.x, line.y, line.width, 26 + words_height});
  draw_icon(ui, {line.x, line.y, 18, line.height}, station.is_this ? icon::monitor : icon::tablet, 18, palette.ink2);
  line.cut_left(indent);
  const float name_width = std::min(text_width(ui, name, TextStyle::strong) + 1, line.width);
  text(ui, line.cut_left(name_width), name, TextStyle::strong, palette.ink);
  text(ui, line, note(station), TextStyle::secondary, palette.ink2);

  flow_text(ui, inner, words, TextStyle::secondary, palette.ink2);
  if (station.changes_missing > 0) {
    warning_line(
        ui, inner,
        trn("{0} of its changes is missing here. A full file from it, or from a colleague who has it, brings "
            "it.",
            "{0} of its changes are missing here. A full file from it, or from a colleague who has them, brings "
            "them.",
            station.changes_missing));
  }
  if (station.clock_ahead) {
    const Text ahead = duration(*station.clock_ahead);
    warning_line(
        ui, inner,
        station.is_this
            ? tr("The clock of this device was {0} ahead. Please set it right; its changes count all the same.", ahead)
            : tr("Its clock is {0} ahead. Please set it right; its changes count all the same.", ahead));
  }
  flow.space(inner.used());
}

}  // namespace

void ShareScreen::draw(LaterPart later, Context& context, Rect area) {
  refresh(context);
  Ui& ui = context.ui;
  const Text sentence =
      tr("Swap files in any order, as often as you like: every station ends up with the same tickets. This device: "
         "{0}.",
         sharing_age(ui.host(), ui.now()));
  Page page(ui, "share", tr("Share"), area, {.most_width = most_width, .sentence = sentence});
  draw_files(later, context, page.flow());
  cards_.draw(ui, "folder", page.flow(), tr("Shared folder"),
              [&](Flow& card) { context.sharing.folder().draw(context, card); });
  cards_.draw(ui, "stations", page.flow(), tr("Stations"), [&](Flow& card) { draw_stations(context, card); });
}

void ShareScreen::draw_files(LaterPart, Context& context, Flow& page) {
  Ui& ui = context.ui;
  const auto export_card = [&](Rect rect) {
    cards_.draw(ui, "export", rect, tr("To your colleagues"), [&](Flow& card) { draw_export(context, card); });
  };
  const auto import_card = [&](Rect rect) {
    cards_.draw(ui, "import", rect, tr("From a colleague"), [&](Flow& card) { draw_import(context, card); });
  };
  if (page.width() >= side_by_side_from) {
    Rect row = page.next(std::max(cards_.height("export"), cards_.height("import")));
    export_card(row.cut_left((row.width - gap) / 2));
    row.cut_left(gap);
    import_card(row);
  } else {
    export_card(page.next(cards_.height("export")));
    import_card(page.next(cards_.height("import")));
  }
}

void ShareScreen::refresh(Context& context) {
  const std::uint64_t settled = context.sharing.settled();
  if (revision_ == context.desk.revision() && settled_ == settled) return;
  revision_ = context.desk.revision();
  settled_ = settled;
  stations_ = context.desk.sharing().stations();
  const Id chosen = receivers_.empty() ? Id{} : receivers_[static_cast<std::size_t>(receiver_)];
  receivers_ = {Id{}};
  receiver_labels_ = {tr("Everything")};
  for (const desk::StationStatus& station : stations_) {
    if (station.is_this || !station.heard) continue;
    receivers_.push_back(station.replica);
    receiver_labels_.push_back(msg("What {0} lacks", verbatim(station.name.empty() ? station.code : station.name)));
  }
  const auto found = std::ranges::find(receivers_, chosen);
  receiver_ = found == receivers_.end() ? 0 : static_cast<int>(found - receivers_.begin());
}

void ShareScreen::draw_export(Context& context, Flow& flow) {
  Ui& ui = context.ui;
  Sharing& sharing = context.sharing;
  flow_text(ui, flow, tr("A file for your colleagues: on a stick, by e-mail or in a folder you share."),
            TextStyle::body, ui.palette().ink2);
  flow.space(4);
  std::vector<Text> labels;
  for (const Message& label : receiver_labels_) labels.push_back(label.shown());
  const std::vector<Words> receivers(labels.begin(), labels.end());
  const SelectOptions with_label{.show_label = true};
  select(ui, flow.next(ui.control_height() + metrics(TextStyle::label).line_height_px + 4), tr("What to export"),
         receivers, receiver_, with_label);
  if (const std::optional<float> share = sharing.export_share()) {
    flow.space(4);
    progress(ui, flow.next(8), tr("Exporting"), *share);
    ButtonLine buttons(ui, flow.next(ui.control_height()));
    if (buttons.left(tr("Cancel"))) sharing.cancel_export();
    return;
  }
  sharing.form().draw(ui, flow);
  flow.space(4);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  const bool is_handing_over = sharing.is_handing_over();
  if (buttons.left(tr("Export file"),
                   {.kind = ButtonKind::primary, .icon = icon::download, .disabled = is_handing_over})) {
    const Id receiver = receivers_[static_cast<std::size_t>(receiver_)];
    sharing.start_export(context, receiver ? context.desk.sharing().known_of(receiver) : VersionVector());
  }
  if (is_handing_over) text(ui, flow.next(22), tr("Making the file."), TextStyle::secondary, ui.palette().ink2);
  error_line(ui, flow, sharing.export_trouble().shown());
  done_line(ui, flow, sharing.exported().shown());
  Host& host = ui.host();
  flow_text(ui, flow, tr("This device: {0}.", in_words(host, backup(host, context.desk, ui.now()), ui.now())),
            TextStyle::secondary, ui.palette().ink2);
}

void ShareScreen::draw_import(Context& context, Flow& flow) {
  Ui& ui = context.ui;
  flow_text(ui, flow,
            ui.host().coarse_pointer() ? tr("A colleague's file. You see what is in it before anything is taken in.")
                                       : tr("A colleague's file: choose it, or drop it anywhere on this page. You see "
                                            "what is in it before anything is taken in."),
            TextStyle::body, ui.palette().ink2);
  flow.space(4);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left(tr("Import file"), {.icon = icon::upload})) context.sharing.choose_file();
  done_line(ui, flow, context.sharing.imported().shown());
}

void ShareScreen::draw_stations(Context& context, Flow& flow) {
  const Scope list(context.ui, Role::list, tr("Stations"), flow.rest());
  for (std::size_t i = 0; i < stations_.size(); ++i) {
    if (i > 0) {
      const Rect line = flow.next(1);
      hairline(context.ui, line.x, line.y, line.right(), line.y, context.ui.palette().line);
    }
    draw_station(context.ui, flow, stations_[i]);
  }
}

}  // namespace counterbell::ui
