// The kinds of concern that the example shop's many tickets are put together from.
//
// A script of paragraphs, one kind each:
//   concern WEIGHT LANGUAGE PRIORITIES     how often it comes, and the letters of the priorities it comes with
//   KEY phrase | phrase | …                one of them is taken; several lines with one key follow each other
// Keys: subject, details, want, treat, tags, note, reply, more (the customer again), again (the shop again), done (with the
// solution; a note when it begins with #), thanks. In a phrase, {item}, {day}, {order} and {letters} stand for what the
// ticket is about.
#include "desk/example/example_data.h"

namespace counterbell::desk {

std::string_view example_concerns() {
  return R"script(
concern 14 en nnnhhu
subject {item} arrived broken | {item} came damaged | Cracked {item} | Damage in transit: {item} | {item} broken in the box
details I unpacked the {item} this morning and it is broken. | The {item} from order {order} arrived with a crack. | The courier left the parcel in the rain and the {item} is damaged. | My {item} came today and one corner is chipped.
details It was meant as a present. | The box itself looks fine. | I have taken photographs. | There was hardly any padding. | I need it for {day}.
want A new one before {day}. | The same again, undamaged. | Her money back. | A replacement, and to know that it is packed better.
treat By phone, in the evening. | E-mail is fine. | Quickly and without forms. | A short call. |
tags damaged | damaged shipping | damaged urgent-post
note Stock shows two of them left. | Photo is in the shared folder. | Third one from this batch. Told the workshop. | Packed without the inner sleeve, I think.
reply I am sorry, we packed that badly. A new {item} leaves here today and reaches you by {day}. You need not send anything back. | That should not happen. I have put a new {item} aside for you and will pack it myself; it goes out this afternoon. | I am sorry about that. Would you rather have a new one by {day} or your money back? Either is fine.
more It has come and it is whole. Thank you. | Still nothing here, can you see where it is? | {day} would be just in time. | What shall I do with the pieces?
again It was handed over last night and is on its way; {day} is what the courier says. | Please keep it or throw it away, just as you like. | I have asked the courier and will write again tomorrow before noon.
done The new {item} was delivered. I have written to the packing table so that it does not happen again. Is there anything else I can do? | # I rang: everything arrived in one piece this time.
thanks That was quicker than I thought. Thank you. | All good now. | Lovely, thank you so much.

concern 12 en nnnnh
subject Where is order {order}? | Order {order} has not come | Parcel late: {item} | No news of my {item} | {item} ordered weeks ago
details I ordered a {item} and have not heard anything since. | Order {order} was to arrive on {day}. | The tracking has said the same thing for a week.
details Can you tell me when it comes? | I only want to know where it is. | Nobody answers at the courier's. |
want A day that holds. | To know where it is. | The parcel, or the money.
treat No excuses, just the day. | Text message. | By e-mail. |
tags order late | late shipping | order
note Left here on time, courier has it at the depot. | Sat in the back since {day}, label had fallen off. | Address had the wrong house number.
reply It is at the courier's depot, and that is where it has been stuck. I have rung them: it is with you on {day}. | I have found it, and it was our mistake: it was never handed over. It leaves today and I have paid for the fast post. | The house number was missing. I have put it right; it will be brought on {day}.
more {day} is fine. | I was at home all day and nobody came. | Thank you for looking. | And if it does not come then?
again Then I send a new one the same evening and worry about the first one later. | They say the driver could not find the bell. He comes back on {day}. | I look at it every morning until you have it.
done Delivered, signed for at the door. Thank you for your patience. | # It has arrived; she rang to say so.
thanks It is here! | Got it, thanks. | Finally. Thank you for not giving up.

concern 10 en nnnnl
subject Engraving on the {item} | Change the wording on a {item}? | Wrong letters on the {item} | "{letters}" should be on the {item} | Second line for the engraving
details The {item} should say {letters}, but it says something else. | Please engrave {letters} on the {item} instead of what I wrote before. | Is there room for a second line on the {item}?
details If it is too late, please tell me. | I checked the order and I wrote it correctly. | My handwriting may be to blame. | It is for a christening on {day}.
want {letters}, exactly like that. | To see a drawing before it is cut. | It done again, correctly.
treat Show, do not describe. | By e-mail with a picture. | A call when it is on the bench. |
tags engraving | engraving order | engraving jewellery
note Not cut yet. Changed on the job card. | Order form says what she says. Our mistake. | Blank is out of stock until {day}.
reply It is not on the bench yet, so that is easy. I have changed it to {letters}; a drawing is on its way to you. | You wrote it correctly and we did not. We cut a new one tonight, and it costs you nothing. | There is room for one more line of up to eighteen letters. What should it say?
more Yes, exactly like in the drawing. | Could the letters be a little larger? | {letters}, please, with the dots. | Wonderful, go ahead.
again Larger by one size is fine; beyond that the line does not fit. | Thank you. It is on the bench tomorrow and leaves on {day}. | New drawing sent.
done # Engraved, checked by two people, posted. | # Collected today; she read it twice and smiled.
thanks Beautiful work. | It is perfect. | Exactly as I hoped.

concern 8 en nnnhl
subject Refund for order {order} | Money back for a {item} | Returned the {item}, no refund yet | Refund smaller than expected
details I returned the {item} two weeks ago and see no money. | I was promised a refund for order {order}. | The refund for the {item} is short by the postage.
details My bank says it is not them. | I have the receipt of the post. | I paid in cash at the counter. |
want The full amount. | To know when it was sent. | A refund, not a voucher.
treat In writing, with the sum. | One call when it is done. |
tags refund | refund returns
note Refund made on {day}, bank takes three days. | Return lies unopened in the back. Opened it, all fine. | Postage should have been included.
reply The money left us on {day}; your bank has had it since. If it is not there in two days, tell me and I ask for proof. | Your parcel was here and nobody had opened it. I have just sent the full amount back to you. | You are right about the postage. I have sent you the rest.
more It is there now. | Not yet, I looked this morning. | How long does that take? | Thank you, I will wait.
again I have asked the card company for the reference; you get it as soon as I have it. | Usually three working days. I look again on {day}.
done The full amount is on its way and confirmed. Is there anything else? | # The bank has booked it, seen this morning.
thanks Money is back. Thank you. | All settled.

concern 8 en nnnnh
subject Ring size: {item} too small | {item} too large | Resize a {item} | Exchange the {item} for another size
details The {item} is too small by two sizes. | Can the {item} be made larger? | He guessed the size and he guessed wrong.
details It must be ready by {day}. | There is no hurry. | It is engraved on the inside. | It was a present, so I do not have the receipt.
want The right size by {day}. | Her ring resized without losing the engraving. | An exchange.
treat Let her try it on here. | Discreetly, it is a surprise. | By text. |
tags jewellery resize | resize | jewellery
note Measured: 54 and a half. | Can be stretched by one size, not two. | Surprise! Only call the mobile.
reply One size up is no trouble and leaves the engraving whole. Bring it in and you have it back by {day}. | Come in whenever it suits you; measuring takes a minute and we do it while you wait. | We exchange it. Keep the first one until the new one fits.
more Can I come on {day}? | It fits! | She noticed. It is not a surprise any more. | What does it cost?
again {day} is fine, any time after ten. | It costs nothing within the first year.
done # Resized and collected. | # Exchanged at the counter; fits.
thanks Thank you, she has not taken it off since. | Fits perfectly.

concern 7 en nllln
subject Opening hours on {day}? | Do you have a {item} in stock? | Can a {item} be engraved? | Price of a {item} | Do you ship abroad? | Do you repair a {item}?
details I could not find it on your page. | I would like to come by on {day}. | It is for my parents. | A friend told me about you.
want An answer. | To know before he drives over. | A price, roughly.
treat Short. | Any way we like. | By e-mail. |
tags question | question order
note Told the page people to write it on the page. | Two in the window, one in the back.
reply Yes, we do, and you can watch if you like. | We are here from nine to six on {day}. | There are three in stock. Shall I put one aside for you? | We do. It takes a week and starts at twenty-five.
more Yes, please put one aside. | And on Sundays? | Thank you! | Could it be ready by {day}?
again It is under the counter with your name on it. | Yes, if it is here by Wednesday.
done # Answered. | # Came in and took it along.
thanks Great, see you then. | Thanks!

concern 6 en nnnl
subject {item} does not work any more | Clasp of the {item} broken | {item} needs repair | Hinge of the {item} | Stone missing from the {item}
details The {item} is not a year old. | The clasp opens by itself and I nearly lost it. | It fell, I admit it. | The {item} has stopped.
details Is there still a warranty? | I would hate to lose it, it was my mother's. | I can bring it any day. |
want It repaired, not exchanged. | To know what it costs before anything is done. | It back by {day}.
treat Careful, it means a lot to her. | Call before spending more than fifty. | By phone. |
tags repair | repair warranty | repair jewellery
note New clasp ordered, here on {day}. | Under warranty until next May. | Spring is broken, we have that one.
reply Please bring it along, I look at it while you wait and tell you honestly whether it is worth it. | That is covered. A new clasp comes on {day}, and it is ready the same evening. | It can be saved. It would cost thirty-five; shall I go ahead?
more Please go ahead. | I will bring it on {day}. | Is it ready? | Thirty-five is all right.
again It is on the bench right now. | Ready! We are here until six.
done # Repaired and tried ten times. Collected. | # Done under warranty, nothing to pay.
thanks As good as new. | I did not think it could be saved. Thank you.

concern 5 en nnhhu
subject Nobody rang back | Unfriendly at the counter | Was promised {day} | Waited twenty minutes | Two of you told me two things
details I was promised a call and nobody rang. | On {day} somebody at your counter rolled their eyes at me. | First I was told it was ready and then that it was not. | I drove forty minutes because you said it would be here.
details I have been a customer for years. | I do not want anything, I want you to know. | It is not the first time.
want That somebody takes it seriously. | An apology. | To hear what will change.
treat Listened to. No discount. | By the owner. | A call, not an e-mail. |
tags complaint | complaint late
note Talked to the person concerned. It was a bad day, and that does not make it right. | The promise was on a paper slip. No more paper slips. | I was the one. I ring her myself.
reply You are right, and I am sorry. I said I would ring, and I forgot. From now on such calls are written down with an hour, not on a slip. | I am sorry you drove here for nothing. I told you it was ready without looking. Next time I look first, and today I bring it to you. | Thank you for telling us. I have spoken with the colleague, and I would like to make it right.
more I appreciate the call. | Well. Let us see. | That is all I wanted to hear.
again I have written you into my calendar for next week, to ask whether it really is better.
done # Talked for ten minutes. She will come back. | # Apologised in person.
thanks Thank you for calling. | That was decent of you.

concern 4 en nnhl
subject {item} for the service on {day} | Urn: which size? | Memorial {item} | Words for a {item} | Ashes into a pendant
details My mother died last week and I do not know what one needs. | The service is on {day}. | We would like the same {item} as my aunt had. | How many letters fit on it?
details I cannot think straight at the moment. | My brother will collect it. | There is time. |
want To be told what is right. | It ready before {day}. | Two alike, one for each sister.
treat Slowly and by one person. | No sales talk. | By phone, ask whether it suits. | With the brother only. |
tags memorial | memorial order | memorial engraving
note One person only: me. | Quiet corner booked for {day} at ten. | Sent the drawing, no need to answer.
reply I am sorry for your loss. You need not decide anything today. I put two aside, and you can come and hold them whenever you like. | The larger one is the right one. It can be ready on {day}, with the engraving, and I bring it to you if that helps. | I have drawn the words for you. Take your time; I have kept the bench free on {day}.
more Thank you for being patient with me. | The second drawing, please. | My brother comes on {day}.
again I have it here for him, wrapped, with the papers. | I do it myself tomorrow.
done # Handed over, quietly. Will ask in two weeks how it went. | # The service was good, she said.
thanks You have been very kind. | It was exactly right.

concern 3 en lln
subject Thank you | Praise for the engraver | A kind word | The {item} made her cry, in a good way
details I just wanted to say that the {item} is beautiful. | You saved our {day}. | Whoever wrapped it: thank you.
want Nothing. | To say thank you.
treat
tags praise
note Read out at the morning meeting. | Pinned to the wall.
reply That makes our day. I have passed it on to the bench. | Thank you! It hangs on our wall now.
more We will be back.
again See you then.
done # Passed on.
thanks You are welcome to use it on your page.

concern 3 de nnnh
subject {item} beschädigt angekommen | Wo bleibt meine Bestellung {order}? | Gravur falsch: {item} | Ring zu klein
details Das Paket kam heute an, und beim Auspacken war ein Sprung darin. | Ich warte seit zwei Wochen auf die Bestellung {order}. | Auf der Rückseite steht der falsche Name.
details Es ist ein Geschenk. | Können Sie mir bitte helfen? | Ich habe Bilder gemacht.
want Ersatz noch diese Woche. | Einen Tag, auf den man sich verlassen kann. | Richtig graviert, bitte.
treat Auf Deutsch, per E-Mail. | Kurzer Anruf am Abend. |
tags damaged | late order | engraving
note Ersatz liegt bereit. | Stand richtig auf dem Zettel, unser Fehler.
reply Das tut mir leid. Der Ersatz geht heute noch raus und ist spätestens Donnerstag bei Ihnen; zurückschicken müssen Sie nichts. | Sie haben recht, das war unser Fehler. Wir machen es neu, und es kostet Sie nichts. | Ich habe nachgesehen: Es liegt noch beim Paketdienst. Morgen früh frage ich dort nach und schreibe Ihnen bis Mittag.
more Danke für die schnelle Antwort. | Ist leider noch nicht da. | Donnerstag passt gut.
again Heute Nachmittag kommt es an, sagt der Fahrer. | Gern. Ich frage am Freitag noch einmal nach.
done Angekommen und alles heil. Kann ich sonst noch etwas tun?
thanks Vielen Dank, alles bestens. | So wünscht man sich das.

concern 2 es nnnh
subject El pedido {order} no ha llegado | {item}: llegó con daños | Cambio de talla | Grabado equivocado
details El pedido tenía que llegar la semana pasada y no sé nada. | Al abrir la caja vi que estaba roto. | El nombre está mal escrito.
details Es un regalo para mi madre. | ¿Me pueden ayudar? | Tengo fotos.
want Uno nuevo antes del domingo. | Saber el día exacto. | El grabado bien hecho.
treat En español, por teléfono. | Por mensaje. |
tags late order | damaged | engraving
note El error fue nuestro. | Hay dos en el almacén.
reply Lo siento mucho. Hoy mismo le enviamos uno nuevo y llega el jueves; no hace falta devolver nada. | Tiene razón, fue un error nuestro. Lo grabamos otra vez hoy, sin coste.
more Muchas gracias. | Todavía no ha llegado. | El jueves está bien.
again Llega esta tarde, lo he comprobado. | Le aviso en cuanto salga.
done Entregado. ¿Puedo ayudarle en algo más?
thanks Perfecto, muchas gracias. | Llegó y es precioso.

concern 2 fr nnnl
subject Commande {order} en retard | {item} : abîmé à l'arrivée | Gravure à refaire | Bague trop grande
details Je n'ai aucune nouvelle de ma commande. | Le colis est arrivé abîmé. | Il y a une faute dans le prénom.
details C'est un cadeau d'anniversaire. | Merci de me répondre vite. |
want Un échange rapide. | Une date sûre. | La même chose, sans la faute.
treat Par courriel, en français. | Un appel le soir. |
tags late order | damaged | engraving
note Erreur chez nous. | Il en reste un en stock.
reply Je suis désolé. Un nouveau part aujourd'hui et sera chez vous jeudi ; gardez l'autre. | Vous avez raison, c'est notre faute. Nous le refaisons ce soir, sans frais.
more Merci beaucoup. | Toujours rien reçu. | Jeudi, c'est parfait.
again Il arrive demain matin, je viens de vérifier.
done Bien arrivé. Puis-je faire autre chose pour vous ?
thanks Parfait, merci ! | C'est exactement ce que je voulais.

concern 1 pl nnn
subject Uszkodzona przesyłka | Gdzie jest zamówienie {order}? | Błąd w grawerze
details Paczka przyszła dziś uszkodzona. | Czekam już dwa tygodnie na zamówienie {order}. | W imieniu brakuje litery ł.
details To prezent. | Proszę o pomoc.
want Nowy, zanim minie tydzień. | Konkretny dzień.
treat Po polsku, mailem. |
tags damaged | late | engraving
note Nasz błąd.
reply Bardzo przepraszam. Nowy wysyłamy dzisiaj, będzie u Pani w czwartek, a starego nie trzeba odsyłać. | Ma Pan rację, to nasz błąd. Poprawimy jeszcze dziś, bezpłatnie.
more Dziękuję. | Jeszcze nie doszło.
again Kurier będzie jutro przed południem.
done Doręczone. Czy mogę jeszcze w czymś pomóc?
thanks Wszystko dobrze, dziękuję!

concern 1 uk nnn
subject Замовлення {order} не прийшло | Пошкоджена посилка | Помилка в гравіюванні
details Чекаю на замовлення вже два тижні. | Сьогодні отримала посилку, а всередині все розбите. | В імені не та літера.
details Це подарунок для мами. | Допоможіть, будь ласка.
want Нове до неділі. | Точний день.
treat Українською, повідомленням. |
tags late | damaged | engraving
note Наша помилка.
reply Перепрошую, це наша помилка. Нове надсилаємо сьогодні, у четвер буде у вас.
more Дякую! | Ще не прийшло.
again Кур'єр буде завтра до обіду.
done Доставлено. Чи можу ще чимось допомогти?
thanks Усе добре, дякую.

concern 1 ja nnn
subject 注文{order}が届きません | 刻印の文字が違います | 箱の中で割れていました
details 先週届くはずの品物がまだ届いていません。 | 名前の漢字が一文字違っています。 | 開けたら割れていました。
details 贈り物なので急いでいます。 | ご確認をお願いします。
want 日曜日までに新しいもの。 | 正しい刻印。
treat メールで。 |
tags late | engraving | damaged
note こちらの間違い。
reply 大変申し訳ございません。本日新しいものをお送りします。木曜日にお届けいたします。
more ありがとうございます。 | まだ届いていません。
again 明日の午前中に届く予定です。
done お届けいたしました。ほかにご用はございませんか。
thanks 無事に届きました。ありがとうございました。

concern 1 zh nnn
subject 订单{order}还没有收到 | 刻字有错 | 收到时已经破损
details 订单上周就该到了，到现在还没有消息。 | 名字刻错了一个字。 | 打开盒子发现已经碎了。
details 这是送人的礼物。 | 请帮忙查一下。
want 星期天之前换一个新的。 | 把字刻对。
treat 请用中文。 |
tags late | engraving | damaged
note 是我们的错。
reply 非常抱歉，是我们的失误。新的今天寄出，星期四送到，旧的不用退回。
more 谢谢。 | 还没有收到。
again 明天上午送到。
done 已经送到。还有什么可以帮您的吗？
thanks 收到了，很满意，谢谢！
)script";
}

}  // namespace counterbell::desk
