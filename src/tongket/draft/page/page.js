(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const dialog = document.getElementById("trail");
  const body = document.getElementById("trail-body");
  const title = document.getElementById("trail-title");
  const back = document.getElementById("back");
  const trail = [];
  const entered = new Map(data.entered.map((cell, place) => [cell, place]));
  const usedBy = data.cells.map(() => []);
  data.cells.forEach((cell, index) => cell.inputs.forEach((input) => usedBy[input].push(index)));
  const HOW = {
    entered: "cộng từ các đơn vị", parts: "cộng từ các phần", last: "lấy kỳ cuối", ratio: "tỷ lệ của hai tổng",
    change: "hiệu hai kỳ", change_percent: "tỷ lệ thay đổi so với kỳ trước", n_of_n: "cộng hai vế",
  };
  const QUALITY = { final: "chính thức", preliminary: "sơ bộ", estimate: "có số ước tính" };

  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "onclick") element.addEventListener("click", value);
      else element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  };
  const named = (code) => data.names[code] || code;
  const link = (text, go, attributes = {}) => make("button", { type: "button", onclick: go, ...attributes }, text);

  const show = (view) => { trail.push(view); draw(); if (!dialog.open) dialog.showModal(); };
  const draw = () => {
    const view = trail[trail.length - 1];
    title.textContent = view.title;
    body.replaceChildren(...view.content());
    back.hidden = trail.length < 2;
    body.scrollTop = 0;
    const here = body.querySelector(".here");
    if (here) centre(here, here.closest(".scroll"));
  };
  const centre = (cell, region) => {
    const [at, frame] = [cell.getBoundingClientRect(), region.getBoundingClientRect()];
    region.scrollTop += at.top - frame.top - (frame.height - at.height) / 2;
    region.scrollLeft += at.left - frame.left - (frame.width - at.width) / 2;
  };
  back.addEventListener("click", () => { trail.pop(); draw(); });
  document.getElementById("close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => { trail.length = 0; });

  const table = (caption, headings, rows) => make("table", {},
    make("caption", {}, caption),
    make("thead", {}, make("tr", {}, ...headings.map((text) => make("th", { scope: "col" }, text)))),
    make("tbody", {}, ...rows.map((cells) => make("tr", {}, ...cells.map((cell) => make("td", {}, cell))))));

  const facts = (pairs) => make("dl", {}, ...pairs.flatMap(([term, text]) => [make("dt", {}, term), make("dd", {}, text)]));

  const said = (measure) => (measure.toUpperCase() === measure ? measure : measure.charAt(0).toLowerCase() + measure.slice(1));
  const figureView = (index) => {
    const cell = data.cells[index];
    return { title: `${cell.row}: ${cell.value} ${said(cell.measure)}`, content: () => figureContent(index, cell) };
  };
  const figureContent = (index, cell) => {
    const parts = [facts([
      ["Ô trong biểu mẫu", make("a", { href: `#cell=${encodeURIComponent(cell.id)}` }, cell.id)], ["Chỉ tiêu", cell.row], ["Cột", cell.column],
      ["Giá trị chưa làm tròn", cell.exact || "…"], ["Cách tính", HOW[cell.how] || cell.how],
      ["Số đơn vị", `${cell.in}/${cell.expected}`], ["Chất lượng", QUALITY[cell.quality] || cell.quality],
      ...(cell.doubtful ? [["Đang hỏi lại", `${cell.doubtful} số liệu nguồn còn cảnh báo`]] : []),
      ...(cell.missing.length ? [["Chưa có số liệu", cell.missing.map(named).join(", ")]] : []),
      ...cell.excluded.map(([unit, why]) => ["Không tính", `${named(unit)}: ${why}`]),
    ])];
    if (cell.inputs.length) parts.push(inputsTable(cell));
    if (entered.has(index)) parts.push(sourcesTable(index));
    if (usedBy[index].length) parts.push(usersTable(index));
    return parts;
  };
  const cellRows = (indexes) => indexes.map((each) => {
    const cell = data.cells[each];
    return [link(cell.value, () => show(figureView(each)), { class: "figure", "aria-label": `Mở ${cell.row}, ${cell.column}: ${cell.value}` }),
      cell.row, cell.column, `${cell.in}/${cell.expected}`];
  });
  const inputsTable = (cell) => table("Được tính từ", ["Giá trị", "Chỉ tiêu", "Cột", "Số đơn vị"], cellRows(cell.inputs));
  const usersTable = (index) => table("Tham gia vào", ["Giá trị", "Chỉ tiêu", "Cột", "Số đơn vị"], cellRows(usedBy[index]));
  const sourcesTable = (index) => {
    const place = entered.get(index);
    const rows = Object.entries(data.units).filter(([, unit]) => unit.readings[place]).map(([code, unit]) => {
      const [sheet, cell, raw, value, note, file = unit.file] = unit.readings[place];
      const go = link(`${sheet}!${cell}`, () => show(cellView(code, place)), { "aria-label": `Mở ô ${cell} của ${named(code)}` });
      return [named(code), file, go, raw, value || "…", note];
    });
    return table("Từ các ô của đơn vị", ["Đơn vị", "Tệp", "Trang tính và ô", "Như đã ghi", "Được tính", "Ghi chú"], rows);
  };

  const cellView = (code, place) => {
    const unit = data.units[code];
    const [sheet, address, raw, value, note, file = unit.file] = unit.readings[place];
    const sha256 = file === unit.file ? unit.sha256 : unit.also[file];
    const index = data.entered[place];
    return { title: `${named(code)}, ${sheet}!${address}`, content: () => [
      facts([["Tệp", file], ["SHA-256", sha256], ["Ô", `${sheet}!${address}`], ["Như đã ghi", raw],
        ["Được tính", value || "…"], ...(note ? [["Ghi chú", note]] : [])]),
      picture(file, sheet, address),
      table("Ô này tham gia vào", ["Giá trị", "Chỉ tiêu", "Cột", "Số đơn vị"], cellRows(above(index))),
    ] };
  };
  const above = (index) => {
    const seen = new Set([index]);
    for (const each of seen) usedBy[each].forEach((next) => seen.add(next));
    return [...seen];
  };
  const picture = (file, sheet, address) => {
    const shown = (data.pictures[file] || {})[sheet];
    if (!shown) return make("p", {}, "Trang này không kèm hình trang tính của tệp; mở tệp gốc để xem ô.");
    const [, letters, digits] = /^([A-Z]+)([0-9]+)$/.exec(address);
    const here = [Number(digits), [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)];
    const texts = new Map(shown.cells.map(([row, column, text]) => [`${row},${column}`, text]));
    const first = Math.max(1, here[0] - 40);
    const last = Math.min(here[0] + 40, Math.max(here[0], ...shown.cells.map(([row]) => row)));
    const wide = Math.max(here[1], ...shown.cells.map(([, column]) => column));
    const heads = [make("th", {}, ""), ...Array.from({ length: wide }, (_, at) => make("th", { scope: "col" }, lettersOf(at + 1)))];
    const merged = mergedCells(shown.merges);
    const rows = [];
    for (let row = first; row <= last; row += 1) rows.push(pictureRow(row, wide, texts, merged, here));
    return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": `Trang tính ${sheet}` },
      make("table", { class: "picture" }, make("caption", {}, `${file} › ${sheet}`),
        make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows)));
  };
  const pictureRow = (row, wide, texts, merged, here) => {
    const cells = [make("th", { scope: "row" }, String(row))];
    for (let column = 1; column <= wide; column += 1) {
      const key = `${row},${column}`;
      if (merged.covered.has(key)) continue;
      const is = row === here[0] && column === here[1];
      const span = merged.spans.get(key) || {};
      const text = texts.get(key) || "";
      const look = [is ? "here" : "", /^[-+]?[\d.,]+%?$/.test(text) ? "number" : "", text.length > 18 ? "words" : ""].join(" ").trim();
      cells.push(make("td", { ...span, ...(look ? { class: look } : {}), ...(is ? { "aria-current": "true" } : {}) }, text));
    }
    return make("tr", {}, ...cells);
  };
  const mergedCells = (merges) => {
    const spans = new Map();
    const covered = new Set();
    merges.forEach(([top, left, bottom, right]) => {
      if (bottom - top > 60 || right - left > 60) return;
      spans.set(`${top},${left}`, { rowspan: bottom - top + 1, colspan: right - left + 1 });
      for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) if (row !== top || column !== left) covered.add(`${row},${column}`);
    });
    return { spans, covered };
  };
  const lettersOf = (column) => {
    let letters = "";
    for (let rest = column; rest; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
    return letters;
  };

  document.querySelectorAll("button.figure[data-cell]").forEach((button) => {
    button.addEventListener("click", () => show(figureView(Number(button.dataset.cell))));
  });

  // One stop of the Tab key a table; arrows, Home and End move inside it, past cells without a number.
  const buttonOf = (cell) => cell && cell.querySelector(":scope > button.figure[data-cell]");
  const rest = (button) => {
    const table = button.closest("table");
    table.querySelectorAll('button.figure[tabindex="0"]').forEach((other) => { other.tabIndex = -1; });
    button.tabIndex = 0;
  };
  document.querySelectorAll("table.figures").forEach((each) => {
    const first = each.querySelector("button.figure");
    if (first) first.tabIndex = 0;
  });
  const beside = (cell, way) => {
    for (let next = cell[way]; next; next = next[way]) if (buttonOf(next)) return buttonOf(next);
    return null;
  };
  const inColumn = (cell, way) => {
    const at = [...cell.parentElement.children].indexOf(cell);
    for (let row = cell.parentElement[way]; row; row = row[way]) if (buttonOf(row.children[at])) return buttonOf(row.children[at]);
    return null;
  };
  const edge = (cell, isLast) => {
    const all = [...cell.parentElement.children].map(buttonOf).filter(Boolean);
    return all[isLast ? all.length - 1 : 0];
  };
  const MOVES = {
    ArrowRight: (cell) => beside(cell, "nextElementSibling"), ArrowLeft: (cell) => beside(cell, "previousElementSibling"),
    ArrowDown: (cell) => inColumn(cell, "nextElementSibling"), ArrowUp: (cell) => inColumn(cell, "previousElementSibling"),
    Home: (cell) => edge(cell, false), End: (cell) => edge(cell, true),
  };
  document.addEventListener("keydown", (event) => {
    const button = document.activeElement;
    if (!button || !button.matches("main button.figure[data-cell]") || !MOVES[event.key]) return;
    const target = MOVES[event.key](button.closest("td"));
    event.preventDefault();
    if (target) target.focus();
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.matches && event.target.matches("table.figures button.figure")) rest(event.target);
  });

  const filter = document.getElementById("filter");
  const unitFilter = document.getElementById("filter-unit");
  const severityFilter = document.getElementById("filter-severity");
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();
  const blocks = [...document.querySelectorAll("#finding-list tbody")].map((block) => ({
    block, unit: block.dataset.unit, name: plain(block.rows[0].textContent),
    rows: [...block.rows].slice(1).map((row) => ({ row, severity: row.dataset.severity, words: plain(row.textContent) })),
  }));
  const total = blocks.reduce((sum, { rows }) => sum + rows.length, 0);
  const narrow = () => {
    const wanted = plain(filter.value.trim());
    let shown = 0;
    blocks.forEach(({ block, unit, name, rows }) => {
      let here = 0;
      rows.forEach(({ row, severity, words }) => {
        row.hidden = (unitFilter.value && unitFilter.value !== unit) || (severityFilter.value && severityFilter.value !== severity)
          || !(words.includes(wanted) || name.includes(wanted));
        here += row.hidden ? 0 : 1;
      });
      block.hidden = here === 0;
      shown += here;
    });
    document.getElementById("filter-count").textContent = `Đang hiện ${shown}/${total}`;
  };
  [filter, unitFilter, severityFilter].forEach((each) => each.addEventListener("input", narrow));
  document.querySelectorAll("button[data-unit]").forEach((button) => button.addEventListener("click", () => {
    unitFilter.value = button.dataset.unit;
    severityFilter.value = button.dataset.severity;
    filter.value = "";
    narrow();
    document.getElementById("findings").scrollIntoView();
    unitFilter.focus({ preventScroll: true });
  }));
  narrow();

  const openAsked = () => {
    const asked = /^#cell=(.+)$/.exec(decodeURIComponent(location.hash));
    const wanted = asked ? data.cells.findIndex((cell) => cell.id === asked[1]) : -1;
    if (wanted >= 0) show(figureView(wanted));
  };
  window.addEventListener("hashchange", openAsked);
  openAsked();
})();
