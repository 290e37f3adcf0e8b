// The first tickets of the example shop, written by hand: what a shopkeeper sees when trying the product out.
//
// A script of paragraphs, one ticket each:
//   ticket MINUTES CHANNEL PRIORITY ASSIGNEE | CUSTOMER | PHONE | E-MAIL     how long ago it was opened
//   subject, want, treat, tags, network, details: TEXT                       of the ticket
//   from MINUTES, to MINUTES, note MINUTES: TEXT                             messages, so long after it was opened
//   state MINUTES NEW, assign MINUTES NAME, priority MINUTES NEW             other changes
// A leading "NAME:" of a message or change is who wrote it down; without it the assignee did.
#include "desk/example/example_data.h"

namespace counterbell::desk {

std::string_view example_stories() {
  return R"script(
ticket 12960 counter normal Jonas | Marta Wiśniewska | +44 7700 900214 | marta.wisniewska@example.com
subject Cufflinks with two different letters
want Both with an M, before her husband's birthday on the 3rd.
treat Write to her, she works nights.
tags engraving jewellery
details One has an M and the other one a W. I think somebody turned the order upside down.
to 35 You are right, and I am sorry: I set the second one upside down myself. A new pair is on my bench and goes out tomorrow morning.
note 1500 Posted, signed for, arrives Thursday.
from 4420 They came today and they are perfect. He will never know.
to 4450 I am glad. Keep the odd pair, if you like; the box is yours as well. Is there anything else I can do?
from 4600 No, thank you. That was quick.
state 4610 solved
state 11000 closed

ticket 11530 e-mail normal Amara | Familie Brandt | +49 30 23125 418 | brandt@example.com
subject Sternenkind-Kette: Kettchen zu lang
want Eine kürzere Kette, ohne die Gravur noch einmal zu bezahlen.
treat Bitte auf Deutsch und ohne Fragen nach dem Anlass.
tags memorial jewellery
details Die Kette ist sehr schön geworden, aber mit 50 cm zu lang. Kann man sie gegen 42 cm tauschen?
Mia: note 20 Only the chain changes, the pendant stays with her. No need to send anything back first.
to 48 Liebe Frau Brandt, die kürzere Kette geht heute noch an Sie ab. Den Anhänger behalten Sie einfach, das Einhängen ist in einer Minute getan. Es kostet nichts.
from 3010 Angekommen, passt. Danke, dass das so einfach war.
to 3055 Das freut mich sehr. Gibt es sonst noch etwas, das ich für Sie tun kann?
state 4400 solved

ticket 10210 phone low Priya | Margaret Osei | +44 20 7946 0131 |
subject Do you still do the brass door plaques?
want To order one for her sister's new flat.
treat Slowly, she does not hear well on the phone.
tags question
details Saw one at a neighbour's, about the size of a postcard, with two lines.
to 3 Yes, we do. Two lines of up to eighteen letters, ready in a week.
from 4 She will bring the wording on Tuesday.
state 6 pending
from 5800 She came by with the wording: OSEI and below it FLAT 4.
to 5803 Ordered, ready on Monday. I rang and read it back letter by letter.
state 9000 solved

ticket 8890 counter normal Mia | Ruth Alvarez | +1 202 555 0142 | ruth@example.com
subject Ask how the memorial went
want Nothing. We promised to ask.
treat Called, by Mia, not before the afternoon.
tags memorial
details Her father's service is on Sunday. She asked me to keep the drawing of the inscription in case her brothers want it too.
note 10 Drawing is in the green folder under A.
state 12 pending

ticket 8640 web normal Tomás | Lena Fischer | +49 30 23125 077 | lena.fischer@example.com
subject Photo frame glass scratched
want New glass, not a new frame.
treat By e-mail.
tags damaged
details The frame itself is lovely, but the glass has a long scratch right across my grandmother's face.
to 70 I am sorry. I will cut you a new pane tonight; it goes into the post tomorrow. You can keep the old one.
from 4300 It has come and it is the wrong size by a few millimetres. Did you cut it for the 13 × 18?
note 4390 My mistake: measured the mount, not the frame. New pane cut to 15 × 20.

ticket 7330 phone high Priya | Hassan Idris | +44 7700 900365 | hassan.idris@example.com
subject Refund not on the card yet
want The 84.50 back where it came from.
treat One phone call when it is done, no e-mails.
tags refund
details Returned the watch box on the 2nd, was told five working days. Nothing on the card so far.
note 15 Refund was made on the 4th, reference ends 3318. The card company holds it.
to 22 We sent it back on the 4th and your bank has not booked it yet. I have asked the card company where it is and will ring you by tomorrow noon, whatever they say.
state 25 on_hold
from 2900 He rang: still nothing.
to 2904 They have found it: it went to the card you replaced in spring. They are turning it round, which takes them three days. I will ring you on Thursday.

ticket 5990 counter normal Jonas | Grace O’Neil | +353 20 915 0187 | grace@example.com
subject Lid of the walnut box does not close
want It should close. Or the same box in oak.
treat She would like to see it done.
tags damaged
details The lid stands up a finger's width on the left. It closed when I bought it. I did nothing to it.
note 6 The hinge is bent, and the wood has moved. Both can be fixed while she watches.
to 9 It is the hinge, and it is our fault: that batch was soft. Bring it on any afternoon and I will change it while you have a coffee.
state 11 pending

ticket 4560 chat low Amara | Ivan Petrenko | +1 202 555 0118 | ivan.petrenko@example.com
subject Thank-you card for the team
want To say thank you.
treat However we like.
tags praise
details You engraved the medals for our swimming club in two days. The children wear them to breakfast. Thank you all.
to 40 You have made six people very happy. I have hung your message up by the kettle. Good luck at the finals!
from 70 Third place! Next year we need gold ones.
state 75 solved

ticket 3210 social normal - | Chloé Martin | | chloe.martin@example.com
subject Bague trop petite, peut-on l'agrandir ?
network Instagram
want Une taille 54 au lieu de 52.
treat En français, par message.
tags jewellery resize
details Bonjour, ma bague est arrivée hier mais elle est trop petite. Est-ce que vous pouvez l'agrandir, et combien de temps faut-il ?

ticket 3020 letter normal Mia | Eleanor Whitcombe | |
subject Spelling of a name on a bench plaque
want "Arthur" without the e we put at its end.
treat By letter. She has no telephone and would rather not have one.
tags engraving memorial
details Dear all, the plaque is beautifully made. However, my late husband was Arthur and not Arthure. I wonder whether something might be done about it. I am in no hurry.
note 30 Checked the order form: she wrote it correctly. A new plaque, and Tomás drives past there on Friday anyway.
to 200 Letter sent: we are sorry, the mistake is ours, Tomás brings the new plaque on Friday at ten and screws it on himself.
state 210 pending

ticket 2890 phone urgent Tomás | Kwame Mensah | +44 7700 900552 |
subject Wedding rings are locked in our safe, wedding at three
want The rings, at the church, by half past two.
treat Fast.
tags jewellery wedding
details The shop was closed for lunch when he came to fetch them. The wedding is at three at St Anne's.
to 1 I have them in my hand and I am on my bicycle. I will be at the side door at a quarter past two.
note 50 Handed over at 14:11. Got a piece of cake.
to 55 Many happy years to both of you!
state 56 solved

ticket 2730 e-mail normal Priya | 田中 美咲 | | misaki.tanaka@example.com
subject 名入れの漢字を変更したい
want 「咲」ではなく「沙紀」に変更。まだ彫っていなければ。
treat 日本語でメール。
tags engraving
details 昨日注文したペンの名入れですが、漢字を間違えて書いてしまいました。まだ間に合いますか。
note 15 Not engraved yet. Changed on the job card.
to 18 まだ彫っておりませんので、ご安心ください。「沙紀」に直しました。金曜日に発送いたします。
state 20 pending

ticket 1810 counter low - | Nils Ahlberg | 070-174 06 35 |
subject Lost a grey glove in the shop
want His glove. It has a hole in the thumb, so it is certainly his.
treat No fuss.
tags lost-and-found
details Probably by the cabinet with the compasses, on Saturday around eleven.

ticket 1690 web high Jonas | Sofia Papadopoulou | | sofia.p@example.com
subject Paid twice for one order
want One of the two payments back.
treat By e-mail, with the exact amount and day.
tags refund payment
details The page hung, I pressed again, and now 39.90 is on my statement twice for the same locket.
to 45 You were charged twice, and that should not have been possible. I have sent 39.90 back to your card just now; most banks show it within three working days.
from 240 Thank you. And the locket itself?
to 255 Leaves today. I have put a spare chain in with it, for the fright.
state 256 pending

ticket 1540 text normal Amara | Олена Шевченко | +1 202 555 0173 |
subject Годинник відстає на десять хвилин
want Щоб годинник ішов правильно, або обмін.
treat Українською, повідомленнями.
tags repair warranty
details Купила настінний годинник у подарунок мамі два тижні тому. За день він відстає на десять хвилин, батарейка нова.
to 30 Доброго дня, пані Олено! Перепрошую за клопіт. Принесіть годинник будь-коли, ми замінимо механізм за пів години, поки ви чекаєте.
state 31 pending
from 1320 Дякую! Буду завтра після роботи.

ticket 1420 kiosk normal - | Ahmed Al-Sayed | +44 7700 900118 |
subject Nobody at the counter for ten minutes
want That somebody comes, next time.
treat An answer would be nice.
tags complaint
details I stood here from 5:10 to 5:20 and could hear people talking in the back. I have left without the gift now.

ticket 1330 chat normal Tomás | 陈雨桐 | | yutong.chen@example.com
subject 骨灰盒的尺寸不对
want 换成大一号的，刻字一样。
treat 请用中文回复。
tags memorial order
details 收到的骨灰盒比网页上写的小，放不进去。可以换吗？刻字不用改。
to 60 您好，非常抱歉，是我们发错了尺寸。大一号的今天就重新刻字，后天寄到，旧的不用退回。
from 75 谢谢你们，麻烦了。

ticket 1180 phone normal Mia | Dolores Vega | +1 202 555 0125 | dolores.vega@example.com
subject El marco llegó sin la dedicatoria
want El marco con la dedicatoria, antes del domingo.
treat En español, por teléfono, por la tarde.
tags engraving
details Encargó un marco de plata con una dedicatoria por detrás para las bodas de oro de sus padres. Llegó sin grabar.
to 8 Lo siento mucho, doña Dolores: se nos pasó. Hoy mismo lo grabamos y mañana un mensajero se lo lleva a casa. No le cuesta nada.
note 12 Courier booked for tomorrow, 4 to 6 pm.

ticket 560 e-mail high Priya | Dana Wu | +1 202 555 0109 | dana.wu@example.com
subject Where is my order? Third time asking
want To know the day it comes. An honest one.
treat She is tired of being told "soon".
tags order late
details This is the third time I write. Order 20417, two christening mugs, paid five weeks ago. I have had two answers that said "soon" and no mugs. What is going on?
note 25 Mugs are back from the silversmith since this morning. Nobody told us, and nobody asked.
to 40 I am Priya, and this one is mine from now on. The mugs came from the silversmith this morning; they leave here today at four and are with you on Thursday. Writing "soon" to you twice without knowing was wrong of us. I will write to you on Thursday to ask whether they came.
from 300 Thank you for a straight answer. Thursday, then.

ticket 410 web low - | Pieter de Groot | | pieter@example.com
subject Gift wrapping without plastic?
want Paper and string.
treat Whatever is easiest.
tags question
details I would like to send six small boxes as presents to colleagues. Could you wrap them without any plastic?

ticket 265 counter normal Jonas | Aoife Byrne | +353 20 915 0142 |
subject Stone loose in her grandmother's brooch
want It set again, and an honest word about what it is worth.
treat She is worried we keep it too long. A day for when it is ready.
tags repair jewellery
details The small garnet on the left moves when you touch it. She has worn it every day for thirty years.
note 14 Two claws worn. Garnet, old cut. Told her: do not sell it.
to 20 Ready on Friday at noon. I have written down what it is and drawn it with you, and it stays in the safe until then.
state 22 pending

ticket 95 phone normal - | Gabriel Ortega | +1 202 555 0196 |
subject Can the trophies say 2nd instead of Second?
want Shorter, so the club's name fits.
treat Any time before Friday.
tags engraving
details Order of nine trophies for the chess club. If not started yet, please change it on all of them.

ticket 52 phone high Mia | Ruth Alvarez | +1 202 555 0142 | ruth@example.com
subject Engraved urn arrived cracked
want A new urn, same engraving, before the service on Sunday.
treat Called, not mailed. No forms. She is grieving.
tags damaged memorial
details The urn for my father came today and it is cracked through the name. The service is on Sunday and I don’t know what to do.
note 5 Engraver can redo it tonight if the blank is here. Stock shows two blanks in the back.
Tomás: priority 7 high
to 12 I’m sorry, Ruth. I packed it without the inner sleeve and that is why it broke. I am having a new one engraved tonight and will bring it to you on Friday by 3 pm.

ticket 26 counter high - | Tom Becker | +44 7700 900407 | tom.becker@example.com
subject Wrong size ring, needs it by Saturday
want Size 19 instead of 17, on Saturday at the latest.
treat Just tell him honestly whether it can be done.
tags jewellery resize
details He proposes on Saturday evening. The ring goes over the first joint and no further. He measured a ring she wears on another finger.
)script";
}

}  // namespace counterbell::desk
