/* The items of a recap: pointing at one shows its proof in the notes above, and what somebody has
   mended stays mended when the same notes are run again. Nothing is kept beyond this page. */
(() => {
  const mended = new Map();
  const inputs = (item) => [...item.querySelectorAll("input[name], select[name]")];
  const part = (input) => input.name.split("-")[0];
  /* Two items may rest on the same words: the place among those tells them apart. */
  const key = (item) => {
    const all = [...(item.closest(".em-items") || item.parentElement).querySelectorAll("[data-proof]")];
    const same = all.filter((other) => other.dataset.proof === item.dataset.proof);
    return `${same.indexOf(item)}:${item.dataset.proof}`;
  };

  function remember(event) {
    const item = event.target.closest("[data-proof]");
    if (!item || !event.target.name) return;
    const kept = mended.get(key(item)) || {};
    const input = event.target;
    kept[part(input)] = input.type === "checkbox" ? input.checked : input.value;
    mended.set(key(item), kept);
  }

  function restore() {
    document.querySelectorAll("[data-proof]:not([data-seen])").forEach((item) => {
      item.dataset.seen = "";
      const kept = mended.get(key(item)) || {};
      inputs(item).forEach((input) => {
        if (!(part(input) in kept)) return;
        if (input.type === "checkbox") input.checked = kept[part(input)];
        else input.value = kept[part(input)];
      });
    });
  }

  function proofs(words) {
    const found = [];
    document.querySelectorAll(".em-user .em-words").forEach((notes) => {
      const node = notes.firstChild;
      const at = node && node.data ? node.data.indexOf(words) : -1;
      if (at < 0) return;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      found.push(range);
    });
    return found;
  }

  function show(event) {
    const item = event.target.closest && event.target.closest("[data-proof]");
    if (!CSS.highlights) return;
    if (item) CSS.highlights.set("em-proof", new Highlight(...proofs(item.dataset.proof)));
    else CSS.highlights.delete("em-proof");
  }

  document.addEventListener("input", remember);
  document.addEventListener("change", remember);
  document.addEventListener("mouseover", show);
  document.addEventListener("focusin", show);
  const watch = () =>
    new MutationObserver(restore).observe(document.body, { childList: true, subtree: true });
  if (document.body) watch();
  else document.addEventListener("DOMContentLoaded", watch);
})();
