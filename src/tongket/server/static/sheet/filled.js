// A sentence with its facts filled in, as src/tongket/wording/told.py fills it: in {count:file|files} the word agrees with the number.
"use strict";
const filled = (sentence, facts) =>
  sentence.replace(/\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}/g, (_, name, one, many) => {
    const fact = String(facts[name] ?? "");
    return one === undefined ? fact : fact === "1" ? one : many;
  });
