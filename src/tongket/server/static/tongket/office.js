// Files dropped anywhere on an upload form are put into its field; everything works without this.
"use strict";
for (const name of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(name, (event) => {
    const form = event.target instanceof Element ? event.target.closest("[data-drop]") : null;
    if (!form) return;
    event.preventDefault();
    form.classList.toggle("over", name === "dragover");
    if (name === "drop" && event.dataTransfer.files.length) {
      form.querySelector("input[type=file]").files = event.dataTransfer.files;
      form.requestSubmit();
    }
  });
}

// What the office would refuse for its size is told before a byte of it is sent; without this the server says the same.
function tooMuch(form) {
  const most = form.querySelector("[data-too-large]");
  if (!most) return false;
  const files = [...form.querySelectorAll("input[type=file]")].flatMap((field) => [...field.files]);
  const told = files
    .filter((file) => file.size > Number(most.dataset.file))
    .map((file) => most.dataset.tooLarge.replace("{name}", () => file.name));
  const together = files.reduce((sum, file) => sum + file.size, 0);
  if (files.length > Number(most.dataset.files)) told.push(most.dataset.tooMany);
  else if (!told.length && together > Number(most.dataset.together)) told.push(most.dataset.tooMuch);
  most.replaceChildren(
    ...told.map((sentence) => {
      const line = document.createElement("p");
      line.className = "notice bad";
      line.textContent = sentence;
      return line;
    }),
  );
  return told.length > 0;
}
document.addEventListener("change", (event) => {
  if (event.target instanceof HTMLInputElement && event.target.type === "file" && event.target.form) tooMuch(event.target.form);
});
document.addEventListener(
  "submit",
  (event) => {
    if (!tooMuch(event.target)) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // before what sends the form in place hears of it
  },
  true,
);

// What was typed as a reason stands in its form again where it was refused or the session had ended; in this tab alone.
const TYPED = "tongket-typed";
document.addEventListener("submit", ({ target: form }) => {
  const fields = [...form.querySelectorAll("textarea, input[name=reason]")].filter((field) => field.value.trim());
  const texts = fields.map((field) => [field.name, field.value]);
  if (form.method === "post" && texts.length) sessionStorage.setItem(TYPED, JSON.stringify({ page: location.pathname, action: form.action, texts }));
});
(() => {
  const kept = JSON.parse(sessionStorage.getItem(TYPED) || "null");
  if (!kept) return;
  if (document.querySelector("[data-refused]")) kept.isRefused = true;
  else if (location.pathname !== kept.page || !kept.isRefused) return sessionStorage.removeItem(TYPED);
  sessionStorage.setItem(TYPED, JSON.stringify(kept));
  const form = [...document.forms].find((one) => one.action === kept.action);
  if (location.pathname !== kept.page || !form) return;
  sessionStorage.removeItem(TYPED);
  for (const [name, text] of kept.texts) if (form.elements[name] && !form.elements[name].value) form.elements[name].value = text;
})();
