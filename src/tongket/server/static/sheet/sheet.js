// The page of one unit's form: draws the sheets, keeps what is typed, says what is wrong at its cell, hands it in.
"use strict";
(() => {
  const root = document.getElementById("sheet");
  const { make } = grids;
  const address = root.dataset.entries;
  const FEW = 8; // lines of what is to be looked at, before a person asks for all
  const parts = Object.fromEntries([...document.querySelectorAll("[data-part]")].map((one) => [one.dataset.part, one]));

  start().catch(() => {
    parts.state.textContent = root.dataset.unreachable;
    parts.state.className = "sheet-state offline";
  });

  async function start() {
    const response = await fetch(address, { headers: { Accept: "application/json" } });
    if (response.redirected || !response.ok) throw new Error("no entries");
    const whole = await response.json();
    keepForLater();
    run(whole);
  }

  // Only where the browser allows it: behind TLS, or on the same machine.
  async function keepForLater() {
    if (!window.isSecureContext || !("serviceWorker" in navigator)) return;
    try {
      await navigator.serviceWorker.register(root.dataset.worker, { scope: "/" });
      const ready = await navigator.serviceWorker.ready;
      const used = performance.getEntriesByType("resource").map((one) => one.name);
      const own = used.filter((name) => new URL(name).pathname.startsWith("/static/"));
      ready.active.postMessage({ keep: [location.href, new URL(address, location.href).href, ...own] });
    } catch {
      return; // the form works without; it is only not there without a network
    }
  }

  function run(whole) {
    const { form, words, sentences, offered, shown } = whole;
    const cells = new Map(form.cells.map((cell) => [cell.id, cell]));
    const notes = new Set(form.sheets.flatMap((sheet) => sheet.notes.map((place) => `${sheet.name}!${place}`)));
    const closed = new Set(form.sheets.flatMap((sheet) => sheet.closed.map((place) => `${sheet.name}!${place}`)));
    const rowNames = new Map(form.sheets.flatMap((sheet) => sheet.rows.map((row) => [`${sheet.name}!${row.r}`, row.label])));
    const columnNames = new Map(form.sheets.flatMap((sheet) => sheet.columns.map((one) => [`${sheet.name}!${one.c}`, one.path.join(" › ")])));
    const names = (cell) => ({ row: rowNames.get(`${cell.s}!${cell.r}`) || "", column: columnNames.get(`${cell.s}!${cell.c}`) || "" });
    const done = [], undone = [];
    let isAllShown = false;
    let grid = null, current = form.sheets[0].name, made = new Map(), local = [], issues = new Map();

    const store = stores.open({ address, person: whole.person, number: root.dataset.number, whole, told });
    const entryOf = (id) => store.entry(id);
    const isOffered = (id) => Boolean(offered[id]) && !entryOf(id);

    // --- what a cell shows

    function valueOf(id) {
      const [entry, cell] = [entryOf(id), cells.get(id)];
      const raw = entry ? entry.t : "";
      const read = cell ? made.get(cell.i) || {} : {};
      const found = issues.get(id) || [];
      const classes = classesOf(id, cell, entry, read, found);
      const shown = raw ? pretty(raw, read, cell) : isOffered(id) ? offered[id].t : followedText(read, cell);
      return { raw, start: raw || shown, shown, copied: raw ? copiedText(raw, read) : followedCopy(read, cell), classes, isWrong: found.some((one) => one.weight === "block" && one.code !== "C303") };
    }

    function classesOf(id, cell, entry, read, found) {
      const weights = found.filter((one) => one.code !== "C303").map((one) => one.weight); // not filled yet is no fault
      const worst = ["block", "warn", "info"].find((one) => weights.includes(one));
      return [
        worst, store.conflicts.has(id) && "conflict", store.waiting.has(id) && "waiting", isOffered(id) && "offered",
        read.isFollowed && "followed", read.isFollowed && read.lacks && "lacks", read.state === "zero" && "zero",
        cell && cell.owed && cell.how === "entered" && !(entry && entry.t) && "due",
      ].filter(Boolean);
    }

    function pretty(raw, read, cell) {
      const isPlain = read.state === "number" && read.value && !read.total && !read.other && !read.isTold;
      return isPlain && cell.kind !== "text" ? decimals.official(read.value) : raw;
    }

    function followedText(read, cell) {
      if (!read.isFollowed) return "";
      const places = rules.isRate(cell) ? 2 : 6;
      const part = decimals.official(decimals.rounded(read.value, places));
      return read.total ? `${part}/${decimals.official(read.total)}` : part;
    }

    // Without marks between thousands: what is pasted elsewhere is then read in one way only.
    const bareText = (number) => decimals.text(number).replace(".", ",");
    const copiedText = (raw, read) => (read.state === "number" && !read.total && !read.other && !read.isTold ? bareText(read.value) : raw);
    const followedCopy = (read, cell) => (read.isFollowed ? (read.total ? followedText(read, cell) : bareText(read.value)) : "");

    // --- changes

    function commit(changes, { isPasted = false, isUndo = false } = {}) {
      const wanted = isPasted ? withoutFollowed(changes) : changes;
      const real = wanted.map(([id, text]) => [id, typeof text === "string" ? { t: text } : text]).filter(([id, entry]) => isNew(id, entry));
      if (!real.length || !whole.isOpen) return;
      if (!isUndo) {
        done.push(real.map(([id, entry]) => [id, entryOf(id) || { t: "" }, entry]));
        undone.length = 0;
      }
      store.put(real);
    }

    // An offered figure that is emptied is a blank said by a person.
    function isNew(id, entry) {
      const now = entryOf(id) || { t: "" };
      return now.t !== entry.t || (now.n || "") !== (entry.n || "") || isOffered(id);
    }

    // A pasted block brings its totals along: those that say what follows anyway stay worked out.
    function withoutFollowed(changes) {
      const typed = new Map(changes.map(([id, text]) => [id, { t: text }]));
      const now = (id) => typed.get(id) || entryOf(id);
      const bare = (id) => (cells.has(id) && cells.get(id).how !== "entered" ? null : now(id));
      const reads = rules.readAll(form, bare, store.reads);
      return changes.filter(([id, text]) => {
        const cell = cells.get(id);
        if (!cell || cell.how === "entered") return true;
        if (!text) return Boolean(entryOf(id));
        const [followed, stated] = [reads.get(cell.i), numbers.read(text, form.marks)];
        return !(followed.value && stated.value && isNear(followed.value, stated.value));
      });
    }

    function isNear(exact, printed) {
      return !decimals.compare(decimals.rounded(exact, printed.places), printed);
    }

    function undo(from, to, side) {
      const step = from.pop();
      if (!step) return;
      to.push(step);
      const back = step.map((one) => [one[0], one[side]]);
      commit(back, { isUndo: true });
      const first = step[0][0];
      openSheet(first.slice(0, first.lastIndexOf("!")));
      grid.goTo(first);
    }

    function confirm(ids) {
      commit(ids.filter(isOffered).map((id) => [id, { ...offered[id] }]));
    }

    // --- working out and checking again

    function told({ cells: changed }) {
      if (changed.length) workOut();
      if (grid && changed.length) grid.showAll();
      drawState();
      if (grid) drawBubble(grid.here());
    }

    function workOut() {
      made = rules.readAll(form, entryOf, store.reads);
      local = rules.check(form, made, entryOf, names);
      issues = new Map();
      const add = (id, issue) => issues.set(id, [...(issues.get(id) || []), issue]);
      for (const [id, { says }] of store.unfit) add(id, { id, code: "", weight: "block", says, remedy: "", isUnfit: true });
      for (const one of local) add(one.id, { ...one, ...spoken(one) });
      for (const one of store.findings) if (!isSaid(one)) add(one.cell, { ...one, id: one.cell, isServers: true });
      drawIssues();
    }

    // What the server found of a cell that was typed over since is old.
    function isSaid(one) {
      const isOld = store.waiting.has(one.cell) || (one.code === "C303" && made.get((cells.get(one.cell) || {}).i)?.state !== "blank");
      return isOld || (issues.get(one.cell) || []).some((known) => known.code === one.code);
    }

    function spoken({ code, facts }) {
      const said = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, printed(fact)]));
      return { says: filled(sentences[code].says, said), remedy: filled(sentences[code].remedy, said) };
    }

    const printed = (fact) => (fact === undefined || fact === null ? "" : typeof fact === "object" ? decimals.official(fact) : String(fact));

    // --- the sheet one looks at

    function openSheet(name) {
      if (grid && current === name) return;
      current = name;
      const sheet = form.sheets.find((one) => one.name === name);
      parts.title.textContent = [sheet.title, sheet.measure && `${words.measure}: ${sheet.measure}`].filter(Boolean).join(" · ");
      grid = grids.open(parts.grid, {
        sheet, words, cells, notes, closed, valueOf, commit, confirm, isOpen: whole.isOpen, moved: drawBubble, say,
        undo: () => undo(done, undone, 1), redo: () => undo(undone, done, 2),
      });
      drawTabs();
    }

    function drawTabs() {
      parts.tabs.hidden = form.sheets.length < 2;
      parts.tabs.replaceChildren(
        ...form.sheets.map((sheet) => {
          const tab = make("button", { type: "button", className: "quiet", textContent: sheet.name, onclick: () => openSheet(sheet.name) });
          if (sheet.name === current) tab.setAttribute("aria-current", "page");
          return tab;
        }),
      );
    }

    // --- the line that says where what is typed is

    function drawState() {
      const count = store.waiting.size;
      const fill = (key) => filled(words[key], { count, time: timeOf(store.savedAt) });
      const texts = {
        saved: store.savedAt ? fill("state_saved") : words.state_ready, saving: fill("state_saving"), waiting: fill("state_waiting"),
        offline: count ? fill("state_offline") : words.state_offline_idle, away: fill("state_away"), refused: store.sentence,
      };
      const asked = store.conflicts.size ? ` ${filled(words.state_conflicts, { count: store.conflicts.size })}` : "";
      const lost = store.isKept ? "" : ` ${words.state_not_kept}`;
      const text = (whole.isOpen ? texts[store.state] : words.state_closed) + asked + lost;
      if (parts.state.textContent !== text) parts.state.textContent = text;
      parts.state.className = `sheet-state ${store.conflicts.size ? "conflict" : store.state}`;
      if (store.state === "away") parts.state.append(" ", make("a", { href: `/login/?next=${location.pathname}`, textContent: words.sign_in }));
      parts.hand_in.disabled = !whole.isOpen;
    }

    const timeOf = (moment) => (moment ? moment.toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" }) : "");

    // --- what there is to say of the cell one is in

    function drawBubble(one) {
      const lines = one ? bubbleOf(one.id) : [];
      parts.bubble.hidden = !lines.length;
      parts.bubble.replaceChildren(...lines);
      if (lines.length) place(parts.bubble, grid.boxOf(one.id));
    }

    function bubbleOf(id) {
      const lines = [];
      const conflict = store.conflicts.get(id);
      if (conflict) lines.push(conflictOf(id, conflict));
      for (const issue of issues.get(id) || []) if (issue.code !== "C303") lines.push(issueOf(id, issue)); // an empty cell says it itself
      if (isOffered(id)) lines.push(withButtons(words.offered, [[words.confirm, () => confirm([id])]]));
      else if (shown[id]) lines.push(make("p", { textContent: filled(words.last_period, { value: shown[id].t }) }));
      const read = cells.has(id) ? made.get(cells.get(id).i) : {};
      if (read.isFollowed && read.lacks) lines.push(make("p", { textContent: words.followed_lacks }));
      if (read.state === "words" && !read.isText && store.waiting.has(id)) lines.push(make("p", { textContent: words.read_later }));
      return lines;
    }

    function issueOf(id, issue) {
      const text = `${issue.says} ${issue.remedy}`;
      if (issue.code !== "C302" || !whole.isOpen || !issue.facts) return said(issue, text);
      const choose = (value) => [bareText(value), () => commit([[id, { t: entryOf(id).t, n: decimals.text(value) }]])];
      const box = withButtons(issue.says, [choose(issue.facts.read_as), choose(issue.facts.or_as)], words.meant);
      box.classList.add(issue.weight);
      return box;
    }

    const said = (issue, text) => make("p", { className: issue.weight }, make("small", { textContent: `${issue.code} ` }), text);

    function conflictOf(id, { mine, theirs }) {
      const who = store.people[theirs.by] || "";
      const at = theirs.at ? timeOf(new Date(theirs.at)) : "";
      const text = filled(words.conflict, { who, time: at });
      const value = (entry) => (entry.t === "" ? words.blank : entry.t);
      return withButtons(text, [
        [filled(words.keep_theirs, { value: value(theirs) }), () => store.choose(id, false)],
        [filled(words.keep_mine, { value: value(mine) }), () => store.choose(id, true)],
      ]);
    }

    function withButtons(text, choices, before = "") {
      const box = make("div", {}, make("p", { textContent: text }));
      const line = make("p", { className: "choices" }, before ? `${before} ` : "");
      for (const [label, act] of choices)
        line.append(make("button", { type: "button", className: "second", textContent: label, onclick: () => (act(), grid.back()) }));
      box.append(line);
      return box;
    }

    function place(bubble, box) {
      const [frame, cell] = [parts.frame.getBoundingClientRect(), box.getBoundingClientRect()];
      bubble.style.top = `${Math.min(cell.bottom - frame.top, frame.height) + 6}px`;
      bubble.style.left = `${Math.max(0, Math.min(cell.left - frame.left, frame.width - bubble.offsetWidth))}px`;
    }

    // --- everything that is to be looked at again

    function drawIssues() {
      const told = [...issues.values()].flat().filter((one) => one.weight !== "info");
      const all = [...told.filter((one) => one.code !== "C303"), ...told.filter((one) => one.code === "C303")];
      const doubts = [...store.conflicts.keys()].map((id) => ({ id, weight: "warn", says: words.conflict_short, code: "" }));
      const unconfirmed = Object.keys(offered).filter((id) => cells.has(id) && isOffered(id)).length;
      parts.count.textContent = String(all.length + doubts.length);
      parts.unconfirmed.textContent = unconfirmed ? filled(words.unconfirmed, { count: unconfirmed }) : "";
      const lines = [...doubts, ...all].map(issueLine);
      parts.issues.replaceChildren(...lines.slice(0, isAllShown ? lines.length : FEW));
      parts.more.hidden = isAllShown || lines.length <= FEW;
      parts.more.textContent = filled(words.show_all, { count: lines.length });
      parts.no_issues.hidden = all.length + doubts.length > 0;
    }

    function issueLine(issue) {
      const place = issue.id.replace("!", " · ");
      const link = make("button", { type: "button", className: "quiet", textContent: place, onclick: () => show(issue.id) });
      const mark = make("span", { className: `state ${issue.weight}`, textContent: words[`weight_${issue.weight}`] });
      const line = make("li", {}, mark, " ", link, ` ${issue.says} `, make("small", { textContent: issue.code }));
      if (issue.isUnfit) line.append(" ", make("button", { type: "button", className: "quiet", textContent: words.give_up, onclick: () => store.giveUp(issue.id) }));
      return line;
    }

    function show(id) {
      const name = id.slice(0, id.lastIndexOf("!"));
      if (!form.sheets.some((sheet) => sheet.name === name)) return;
      openSheet(name);
      grid.goTo(id.split(":")[0]);
    }

    function say(text, tone = "plain") {
      const notices = document.getElementById("notices");
      notices.replaceChildren(make("p", { className: `notice ${tone}`, textContent: text }));
    }

    // --- what the buttons do

    const picked = () => (grid.here() ? grid.picked() : []);
    const act = {
      zero: () => commit(picked().filter((id) => cells.has(id) && cells.get(id).how === "entered").map((id) => [id, "0"])),
      none: () => commit(picked().filter((id) => cells.has(id) && cells.get(id).how === "entered").map((id) => [id, "..."])),
      confirm: () => confirm(picked()),
      undo: () => undo(done, undone, 1),
      redo: () => undo(undone, done, 2),
    };
    for (const button of root.querySelectorAll("[data-act]")) {
      button.disabled = !whole.isOpen;
      button.addEventListener("mousedown", (event) => event.preventDefault()); // the cell keeps the focus
      button.addEventListener("click", () => (grid.commit(), act[button.dataset.act](), grid.back()));
    }
    parts.more.addEventListener("click", () => {
      isAllShown = true;
      drawIssues();
    });
    parts.confirm.hidden = !Object.keys(offered).length;

    parts.hand_in.addEventListener("click", async () => {
      grid.commit();
      await store.send();
      if (store.waiting.size || store.conflicts.size) return say(store.conflicts.size ? words.first_choose : words.first_saved, "bad");
      parts.hand_in.disabled = true;
      try {
        await handIn();
      } catch {
        say(words.not_handed_in, "bad");
      } finally {
        parts.hand_in.disabled = false;
      }
    });

    async function handIn() {
      const body = new URLSearchParams({ seen: String(store.version) });
      const response = await fetch(root.dataset.handIn, { method: "POST", headers: { "X-CSRFToken": store.whole.csrf }, body });
      if (response.redirected) return store.say("away");
      const answer = await response.json();
      if (!response.ok) return say(answer.says, "bad");
      say(answer.says, "good");
      location.assign(answer.to);
    }

    document.addEventListener("keydown", (event) => {
      if (event.key !== "F6" || !grid.here()) return;
      event.preventDefault();
      const isInGrid = parts.grid.contains(document.activeElement);
      const way = isInGrid && ((!parts.bubble.hidden && parts.bubble.querySelector("button")) || root.querySelector("[data-act]"));
      if (way) way.focus();
      else grid.back();
    });
    window.addEventListener("beforeunload", (event) => {
      grid.commit();
      if (store.waiting.size && !store.isKept) event.preventDefault(); // nothing is lost where the browser keeps it
    });
    parts.frame.addEventListener("scroll", () => drawBubble(grid.here()), true);
    window.addEventListener("resize", () => drawBubble(grid.here()));

    workOut();
    openSheet(current);
    drawIssues();
    drawState();
    root.classList.add("is-ready");
  }
})();
