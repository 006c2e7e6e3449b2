// Blocks as spreadsheets put them on the clipboard: cells between tabs, rows between line ends, quotes where needed.
"use strict";
const blocks = (() => {
  function parse(text) {
    const rows = [[]];
    let [cell, isQuoted] = ["", false];
    const bare = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
    for (let at = 0; at < bare.length; at += 1) {
      const letter = bare[at];
      if (isQuoted) {
        if (letter !== '"') cell += letter;
        else if (bare[at + 1] === '"') [cell, at] = [cell + '"', at + 1];
        else isQuoted = false;
      } else if (letter === '"' && cell === "") isQuoted = true;
      else if (letter === "\t" || letter === "\n") {
        rows[rows.length - 1].push(cell);
        cell = "";
        if (letter === "\n") rows.push([]);
      } else cell += letter;
    }
    rows[rows.length - 1].push(cell);
    return rows;
  }

  const quoted = (cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const write = (rows) => rows.map((row) => row.map(quoted).join("\t")).join("\r\n");

  return { parse, write };
})();
