// What follows from the cells and what cannot stand together, as the desk's rules say. Shown at once, never sent:
// the server works the figures out and checks them again.
"use strict";
const rules = (() => {
  const BLANK = { state: "blank" };
  const HUNDRED = decimals.of("100");
  const RATES = new Set(["ratio", "change_percent"]);

  // Every cell of the form as it reads now, by its index. `reads` is what the server read of texts with words.
  function readAll(form, entryOf, reads) {
    const conventions = settledBySheet(form, entryOf);
    const made = new Map();
    for (const cell of form.cells) {
      const entry = entryOf(cell.id);
      const isTyped = entry && entry.t !== "";
      made.set(cell.i, isTyped ? readEntry(cell, entry, form.marks, conventions.get(cell.s), reads) : followed(cell, made));
    }
    return made;
  }

  function settledBySheet(form, entryOf) {
    const texts = new Map();
    for (const cell of form.cells) {
      const entry = entryOf(cell.id);
      if (entry && entry.t && !entry.n) texts.set(cell.s, [...(texts.get(cell.s) || []), entry.t]);
    }
    return new Map([...texts].map(([sheet, listed]) => [sheet, numbers.settle(listed)]));
  }

  function readEntry(cell, entry, marks, convention, reads) {
    if (cell.kind === "text") return { state: "words", isText: true };
    const read = numbers.read(entry.t, marks, convention);
    if (read.state === "words") return inWords(read, cell, entry, reads);
    if (read.total && cell.kind !== "fraction") return { state: "text", isDate: looksLikeDate(read) };
    const chosen = entry.n && decimals.of(entry.n);
    if (!chosen || ![read.value, read.other].some((one) => one && !decimals.compare(one, chosen))) return read;
    return { state: "number", value: chosen };
  }

  function inWords(read, cell, entry, reads) {
    const told = reads[cell.id];
    return told && told.text === entry.t ? { state: "number", value: decimals.of(told.value), isTold: true } : read;
  }

  const looksLikeDate = ({ value, total }) => isFromTo(value, 1, 31) && isFromTo(total, 1, 12);
  const isFromTo = (number, least, most) =>
    decimals.compare(number, decimals.of(String(least))) >= 0 && decimals.compare(number, decimals.of(String(most))) <= 0;

  function followed(cell, made) {
    if (cell.how === "entered") return BLANK;
    const inputs = cell.inputs.map((index) => made.get(index) || BLANK);
    if (cell.how === "n_of_n") return fractionsAdded(inputs);
    const last = inputs[inputs.length - 1];
    if (cell.how === "last") return last.value ? { ...last, state: "number", isFollowed: true, other: null } : BLANK;
    const value = joined(cell, inputs.map((read) => read.value).filter(Boolean), inputs.length);
    const lacks = inputs.some((read) => !read.value);
    return value ? { state: "number", value, isFollowed: true, lacks } : BLANK;
  }

  function fractionsAdded(inputs) {
    const given = inputs.filter((read) => read.value && read.total);
    if (!given.length) return BLANK;
    const side = (name) => given.map((read) => read[name]).reduce(decimals.add);
    return { state: "number", value: side("value"), total: side("total"), isFollowed: true };
  }

  function joined(cell, values, asked) {
    if (cell.how === "parts") {
      if (!values.length) return null;
      const larger = (one, other) => (decimals.compare(one, other) >= 0 ? one : other);
      return values.reduce(cell.rule === "max" ? larger : decimals.add);
    }
    return values.length === 2 && asked === 2 ? compared(cell, values[0], values[1]) : null;
  }

  function compared(cell, one, other) {
    if (cell.how === "change") return decimals.subtract(one, other);
    if (decimals.isZero(other)) return null;
    if (cell.how === "ratio") return decimals.divide(decimals.times(one, decimals.of(String(cell.scale))), other);
    return decimals.divide(decimals.times(decimals.subtract(one, other), HUNDRED), other);
  }

  // --- checks: [{ id, code, weight, facts, related }]

  function check(form, made, entryOf, names) {
    const found = [];
    const blamed = new Set();
    const say = (cell, code, weight, facts, related = []) => {
      blamed.add(cell.i);
      found.push({ id: cell.id, code, weight, facts, related });
    };
    for (const cell of form.cells) checkCell(cell, made.get(cell.i), entryOf(cell.id), say);
    const byIndex = new Map(form.cells.map((cell) => [cell.i, cell]));
    for (const rule of form.rules) checkRule(rule, byIndex, made, blamed, say, names);
    return found;
  }

  function checkCell(cell, read, entry, say) {
    const typed = entry ? entry.t : "";
    if (read.isText) return;
    if (read.state === "text") say(cell, read.isDate ? "C309" : "C301", "block", { found: typed });
    else if (read.state === "none") say(cell, "C310", "warn", { found: typed });
    else if (read.other) say(cell, "C302", "warn", { found: typed, read_as: read.value, or_as: read.other });
    else if (typed && cell.count && decimals.compare(read.value || decimals.zero, decimals.zero) < 0)
      say(cell, "C304", "block", { found: read.value, measure: cell.measure });
    else if (typed && cell.count && read.value && !decimals.isWhole(read.value))
      say(cell, "C311", "warn", { found: read.value, measure: cell.measure });
    if (typed && read.total && decimals.compare(read.value, read.total) > 0)
      say(cell, "D409", "block", { found: read.value, total: read.total });
  }

  const BOUNDS = new Set(["of_which", "cumulative"]);

  function checkRule(rule, byIndex, made, blamed, say, names) {
    const [cell, found] = [byIndex.get(rule.result), made.get(rule.result)];
    const inputs = rule.inputs.map((index) => made.get(index));
    if (!cell || !found.value || inputs.some((read) => !read || !read.value)) return;
    if (found.isFollowed && !BOUNDS.has(rule.kind)) return; // worked out from these very cells
    if ([rule.result, ...rule.inputs].some((index) => blamed.has(index))) return; // said already
    const cells = rule.inputs.map((index) => byIndex.get(index));
    const told = judge(rule, cell, found.value, inputs.map((read) => read.value), cells, names);
    if (!told) return;
    const weight = rule.guessed && told.weight === "block" ? "warn" : told.weight;
    say(cell, told.code, weight, { ...names(cell), ...told.facts }, cells.map((one) => one.id));
  }

  function judge(rule, cell, found, values, cells, names) {
    if (rule.kind === "of_which") {
      const isSameRow = cells[0].r === cell.r;
      const parent = isSameRow ? names(cells[0]).column : names(cells[0]).row;
      return decimals.compare(found, values[0]) > 0 && { code: "D403", weight: "block", facts: { parent, found, expected: values[0] } };
    }
    if (rule.kind === "cumulative")
      return decimals.compare(found, values[0]) < 0 && { code: "D406", weight: "block", facts: { found, before: values[0], earlier: names(cells[0]).column } };
    if (rule.kind === "row_total" || rule.kind === "column_total") return totalOff(rule, found, values);
    return rateOff(rule, found, values);
  }

  function totalOff(rule, found, values) {
    if (rule.rule === "n_of_n") return null;
    const expected = rule.rule === "max" ? values.reduce((a, b) => (decimals.compare(a, b) >= 0 ? a : b)) : values.reduce(decimals.add);
    const gap = decimals.subtract(found, expected);
    if (decimals.isZero(gap)) return null;
    return { code: rule.kind === "row_total" ? "D401" : "D402", weight: "block", facts: { found, expected, gap } };
  }

  function rateOff(rule, found, [one, other]) {
    if (rule.kind !== "change" && decimals.isZero(other)) return null;
    const how = { how: rule.kind, scale: rule.scale };
    const exact = compared(how, one, other);
    const shown = decimals.rounded(exact, Math.max(2, Math.min(found.places, 4)));
    if (!decimals.compare(decimals.rounded(exact, found.places), found)) return null;
    if (rule.kind === "ratio") return { code: "D404", weight: "block", facts: { found, expected: shown, numerator: one, denominator: other } };
    return { code: "D405", weight: "warn", facts: { found, expected: shown, current: one, base: other } };
  }

  const isRate = (cell) => RATES.has(cell.how);

  return { readAll, check, isRate };
})();
