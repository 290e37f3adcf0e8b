#include "ui/tickets/conversation.h"

#include <algorithm>
#include <iterator>

#include "ui/common/ticket_words.h"
#include "ui/icons.h"
#include "ui/kit/format.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {
namespace {

constexpr float avatar_size = 32;
constexpr float avatar_gap = 12;
constexpr float padding_x = 14;
constexpr float padding_y = 10;
constexpr float between = 14;
constexpr float header_height = 20;
constexpr float no_messages_height = 44;
constexpr float new_line_height = 28;

float text_width_in(float width) { return std::min(width - avatar_size - avatar_gap - 2 * padding_x, text_max_width); }

bool is_from_customer(const desk::ConversationEntry& entry) {
  return entry.direction == desk::Direction::from_customer;
}

/// In the order of desk::Channel, but for `other`.
constexpr Words channels[] = {trc("channel of a message", "counter"), trc("channel of a message", "phone"),
                              trc("channel of a message", "e-mail"),  trc("channel of a message", "chat"),
                              trc("channel of a message", "text"),    trc("channel of a message", "social"),
                              trc("channel of a message", "web"),     trc("channel of a message", "letter"),
                              trc("channel of a message", "kiosk")};
static_assert(std::size(channels) == static_cast<std::size_t>(desk::Channel::other));

/// The channel of a customer's message, else to whom it went.
Words how_said(const desk::ConversationEntry& entry) {
  if (entry.direction == desk::Direction::note) return trc("kind of message", "note");
  if (entry.direction == desk::Direction::to_customer) return tr("to customer");
  const std::string_view name = entry.message->text(Field::message_channel);
  const desk::Channel channel = desk::parse_channel(name);
  return channel == desk::Channel::other ? verbatim(name) : channels[static_cast<std::size_t>(channel)];
}

/// The line above what came in while somebody was writing.
void draw_new_line(Ui& ui, Rect rect) {
  constexpr Words words = tr("New since you began");
  const Colour colour = ui.palette().accent;
  const float width = text_width(ui, words, TextStyle::label) + 1;
  const float y = rect.y + metrics(TextStyle::label).line_height_px / 2;
  const Rect place{rect.x + (rect.width - width) / 2, rect.y, width, metrics(TextStyle::label).line_height_px};
  hairline(ui, rect.x, y, place.x - gap_small, y, colour);
  hairline(ui, place.right() + gap_small, y, rect.right(), y, colour);
  text(ui, place, words, TextStyle::label, colour);
}

void draw_ground(Ui& ui, Rect rect, const desk::ConversationEntry& entry) {
  const Palette& palette = ui.palette();
  if (entry.direction == desk::Direction::note) {
    fill(ui, rect, palette.note, corner_message);
    stroke(ui, rect, palette.note_line, corner_message);
  } else {
    fill(ui, rect, is_from_customer(entry) ? palette.customer : palette.accent_soft, corner_message);
  }
}

}  // namespace

float Conversation::lay_out(Context& context, const desk::TicketRow& ticket, const Arrivals& arrivals, float width) {
  const std::uint64_t revision = context.desk.revision();
  const bool is_current = ticket_ == ticket.id() && desk_ == &context.desk && revision_ == revision &&
                          arrivals_revision_ == arrivals.revision() && width_ == width;
  if (!is_current) {
    ticket_ = ticket.id();
    desk_ = &context.desk;
    revision_ = revision;
    arrivals_revision_ = arrivals.revision();
    width_ = width;
    bubbles_.clear();
    float top = 0;
    for (const desk::ConversationEntry& entry : context.desk.tickets().conversation(ticket.id())) {
      const float text = text_height(context.ui, shown_body(*entry.message), TextStyle::body, text_width_in(width));
      const bool is_new = arrivals.is_new(entry.message->id());
      const bool opens_new = is_new && (bubbles_.empty() || !bubbles_.back().is_new);
      const float above = opens_new ? new_line_height : 0;
      bubbles_.push_back({entry, top, above + 2 * padding_y + header_height + text, is_new, opens_new});
      top += bubbles_.back().height + between;
    }
  }
  return bubbles_.empty() ? no_messages_height : bubbles_.back().top + bubbles_.back().height;
}

std::optional<Conversation::Extent> Conversation::first_new() const {
  const auto bubble = std::ranges::find_if(bubbles_, &Bubble::is_new);
  if (bubble == bubbles_.end()) return std::nullopt;
  return Extent{bubble->top, bubble->top + bubble->height};
}

void Conversation::draw(Context& context, const desk::TicketRow& ticket, Rect place, Rect visible) {
  Ui& ui = context.ui;
  const Scope list(ui, Role::list, tr("Conversation"), intersection(place, visible));
  if (bubbles_.empty()) {
    text(ui, place.cut_top(no_messages_height), tr("Nothing has been said yet."), TextStyle::body, ui.palette().ink2);
    return;
  }
  const auto is_above = [&](const Bubble& bubble) { return place.y + bubble.top + bubble.height < visible.y; };
  for (auto bubble = std::ranges::partition_point(bubbles_, is_above); bubble != bubbles_.end(); ++bubble) {
    const Rect rect{place.x, place.y + bubble->top, place.width, bubble->height};
    if (rect.y > visible.bottom()) break;
    draw_bubble(context, ticket, *bubble, rect);
  }
}

void Conversation::draw_bubble(Context& context, const desk::TicketRow& ticket, const Bubble& bubble, Rect rect) {
  Ui& ui = context.ui;
  const Palette& palette = ui.palette();
  const desk::ConversationEntry& entry = bubble.entry;
  const bool from_customer = is_from_customer(entry);
  const Words author = said_by(context.desk, ticket, entry);
  const Text time = when(ui.host(), entry.at, ui.now());
  const Text about = bubble.is_new
                         ? trc("after a name: how it was said, time", " · {0} · {1} · new", how_said(entry), time)
                         : trc("after a name: how it was said, time", " · {0} · {1}", how_said(entry), time);

  const IdScope ids(ui, entry.message->id().text());
  const Scope item(ui, Role::listitem, trc("a name, what stands after it", "{0}{1}", author, about), rect);
  if (bubble.opens_new) draw_new_line(ui, rect.cut_top(new_line_height));
  Rect avatar = rect.cut_left(avatar_size);
  draw_avatar(ui, avatar.cut_top(avatar_size), author.shown(), !from_customer);
  rect.cut_left(avatar_gap);
  draw_ground(ui, rect, entry);

  Rect inside = rect.inset(padding_x, padding_y);
  Rect header = inside.cut_top(header_height);
  const float name_width = std::min(text_width(ui, author, TextStyle::secondary_strong) + 1,
                                    header.width - text_width(ui, about, TextStyle::secondary) - 1);
  text(ui, header.cut_left(name_width), author, TextStyle::secondary_strong, palette.ink);
  text(ui, header, about, TextStyle::secondary, palette.ink2);
  inside.width = std::min(inside.width, text_max_width);
  const Colour ink = entry.message->is_erased() ? palette.ink2 : palette.ink;
  written(ui, inside, shown_body(*entry.message), TextStyle::body, ink);
}

}  // namespace counterbell::ui
