// Exact decimals: whole units of the last place. Figures are never counted in binary fractions.
"use strict";
const decimals = (() => {
  const WIDEST = 400;

  // "-12.50" is -12.5; null for what is no plain number.
  function of(text) {
    const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
    if (!found || text.length > WIDEST) return null;
    const parts = found[3] || "";
    const units = BigInt(found[2] + parts);
    return shortened({ units: found[1] ? -units : units, places: parts.length });
  }

  function shortened({ units, places }) {
    while (places > 0 && units % 10n === 0n) {
      units /= 10n;
      places -= 1;
    }
    return { units, places };
  }

  const inPlaces = (number, places) => number.units * 10n ** BigInt(places - number.places);

  function together(one, other, how) {
    const places = Math.max(one.places, other.places);
    return shortened({ units: how(inPlaces(one, places), inPlaces(other, places)), places });
  }

  const add = (one, other) => together(one, other, (a, b) => a + b);
  const subtract = (one, other) => together(one, other, (a, b) => a - b);
  const times = (one, other) => shortened({ units: one.units * other.units, places: one.places + other.places });
  const isZero = (one) => one.units === 0n;
  const isWhole = (one) => one.places === 0;

  function compare(one, other) {
    const gap = subtract(one, other).units;
    return gap < 0n ? -1 : gap > 0n ? 1 : 0;
  }

  const size = (units) => (units < 0n ? -units : units);

  // The quotient to `places` decimals, halves away from nought.
  function divide(one, other, places = 20) {
    const above = one.units * 10n ** BigInt(places + other.places + 1);
    const below = other.units * 10n ** BigInt(one.places);
    return rounded({ units: above / below, places: places + 1 }, places);
  }

  function rounded(number, places) {
    if (number.places <= places) return number;
    const cut = 10n ** BigInt(number.places - places);
    const units = (size(number.units) + cut / 2n) / cut;
    return shortened({ units: number.units < 0n ? -units : units, places });
  }

  // "-12.5", as programs write it.
  function text({ units, places }) {
    const digits = size(units).toString().padStart(places + 1, "0");
    const whole = digits.slice(0, digits.length - places);
    return (units < 0n ? "-" : "") + whole + (places ? "." + digits.slice(-places) : "");
  }

  // "1.234,5", as officials print it.
  function official(number) {
    const [whole, parts] = text(number).split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ".");
    return parts ? `${grouped},${parts}` : grouped;
  }

  return { of, add, subtract, times, divide, rounded, compare, isZero, isWhole, text, official, zero: { units: 0n, places: 0 } };
})();
