/* What is typed into a form stays: over a reload, a gap in the network, a drawing anew, and a press
   that was refused. This tab remembers it until the form was taken, or something is forgotten. */
(() => {
  const KEY = "em-forms";
  let kept = JSON.parse(sessionStorage.getItem(KEY) || "{}");
  let sent = null;
  const store = () => sessionStorage.setItem(KEY, JSON.stringify(kept));
  const formOf = (element) => element.closest && element.closest("form[data-do]:not([data-do=forget])");
  const name = (form) =>
    [form.dataset.do, form.dataset.id || "", (form.elements.person || {}).value || ""].join("/");

  function remember(event) {
    const form = formOf(event.target);
    const input = event.target;
    if (!form || !input.name || input.type === "file") return;
    const values = (kept[name(form)] ||= {});
    values[input.name] = input.type === "checkbox" ? input.checked : input.value;
    store();
  }

  /* A recap can be saved again and again: its form stays what it is. */
  function send(event) {
    const form = formOf(event.target);
    if (!form || form.dataset.do === "accept" || !kept[name(form)]) return;
    sent = { name: name(form), values: kept[name(form)] };
    delete kept[sent.name];
    store();
  }

  function forget(event) {
    const what = event.type === "submit" ? "form" : "button";
    if (!event.target.closest(`${what}[data-do=forget]`)) return;
    kept = {};
    sent = null;
    sessionStorage.removeItem(KEY);
  }

  /* The press did not come through: its words go back to where they stood. */
  function takeBack() {
    const refused = document.querySelector("[data-refused]:not([data-heard])");
    if (refused) refused.dataset.heard = "";
    if (!sent || !(refused || document.querySelector(".toast-body.error"))) return;
    kept[sent.name] = sent.values;
    sent = null;
    store();
    document.querySelectorAll("form[data-filled]").forEach((form) => delete form.dataset.filled);
  }

  function fill(form) {
    form.dataset.filled = "";
    const values = kept[name(form)];
    if (!values) return;
    Object.entries(values).forEach(([field, value]) => {
      const input = form.elements[field];
      if (!input) return;
      if (input.type === "checkbox") input.checked = value;
      else input.value = value;
    });
    const fold = form.closest("details");
    if (fold) fold.open = true;
  }

  function restore() {
    takeBack();
    document.querySelectorAll("form[data-do]:not([data-filled])").forEach(fill);
  }

  document.addEventListener("input", remember);
  document.addEventListener("change", remember);
  document.addEventListener("submit", send, true);
  document.addEventListener("submit", forget);
  document.addEventListener("click", forget);
  const watch = () =>
    new MutationObserver(restore).observe(document.body, { childList: true, subtree: true });
  if (document.body) watch();
  else document.addEventListener("DOMContentLoaded", watch);
})();
