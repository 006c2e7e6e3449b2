// Numbers as people type them, read as src/tongket/wording/numbers.py reads them; a test holds the two together.
// What stands here is what a page must know at once. A text with words in it is left to the server ("words").
"use strict";
const numbers = (() => {
  const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u3000\s]+/g;
  const UNSEEN = /[\u200b-\u200f\u2060\ufeff]/g;
  const ZERO_WORDS = new Set([
    "khong", "khong co", "khong phat sinh", "khong xay ra", "khong co vu nao", "nil", "none", "ko", "ko co",
  ]);
  const UNKNOWN = new RegExp(
    "^(?:(chua|khong|ko|k) (co |du )?so lieu|(chua|khong|ko|k) (ro|xac dinh|nam duoc so lieu|thong ke duoc)|" +
      "chua co|n/a|n\\.a\\.?|na|khong ap dung)$",
  );
  const SPACED = /^\d{1,3}(?:[ ']\d{3})+(?:[.,]\d{1,2}|[.,]\d{4,})?$/;
  const OFFICIAL_ONLY =
    /^(?:[1-9]\d{0,2}(?:\.\d{3}){2,}|[1-9]\d{0,2}(?:\.\d{3})+,\d+|(?:0|\d+),(?:\d{1,2}|\d{4,})|(?:0|\d{4,}),\d{3})$/;
  const ENGLISH_ONLY = /^(?:[1-9]\d{0,2}(?:,\d{3}){2,}|[1-9]\d{0,2}(?:,\d{3})+\.\d+|0\.\d+)$/;

  const folded = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();

  const plain = (text) =>
    text
      .replace(UNSEEN, "")
      .replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
      .replace(/[−‒﹣]/g, "-")
      .replace(/⁄/g, "/")
      .replace(SPACES, " ")
      .trim();

  // What a typed text is: blank, zero (nothing occurred), none (not available), number, text, or words for the server.
  function read(text, marks, convention = "unknown") {
    if (text.length > 200) return { state: "text" };
    const bare = plain(text);
    return marked(bare, marks) || fraction(bare, convention) || amount(bare, convention) || unreadable(bare);
  }

  function marked(bare, marks) {
    if (!bare) return { state: "blank" };
    const squeezed = bare.replaceAll(" ", "");
    const letters = [...squeezed];
    const word = folded(bare).replace(/^[ .;,]+|[ .;,]+$/g, "");
    if (marks.zero.includes(squeezed) || (letters.length <= 3 && letters.every((one) => marks.zero.includes(one))))
      return { state: "zero", value: decimals.zero };
    const isDots = letters.length > 1 && letters.every((one) => ".…".includes(one)) && marks.none.includes("...");
    if (marks.none.includes(squeezed) || isDots) return { state: "none" };
    if (ZERO_WORDS.has(word)) return { state: "zero", value: decimals.zero };
    return UNKNOWN.test(word) ? { state: "none" } : null;
  }

  function fraction(bare, convention) {
    const found = /^([\d.,\s]*\d)\s*\/\s*(\d[\d.,\s]*)$/.exec(bare);
    if (!found) return null;
    const [part, whole] = [numeral(found[1], convention), numeral(found[2], convention)];
    if (!part || !whole || part.other || whole.other) return null;
    return { state: "number", value: part.value, total: whole.value };
  }

  function amount(bare, convention) {
    const found = /^(\()?\s*([-–—+])?\s*(\d[\d.,' ]*)(\))?$/.exec(bare);
    const read = found && numeral(found[3], convention);
    if (!read || Boolean(found[1]) !== Boolean(found[4]) || (found[1] && found[2])) return null;
    const isNegative = found[1] || (found[2] && found[2] !== "+");
    const sign = (number) => (number && isNegative ? decimals.subtract(decimals.zero, number) : number);
    return { state: "number", value: sign(read.value), other: sign(read.other) || null, asDate: read.asDate || "" };
  }

  const unreadable = (bare) => ({ state: /\p{N}/u.test(bare) ? "words" : "text" });

  // The value of digits with dots and commas, and the other value the same marks allow.
  function numeral(digits, convention) {
    const bare = digits.trim().replace(/[.,]+$/, "").trim();
    if (bare.length > 40) return null;
    if (/^\d+$/.test(bare)) return { value: decimals.of(bare) };
    if (SPACED.test(bare)) return { value: decimals.of(bare.replace(/[ ']/g, "").replace(",", ".")) };
    if (OFFICIAL_ONLY.test(bare)) return { value: official(bare) };
    if (ENGLISH_ONLY.test(bare)) return { value: english(bare) };
    return twoWays(bare, convention);
  }

  function twoWays(bare, convention) {
    const comma = /^(\d+),(\d{3})$/.exec(bare);
    if (comma) return settled(bare, convention);
    const dot = /^(\d+)\.(\d+)$/.exec(bare);
    if (!dot) return null;
    if (dot[2].length === 3 && dot[1].length <= 3) return settled(bare, convention);
    if (convention === "english") return { value: english(bare) };
    return { value: english(bare), other: official(bare), asDate: dayAndMonth(dot[1], dot[2]) };
  }

  function settled(bare, convention) {
    if (convention === "unknown") return { value: official(bare), other: english(bare) };
    return { value: convention === "official" ? official(bare) : english(bare) };
  }

  const official = (bare) => decimals.of(bare.replaceAll(".", "").replace(",", "."));
  const english = (bare) => decimals.of(bare.replaceAll(",", ""));

  function dayAndMonth(day, month) {
    const [one, other] = [Number(day.slice(-4)), Number(month.slice(-4))];
    return one >= 1 && one <= 31 && other >= 1 && other <= 12 ? `${Number(day)}/${Number(month)}` : "";
  }

  // What the numbers typed in one sheet show together about dots and commas.
  function settle(texts) {
    const found = [];
    for (const text of texts) {
      const numerals = text.slice(0, 200).match(/(?<![\d.,/])\d[\d.,]*\d(?![\d/])/g) || [];
      if (numerals.length === 1) found.push(numerals[0]);
    }
    const seen = new Set(found.map(shownBy).filter(Boolean));
    if (seen.size) return seen.size === 1 ? [...seen][0] : "unknown";
    return byManyPoints(found);
  }

  function shownBy(numeral) {
    if (/^(?:[1-9]\d{0,2}(?:\.\d{3}){2,}(?:,\d+)?|[1-9]\d{0,2}\.\d{3},\d+)$/.test(numeral)) return "official";
    return /^(?:[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d+)?|[1-9]\d{0,2},\d{3}\.\d+)$/.test(numeral) ? "english" : null;
  }

  function byManyPoints(numerals) {
    const marks = numerals.filter((numeral) => /[.,]/.test(numeral));
    const ungrouped = numerals.filter((numeral) => /^[1-9]\d{3,}$/.test(numeral));
    const isEnough = marks.length > 0 && marks.length + ungrouped.length >= 5;
    const isPoint = (numeral) => /^(?:\d+\.(?:\d{1,2}|\d{4,})|\d{4,}\.\d+|0\.\d+)$/.test(numeral);
    return isEnough && marks.every(isPoint) ? "english" : "unknown";
  }

  return { read, settle, folded };
})();
