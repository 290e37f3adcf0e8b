// Who raises concerns in the example shop, and about what.
//
// A script of lines: LANGUAGE KIND WORD | WORD | ..., the kinds being given, family, item, day and letters.
#include "desk/example/example_data.h"

namespace counterbell::desk {

std::string_view example_words() {
  return R"script(
en given Ruth | Grace | Dana | Hassan | Eleanor | Kwame | Aoife | Nadia | Oliver | Priscilla | Walter | Imani | Declan | Harriet | Samuel | Leila | Martin | Beatrice | Omar | Judith | Colin | Farah | Edwin | Rosalind | Isaac | Maeve | Stanley | Yusuf | Winifred | Theo | Amelia | Desmond | Ingrid | Rhys | Zainab | Albert | Sinead | Malik | Dorothy | Ewan
en family Alvarez | O’Neil | Wu | Idris | Whitcombe | Mensah | Byrne | Rahman | Hartley | Okonkwo | Fletcher | Abara | Quinn | Lowe | Bennett | Haddad | Ashworth | Doyle | Farouk | Pembroke | Murray | Siddiqui | Thorne | Gallagher | Osei | Kavanagh | Redfern | Hussain | Bellamy | Lindqvist | Novak | Carver | Yeo | Pritchard | Bello | Mercer | Dunne | Aziz | Harcourt | Sharma
de given Lena | Jürgen | Käthe | Matthias | Ulrike | Björn | Anneliese | Florian | Renate | Günther | Sabine | Holger
de family Fischer | Brandt | Köhler | Schäfer | Weiß | Vogt | Neumann | Groß | Hübner | Krämer | Zöllner | Böhm
es given Dolores | Gabriel | Íñigo | Mercedes | Joaquín | Lucía | Ramón | Begoña | Andrés | Núria
es family Vega | Ortega | Núñez | Ibáñez | Castaño | Peña | Quiroga | Muñoz | Rivas | Echeverría
fr given Chloé | Étienne | Amélie | François | Océane | Rémi | Agnès | Loïc | Maëlle | Benoît
fr family Martin | Lefèvre | Gauthier | Béranger | Crépeau | Dufour | Noël | Beaulieu | Saint-Clair | Hébert
pl given Marta | Łukasz | Bożena | Grzegorz | Zofia | Paweł | Małgorzata | Stanisław
pl family Wiśniewska | Dąbrowski | Wójcik | Kaźmierczak | Żak | Śliwa | Jabłońska | Nowak
uk given Олена | Тарас | Оксана | Богдан | Ірина | Андрій | Соломія | Юрій
uk family Шевченко | Бондар | Мельник | Коваль | Ткачук | Гриценко | Лисенко | Щербак
ja given 美咲 | 健太 | 陽子 | 翔 | 恵子 | 大輔
ja family 田中 | 佐藤 | 鈴木 | 高橋 | 渡辺 | 小林
zh given 雨桐 | 建国 | 思远 | 丽华 | 子涵 | 志强
zh family 陈 | 王 | 李 | 张 | 刘 | 黄
en item walnut box | silver locket | photo frame | brass plaque | wall clock | pocket watch | urn | signet ring | charm bracelet | fountain pen | christening mug | cufflinks | hip flask | garden stone | music box | wedding ring | keepsake box | candle holder | pewter tankard | compass | pendant | house number | tea caddy | trophy
en day Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | the weekend | the 14th | the end of the month | her birthday | their anniversary
en letters "E. M. 1952" | "Always" | "For Ada, from all of us" | "J & R" | "Home is here" | "12 June" | "Captain" | "To the moon" | "Nana's kitchen" | "51.5 N, 0.1 W" | "Best Dad, second edition" | "Zoë"
de item Bilderrahmen | Spieluhr | Taschenuhr | Medaillon | Walnussdose | Kerzenständer
es item Marco de plata | Caja de música | Reloj de bolsillo | Medallón
fr item Cadre photo | Boîte à musique | Médaillon | Montre de poche
)script";
}

}  // namespace counterbell::desk
