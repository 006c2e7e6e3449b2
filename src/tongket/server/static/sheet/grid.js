// One sheet of the form as a table of fields, moved through by keys as a spreadsheet is.
//
// In a cell one is `ready` (what is typed takes the place of what is there; arrows move), `typing` (arrows still move) or
// `editing` (F2: arrows move the caret). Every cell holds a real field, so phones and Vietnamese keyboards just work.
"use strict";
const grids = (() => {
  const FREE_ROWS = 12;
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  // `deps`: { sheet, form, words, isOpen, valueOf(id) → { raw: as typed, start: what one edits, shown: as printed, copied, classes, isWrong }, commit([[id, text]]), confirm([ids]),
  // moved(id), undo(), redo(), say(text) }
  function open(host, deps) {
    const { sheet, words } = deps;
    const prefix = `${sheet.name}!`;
    const rows = rowsOf(sheet, deps);
    const columns = columnsOf(sheet);
    const byPlace = new Map(); // "row,column" of the grid to its cell
    const byId = new Map();
    let [at, anchor, mode, touched] = [null, null, "ready", false];

    const table = make("table", { className: sheet.isList ? "sheet-table is-list" : "sheet-table" });
    table.setAttribute("role", "grid");
    table.setAttribute("aria-label", sheet.title || sheet.name);
    table.append(headOf(sheet, columns, words), bodyOf());
    host.replaceChildren(table);

    // --- drawing

    function bodyOf() {
      const body = make("tbody");
      rows.forEach((row, y) => body.append(rowOf(row, y)));
      return body;
    }

    function rowOf(row, y) {
      const line = make("tr", { className: row.isGroup ? "group" : "" });
      const head = make("th", { id: `r${y}`, className: `label d${Math.min(row.depth || 0, 4)}` });
      head.scope = "row";
      if (row.code) head.append(make("span", { className: "code", textContent: row.code }), " ");
      head.append(row.label);
      if (row.measure) head.append(" ", make("small", { textContent: row.measure }));
      line.append(head);
      columns.forEach((column, x) => line.append(cellOf(row, column, x, y)));
      return line;
    }

    function cellOf(row, column, x, y) {
      const id = prefix + letters(column.c) + row.r;
      const box = make("td");
      box.setAttribute("role", "gridcell");
      const cell = deps.cells.get(id);
      if (row.isGroup || !(cell || deps.notes.has(id))) {
        box.className = "closed";
        if (deps.closed.has(id)) box.append(make("span", { textContent: "×", ariaHidden: "true" }));
        return box;
      }
      const isWords = !cell || cell.kind === "text";
      const field = make("input", { type: "text", autocomplete: "off", tabIndex: -1, spellcheck: isWords });
      field.maxLength = isWords ? 2000 : 200;
      field.inputMode = isWords ? "text" : cell.kind === "fraction" || cell.kind === "any" ? "text" : "decimal";
      field.readOnly = !deps.isOpen;
      field.setAttribute("aria-labelledby", `r${y} c${x}`);
      box.append(field);
      const made = { id, x, y, box, field, cell, isWords };
      field.dataset.id = id;
      byPlace.set(`${y},${x}`, made);
      byId.set(id, made);
      return box;
    }

    function show(id) {
      const one = byId.get(id);
      if (!one) return;
      const { start, shown, classes, isWrong } = deps.valueOf(id);
      const isHere = document.activeElement === one.field;
      if (!isHere) one.field.value = shown;
      else if (mode === "ready") setRaw(one, start);
      one.box.className = [one.isWords ? "words" : "figure", ...classes, ...(isPicked(one) ? ["picked"] : [])].join(" ");
      one.field.setAttribute("aria-invalid", String(isWrong));
    }

    const showAll = () => byId.forEach((_, id) => show(id));

    function setRaw(one, raw) {
      if (one.field.value !== raw) one.field.value = raw;
      one.field.select();
    }

    // --- where one is

    function go(one, { extends: isExtending = false } = {}) {
      if (!one) return false;
      const before = picked();
      if (!isExtending) anchor = one;
      at = one;
      if (document.activeElement !== one.field) one.field.focus({ preventScroll: false });
      before.forEach((each) => show(each.id));
      picked().forEach((each) => show(each.id));
      return true;
    }

    function entered(one) {
      if (at && at !== one) at.field.tabIndex = -1;
      one.field.tabIndex = 0;
      const isNew = at !== one;
      at = one;
      if (!anchor || (isNew && !isPicked(one))) anchor = one;
      [mode, touched] = ["ready", false];
      setRaw(one, deps.valueOf(one.id).start);
      deps.moved(one);
    }

    // Keep what stands in the field, if it was changed.
    function commit() {
      if (!at || !touched) return;
      touched = false;
      const text = at.field.value.trim();
      if (text !== deps.valueOf(at.id).raw) deps.commit([[at.id, text]]);
    }

    function left(one) {
      commit();
      mode = "ready";
      show(one.id);
    }

    function step(dx, dy, from = at) {
      let [x, y] = [from.x + dx, from.y + dy];
      while (x >= 0 && y >= 0 && x < columns.length && y < rows.length) {
        const found = byPlace.get(`${y},${x}`);
        if (found) return found;
        [x, y] = [x + dx, y + dy];
      }
      return null;
    }

    // The next cell as one reads, for Tab.
    function next(direction) {
      const order = [...byPlace.values()].sort((one, other) => one.y - other.y || one.x - other.x);
      return order[order.indexOf(at) + direction] || null;
    }

    function edge(isFirst, isWhole) {
      const order = [...byPlace.values()].filter((one) => isWhole || one.y === at.y);
      order.sort((one, other) => one.y - other.y || one.x - other.x);
      return isFirst ? order[0] : order[order.length - 1];
    }

    // --- blocks

    function corners() {
      if (!at) return null;
      const from = anchor || at;
      return {
        left: Math.min(from.x, at.x), right: Math.max(from.x, at.x),
        top: Math.min(from.y, at.y), bottom: Math.max(from.y, at.y),
      };
    }

    function isPicked(one) {
      const area = corners();
      if (!area || (area.left === area.right && area.top === area.bottom)) return false;
      return one.x >= area.left && one.x <= area.right && one.y >= area.top && one.y <= area.bottom;
    }

    function picked() {
      const area = corners();
      if (!area) return [];
      const found = [];
      for (let y = area.top; y <= area.bottom; y += 1)
        for (let x = area.left; x <= area.right; x += 1) if (byPlace.has(`${y},${x}`)) found.push(byPlace.get(`${y},${x}`));
      return found;
    }

    function copied() {
      const area = corners();
      const lines = [];
      for (let y = area.top; y <= area.bottom; y += 1) {
        const line = [];
        for (let x = area.left; x <= area.right; x += 1) {
          const one = byPlace.get(`${y},${x}`);
          line.push(one ? deps.valueOf(one.id).copied : "");
        }
        lines.push(line);
      }
      return blocks.write(lines);
    }

    function clear() {
      touched = false;
      deps.commit(picked().map((one) => [one.id, ""]));
    }

    const oneLine = (text) => text.trim().replace(/\s*\n\s*/g, " "); // a field holds one line: words must not run together

    // A block lands at the cell one is in, line under line as in the sheet; what falls outside is said, never dropped.
    function paste(text) {
      const [changes, outside] = [[], []];
      const lines = blocks.parse(text);
      const isOne = lines.length === 1 && lines[0].length === 1;
      if (isOne && picked().length > 1) picked().forEach((one) => changes.push([one.id, oneLine(lines[0][0])]));
      else {
        const area = corners();
        lines.forEach((line, dy) =>
          line.forEach((cell, dx) => {
            const one = byPlace.get(`${area.top + dy},${area.left + dx}`);
            if (one) changes.push([one.id, oneLine(cell)]);
            else if (cell.trim()) outside.push(cell.trim());
          }),
        );
      }
      touched = false;
      deps.commit(changes, { isPasted: true });
      if (outside.length) deps.say(filled(words.paste_outside, { count: outside.length, first: outside[0] }));
    }

    // --- keys

    const MOVES = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

    function pressed(event) {
      const one = byId.get(event.target.dataset.id);
      if (!one || event.isComposing) return;
      const isCommand = event.ctrlKey || event.metaKey;
      const done = isCommand ? commanded(event) : event.altKey ? false : walked(event);
      if (done) event.preventDefault();
    }

    function commanded(event) {
      const key = event.key.toLowerCase();
      if (key === "home" || key === "end") return leave(edge(key === "home", true));
      if (mode !== "ready") return false;
      if (key === "z" || key === "y") {
        if (key === "y" || event.shiftKey) deps.redo();
        else deps.undo();
        return true;
      }
      if (key === "a") {
        anchor = edge(true, true);
        return go(edge(false, true), { extends: true });
      }
      if (key === "enter") return deps.confirm(picked().map((each) => each.id)), true;
      return false;
    }

    function leave(to, options) {
      commit();
      return go(to, options);
    }

    function walked(event) {
      const { key, shiftKey } = event;
      if (MOVES[key] && mode !== "editing") {
        const to = step(...MOVES[key]);
        return to ? leave(to, { extends: shiftKey && mode === "ready" }) : true;
      }
      if (key === "Enter") return enter(shiftKey ? -1 : 1);
      if (key === "Tab") return leave(next(shiftKey ? -1 : 1));
      if (key === "F2") return edit();
      if (key === "Escape") return back();
      if (mode !== "ready") return false;
      if (key === "Delete" || key === "Backspace") return deps.isOpen ? (clear(), true) : true;
      if (key === "Home" || key === "End") return leave(edge(key === "Home", false), { extends: shiftKey });
      return false;
    }

    function enter(direction) {
      if (mode === "ready") deps.confirm([at.id]);
      const to = step(0, direction);
      if (to) return leave(to);
      commit();
      mode = "ready";
      show(at.id);
      return true;
    }

    function edit() {
      mode = "editing";
      const end = at.field.value.length;
      at.field.setSelectionRange(end, end);
      return true;
    }

    function back() {
      if (mode === "ready") anchor = at;
      [mode, touched] = ["ready", false];
      setRaw(at, deps.valueOf(at.id).start);
      showAll();
      return true;
    }

    table.addEventListener("keydown", pressed);
    table.addEventListener("focusin", (event) => byId.has(event.target.dataset.id) && entered(byId.get(event.target.dataset.id)));
    table.addEventListener("focusout", (event) => byId.has(event.target.dataset.id) && left(byId.get(event.target.dataset.id)));
    table.addEventListener("input", () => {
      touched = true;
      if (mode === "ready") mode = "typing";
    });
    table.addEventListener("mousedown", (event) => {
      const one = byId.get(event.target.dataset.id);
      if (!one || event.button !== 0) return;
      if (document.activeElement === one.field && !event.shiftKey) mode = "editing";
      else {
        event.preventDefault();
        leave(one, { extends: event.shiftKey });
      }
    });
    for (const name of ["copy", "cut"])
      table.addEventListener(name, (event) => {
        if (!at || mode !== "ready") return;
        event.preventDefault();
        event.clipboardData.setData("text/plain", copied());
        if (name === "cut" && deps.isOpen) clear();
      });
    table.addEventListener("paste", (event) => {
      const text = event.clipboardData.getData("text/plain");
      if (!at || !deps.isOpen || (mode !== "ready" && !/[\t\n]/.test(text))) return;
      event.preventDefault();
      mode = "ready";
      paste(text);
    });

    showAll();
    const first = byPlace.values().next().value;
    if (first) first.field.tabIndex = 0;
    return {
      show, showAll, picked: () => picked().map((one) => one.id), has: (id) => byId.has(id),
      goTo: (id) => byId.has(id) && go(byId.get(id)), here: () => at, back: () => at && at.field.focus(), commit,
      boxOf: (id) => byId.get(id).box,
    };
  }

  // --- what stands where

  function letters(column) {
    let text = "";
    for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) text = String.fromCharCode(65 + ((left - 1) % 26)) + text;
    return text;
  }

  const numberOf = (place) => [...place].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

  // The rows of the form; of a list, as many free ones as are filled and some more.
  function rowsOf(sheet, deps) {
    if (!sheet.isList) return sheet.rows;
    const places = sheet.notes.map((place) => Number(place.replace(/^[A-Z]+/, "")));
    const [first, last] = [Math.min(...places), Math.max(...places)];
    const filled = sheet.notes.filter((place) => deps.valueOf(`${sheet.name}!${place}`).raw).map((place) => Number(place.replace(/^[A-Z]+/, "")));
    const end = Math.min(last, Math.max(first + FREE_ROWS - 1, Math.max(first, ...filled) + 5));
    return Array.from({ length: end - first + 1 }, (_, n) => ({ r: first + n, label: String(n + 1), depth: 0, isGroup: false }));
  }

  function columnsOf(sheet) {
    if (!sheet.isList) return [...sheet.columns].sort((one, other) => one.c - other.c);
    const own = new Map(sheet.columns.map((column) => [column.c, column]));
    const numbers = new Set(sheet.notes.map((place) => numberOf(place.replace(/\d+$/, ""))));
    numbers.delete(sheet.codeColumn);
    return [...numbers].sort((one, other) => one - other).map((c) => own.get(c) || { c, path: [c === sheet.labelColumn ? sheet.labelHeading : ""], isText: true });
  }

  // Headings over headings: equal neighbours share one cell, a short one reaches down.
  function headOf(sheet, columns, words) {
    const depth = Math.max(1, ...columns.map((column) => column.path.length));
    const head = make("thead");
    for (let level = 0; level < depth; level += 1) {
      const line = make("tr");
      if (level === 0) {
        const corner = make("th", { className: "label corner", rowSpan: depth, textContent: sheet.isList ? words.number : sheet.labelHeading || words.indicator });
        corner.scope = "col";
        line.append(corner);
      }
      columns.forEach((column, x) => headingOf(line, columns, column, x, level, depth));
      head.append(line);
    }
    return head;
  }

  function headingOf(line, columns, column, x, level, depth) {
    const path = column.path.length ? column.path : [""];
    if (level >= path.length) return;
    const isLast = level === path.length - 1;
    const key = (one) => (one.path.length > level + 1 ? one.path.slice(0, level + 1).join("\u0000") : null);
    if (!isLast && x > 0 && key(columns[x - 1]) === key(column)) return;
    const heading = make("th", {}, make("span", { className: isLast ? "" : "stays", textContent: path[level] }));
    if (isLast) Object.assign(heading, { id: `c${x}`, rowSpan: depth - level, scope: "col" });
    else {
      let span = 1;
      while (columns[x + span] && key(columns[x + span]) === key(column)) span += 1;
      Object.assign(heading, { colSpan: span, scope: "colgroup" });
    }
    line.append(heading);
  }

  return { open, make };
})();
