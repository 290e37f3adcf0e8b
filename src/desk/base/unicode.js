// Implements unicode_browser.cpp. What it does is told in assets/tables/make_fold_table.py, which makes the same without a browser.
addToLibrary({
  $foldedBytes: { now: null },
  $foldedText: (text) => {
    const special = {
      ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i', ĸ: 'k', ł: 'l', ŋ: 'n', ŧ: 't', ſ: 's', ς: 'σ',
      ی: 'ي', ى: 'ي', ک: 'ك', ة: 'ه',
    };
    const marks = /(?=[\p{Mn}\p{Me}])[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]/gu;
    const isDigit = /\p{Nd}/u;
    const digit = (sign) => { // ten of each script stand in a row, 0 first
      let value = 0;
      while (value < 9 && isDigit.test(String.fromCodePoint(sign.codePointAt(0) - value - 1))) value += 1;
      return String(value);
    };
    let previous = null;
    while (text !== previous) {
      previous = text;
      text = text.normalize('NFKD').toLowerCase()
        .replace(marks, '')
        .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
        .replace(/[^\0-\x7f]/gu, (sign) => special[sign] ?? (isDigit.test(sign) ? digit(sign) : sign))
        .replace(/[ァ-ヶヽヾ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
    }
    return text.normalize('NFC');
  },
  desk_fold__deps: ['$foldedBytes', '$foldedText', '$UTF8ArrayToString'],
  desk_fold: (text, size) => {
    foldedBytes.now = new TextEncoder().encode(foldedText(UTF8ArrayToString(HEAPU8, text, size, /* ignoreNul */ true)));
    return foldedBytes.now.length;
  },
  desk_take_folded__deps: ['$foldedBytes'],
  desk_take_folded: (to) => HEAPU8.set(foldedBytes.now, to),
});
