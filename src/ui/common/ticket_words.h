// What screens say about tickets and people, and where a press on them leads.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ui/common/context.h"

namespace counterbell::ui {

/// The customer record a ticket names, or null.
const Record* customer_of(const desk::Desk& desk, const desk::TicketRow& ticket);
/// Who sees it through: "Mia Keller", "Jon Bell (left)", "Nobody".
Text assignee_name(const desk::Desk& desk, const desk::TicketRow& ticket);
/// What a customer is called in lists: the name, else the phone or e-mail, else "No name"; "Erased customer", and "No
/// customer" for null.
Words customer_name(const Record* customer);
/// How to reach a customer: phone, e-mail, or both.
Text reach_of(const Record& customer);

/// The ticket's number. Where two stations gave out one number, all but the oldest ticket add the station: the
/// assistant who hears the number from a customer must see that there are two.
Text shown_number(desk::Desk& desk, const desk::TicketRow& ticket);
/// The ticket's subject, or that it is erased.
Words shown_subject(const desk::TicketRow& ticket);
/// Its subject after `number`, which is shown_number() or the plain one.
Text number_and_subject(Words number, const desk::TicketRow& ticket);
/// Who said it: the customer, or who of the staff wrote it.
Words said_by(const desk::Desk& desk, const desk::TicketRow& ticket, const desk::ConversationEntry& entry);
/// What a message says, or that it is erased.
Words shown_body(const Record& message);
/// Where the ticket is shown.
Route route_to(const desk::Desk& desk, const desk::TicketRow& ticket);
/// The ticket that a route's item names (a number, or a record id where the number is another's too), or null.
const desk::TicketRow* ticket_at(const desk::Desk& desk, std::string_view item);

/// "at the counter", "by phone".
Words by_channel(desk::Channel channel);
/// "High"; the name itself when a newer version made it.
Words priority_label(const desk::TicketRow& ticket);

/// "12 found for “ring”"; while older messages are not ready to be searched, "12 found so far for …".
Text found_in_words(const Context& context, std::size_t count);

/// "10,000".
Text thousands(std::size_t count);
/// The first line of a text, for lists.
std::string_view first_line(std::string_view text);

}  // namespace counterbell::ui
