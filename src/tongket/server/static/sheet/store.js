// What is typed: known to the server, waiting in this browser, or in conflict. Nothing typed is ever dropped silently:
// each cell waits in localStorage until the server has it, and what someone else wrote meanwhile is shown beside it.
"use strict";
const stores = (() => {
  const KEPT = "tongket-sheet-1"; // the cache that the service worker answers from
  const FIRST_WAIT = 1200, LONGEST_WAIT = 30000, LOOK_AGAIN = 60000;

  // `told` is called with what changed: { cells: [ids], isWhole }.
  function open({ address, person, number, whole, told }) {
    const prefix = `tongket-sheet/${person}/${number}/`;
    const store = {
      whole, state: "saved", sentence: "", savedAt: null, version: whole.version,
      known: new Map(Object.entries(whole.cells)), waiting: new Map(), conflicts: new Map(), unfit: new Map(),
      findings: whole.findings, reads: whole.reads, people: { ...whole.people }, isKept: true,
    };
    let [timer, wait, isSending] = [null, FIRST_WAIT, false];

    function entry(id) {
      const mine = store.conflicts.get(id) || store.unfit.get(id);
      return store.waiting.get(id) || (mine ? mine.mine : store.known.get(id));
    }

    const seenOf = (id) => (store.known.get(id) || { v: 0 }).v;

    // --- in this browser

    function remember(id, item) {
      try {
        if (item) localStorage.setItem(prefix + id, JSON.stringify(item));
        else localStorage.removeItem(prefix + id);
        store.isKept = true;
      } catch {
        store.isKept = false; // full, or not allowed: the page says so
      }
    }

    function recall() {
      const found = [];
      try {
        for (let at = 0; at < localStorage.length; at += 1) {
          const key = localStorage.key(at);
          if (key.startsWith(prefix)) found.push([key.slice(prefix.length), JSON.parse(localStorage.getItem(key))]);
        }
      } catch {
        store.isKept = false;
      }
      for (const [id, item] of found) store.waiting.set(id, item);
    }

    // --- changes

    function put(changes) {
      for (const [id, value] of changes) {
        const before = store.waiting.get(id);
        const item = { t: value.t, ...(value.n ? { n: value.n } : {}), seen: before ? before.seen : seenOf(id) };
        store.conflicts.delete(id);
        store.unfit.delete(id);
        store.waiting.set(id, item);
        remember(id, item);
      }
      if (store.state === "saved") store.state = "waiting";
      told({ cells: changes.map(([id]) => id) });
      soon(FIRST_WAIT);
    }

    // A person chose between two values of one cell.
    function choose(id, isMine) {
      const { mine, theirs } = store.conflicts.get(id);
      store.conflicts.delete(id);
      store.known.set(id, theirs);
      if (isMine) return put([[id, mine]]);
      remember(id, null);
      settleState();
      told({ cells: [id] });
    }

    // What the server cannot keep is given up by a person, not by the page.
    function giveUp(id) {
      store.unfit.delete(id);
      remember(id, null);
      told({ cells: [id] });
    }

    // --- with the server

    function soon(after) {
      clearTimeout(timer);
      timer = setTimeout(send, after);
    }

    async function send() {
      clearTimeout(timer);
      if (isSending) return;
      isSending = true;
      const sent = new Map(store.waiting);
      if (sent.size) say("saving");
      try {
        await post(sent);
        wait = FIRST_WAIT;
      } catch (failure) {
        failed(failure);
      } finally {
        isSending = false;
      }
      soon(store.state === "saved" || store.state === "refused" || store.state === "away" ? LOOK_AGAIN : wait);
    }

    async function post(sent, isSecondTry = false) {
      const changes = [...sent].map(([cell, item]) => ({ cell, t: item.t, n: item.n || "", seen: item.seen }));
      const response = await fetch(address, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": store.whole.csrf },
        body: JSON.stringify({ person, changes, since: store.version }),
      });
      if (response.redirected) return say("away");
      if (response.status === 403) return !isSecondTry && (await renew()) ? post(sent, true) : say("away");
      if (response.status >= 500) throw new Error(String(response.status));
      const answer = await answered(response);
      if (!response.ok) return say("refused", answer.says || "");
      take(answer, sent);
    }

    const answered = (response) => response.json().catch(() => ({}));

    // A page kept for hours: its token may be of an earlier session.
    async function renew() {
      const response = await fetch(address, { headers: { Accept: "application/json" } });
      if (response.redirected || !response.ok) return false;
      const fresh = await answered(response);
      if (fresh.person !== person) return false;
      store.whole.csrf = fresh.csrf;
      return true;
    }

    function failed(failure) {
      wait = Math.min(wait * 2, LONGEST_WAIT);
      say("offline", failure instanceof TypeError ? "" : failure.message);
    }

    function take(answer, sent) {
      const changed = new Set([...Object.keys(answer.cells), ...sent.keys()]);
      Object.assign(store.people, answer.people);
      for (const id of answer.conflicts) {
        const item = store.waiting.get(id);
        store.conflicts.set(id, { mine: { t: item.t, ...(item.n ? { n: item.n } : {}) }, theirs: answer.cells[id] || store.known.get(id) || { t: "", v: 0 } });
        store.waiting.delete(id);
      }
      for (const [id, says] of Object.entries(answer.unfit)) {
        store.unfit.set(id, { mine: store.waiting.get(id), says });
        store.waiting.delete(id);
      }
      for (const [id, cell] of Object.entries(answer.cells)) if (!store.conflicts.has(id)) store.known.set(id, cell);
      for (const [id, item] of sent) settleSent(id, item);
      Object.assign(store, { version: answer.version, findings: answer.findings, reads: answer.reads, savedAt: new Date() });
      store.whole.handedIn = answer.handedIn;
      settleState();
      told({ cells: [...changed] });
      keepWhole();
    }

    function settleSent(id, item) {
      if (store.conflicts.has(id) || store.unfit.has(id)) return; // stays in this browser until a person has chosen
      if (store.waiting.get(id) === item) {
        store.waiting.delete(id);
        remember(id, null);
      } else if (store.waiting.has(id)) {
        const again = { ...store.waiting.get(id), seen: seenOf(id) }; // typed on while it was being sent
        store.waiting.set(id, again);
        remember(id, again);
      }
    }

    function settleState() {
      say(store.waiting.size ? "waiting" : "saved");
    }

    function say(state, sentence = "") {
      Object.assign(store, { state, sentence });
      told({ cells: [] });
    }

    // What is opened without a network is what the server last said.
    async function keepWhole() {
      if (!("caches" in window)) return;
      const { version, findings, reads, people } = store;
      const now = { ...store.whole, version, findings, reads, people, cells: Object.fromEntries(store.known) };
      const cache = await caches.open(KEPT);
      await cache.put(address, new Response(JSON.stringify(now), { headers: { "Content-Type": "application/json" } }));
    }

    recall();
    if (store.waiting.size) store.state = "waiting";
    window.addEventListener("online", () => soon(0));
    window.addEventListener("offline", () => say("offline"));
    document.addEventListener("visibilitychange", () => (store.waiting.size || !document.hidden) && soon(0));
    soon(store.waiting.size ? 0 : LOOK_AGAIN);
    return Object.assign(store, { entry, put, choose, giveUp, send, say });
  }

  return { open, KEPT };
})();
