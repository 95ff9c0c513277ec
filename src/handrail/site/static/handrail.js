// The only script. Every page works without it: it offers to print, and to keep the family's record in this browser.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// The record is kept only when the family asks for it, until it is forgotten. What was opened or begun anew on this
// page ("fresh") never takes the place of a kept record by itself.
const KEPT = "handrail-family", HERE = "handrail-family-here";
const record = document.querySelector("[data-record]");
const shelf = (() => { try { return window.localStorage; } catch { return null; } })();

function show(what, isShown) {
  for (const part of document.querySelectorAll(what)) part.hidden = !isShown;
}

function put() {
  try { shelf.setItem(KEPT, record.value); sessionStorage.setItem(HERE, "1"); } catch { /* full: it is not kept, and the page says so */ }
}

function tell() {
  const kept = shelf.getItem(KEPT), isThis = record !== null && kept === record.value;
  for (const field of document.querySelectorAll("[data-resume] [name=record]")) field.value = kept ?? "";
  show("[data-resume], [data-forget]", kept !== null);
  show("[data-keep]", record !== null && !isThis);
  show("[data-kept]", isThis);
  show("[data-replaces]", record !== null && kept !== null && !isThis);
}

if (shelf && document.querySelector("[data-record], [data-resume]")) {
  if (record?.dataset.record === "fresh") sessionStorage.removeItem(HERE);
  else if (record && shelf.getItem(KEPT) !== null && sessionStorage.getItem(HERE)) put();
  for (const button of document.querySelectorAll("[data-keep]")) button.addEventListener("click", () => { put(); tell(); });
  for (const button of document.querySelectorAll("[data-forget]")) button.addEventListener("click", () => { shelf.removeItem(KEPT); sessionStorage.removeItem(HERE); tell(); });
  for (const form of document.querySelectorAll("[data-resume]")) form.addEventListener("submit", () => sessionStorage.setItem(HERE, "1"));
  tell();
}

// Pages to read may be kept for when there is no network; the worker is asked for on those pages alone.
if (document.body.dataset.worker) navigator.serviceWorker?.register(document.body.dataset.worker).catch(() => undefined);
