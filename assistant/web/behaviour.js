/* What the page does by itself, without asking the server: places, sheets, copying, flipping
   between draft and refined, and keeping the reader where they are while an answer grows. */
(() => {
  const PLACES = ["talk", "people", "notes", "library", "trust", "quality"];
  const enter = {};
  const place = () => {
    const name = location.hash.slice(1).split("/")[0];
    return PLACES.includes(name) ? name : "talk";
  };
  const argument = () => decodeURIComponent(location.hash.slice(1).split("/").slice(1).join("/"));

  function go() {
    const name = place();
    document.body.dataset.place = name;
    closeSheet();
    markPlace();
    if (enter[name]) enter[name]();
  }

  function markPlace() {
    document.querySelectorAll("[data-nav]").forEach((link) => {
      const here = link.dataset.nav === place();
      if (here && !link.hasAttribute("aria-current")) link.setAttribute("aria-current", "page");
      if (!here && link.hasAttribute("aria-current")) link.removeAttribute("aria-current");
    });
  }

  function values(from) {
    const form = from.closest("form");
    return form ? Object.fromEntries(new FormData(form).entries()) : {};
  }

  /* A person pressed in the left column: on People their page opens and nothing else happens;
     from any other place the way leads to Talk, where the topic changes before one's eyes. */
  function visited(from) {
    if (!from.dataset.person || place() === "talk") return false;
    const there = place() === "people";
    location.hash = there ? `people/${from.dataset.person}` : "talk";
    return there;
  }

  /* Called by each acting component once it stands. */
  function acts(element, trigger, name) {
    const act = (from) => {
      if (visited(from)) return;
      trigger("click", { do: from.dataset.do, id: from.dataset.id || "", values: values(from) });
    };
    element.addEventListener("click", (event) => {
      const from = event.target.closest("[data-do]");
      if (from && from.tagName !== "FORM" && element.contains(from)) act(from);
    });
    element.addEventListener("submit", (event) => {
      event.preventDefault();
      const form = event.target;
      if (form.dataset.do) act(form);
    });
    element.addEventListener("change", (event) => {
      const from = event.target.closest("[data-change]");
      if (from) trigger("click", { do: from.dataset.change, id: from.value, values: {} });
    });
    if (!name) return;
    enter[name] = () => trigger("click", { do: "enter", id: argument(), values: {} });
    if (place() === name && name !== "talk") enter[name]();
  }

  function openSheet(side, opener) {
    document.body.dataset.sheet = side;
    document.querySelectorAll("[data-sheet]").forEach((button) =>
      button.setAttribute("aria-expanded", String(button.dataset.sheet === side)));
    openSheet.opener = opener;
    enterSheet();
  }
  /* The focus goes into the open sheet, also where the sheet's content came after the press. */
  function enterSheet() {
    const sheet = document.getElementById(document.body.dataset.sheet === "left" ? "em-left" : "em-beside");
    const first = sheet && sheet.querySelector("a, button:not(.em-skip), summary");
    if (first && !sheet.contains(document.activeElement)) first.focus({ preventScroll: true });
  }
  function closeSheet() {
    if (!document.body.dataset.sheet) return;
    delete document.body.dataset.sheet;
    document.querySelectorAll("[data-sheet]").forEach((b) => b.setAttribute("aria-expanded", "false"));
    if (openSheet.opener && openSheet.opener.isConnected) openSheet.opener.focus({ preventScroll: true });
  }

  /* A new rendering takes away what had the focus: its successor gets it, so that the tab key goes
     on from there. */
  const MARKS = ["data-nav", "data-do", "data-id", "data-show", "name"];
  let held = "";
  function hold(event) {
    const scope = event.target.closest("[id]");
    const marks = MARKS.filter((mark) => event.target.hasAttribute(mark))
      .map((mark) => `[${mark}="${CSS.escape(event.target.getAttribute(mark))}"]`);
    held = scope && marks.length ? `#${CSS.escape(scope.id)} ${marks.join("")}` : "";
  }
  function release(event) {
    setTimeout(() => {
      if (event.target.isConnected && document.activeElement === document.body) held = "";
    });
  }
  function keepFocus() {
    const lost = !document.activeElement || document.activeElement === document.body;
    const heir = lost && held && document.querySelector(held);
    if (heir) heir.focus({ preventScroll: true });
    if (document.body.dataset.sheet) enterSheet();
  }

  async function copy(button) {
    const words = button.dataset.copy;
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      const field = document.createElement("textarea");
      field.value = words;
      field.setAttribute("aria-hidden", "true");
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    const before = button.textContent;
    button.textContent = button.dataset.copied;
    setTimeout(() => (button.textContent = before), 1600);
  }

  function write(words) {
    const field = document.querySelector("#em-composer textarea");
    if (!field) return;
    const setter = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;
    setter.call(field, words);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }

  document.addEventListener("click", (event) => {
    const target = event.target;
    const sheet = target.closest("[data-sheet]:not(body)");
    if (sheet) {
      const side = sheet.dataset.sheet;
      return document.body.dataset.sheet === side ? closeSheet() : openSheet(side, sheet);
    }
    if (target.closest("[data-write]")) {
      location.hash = "talk";
      return void document.querySelector("#em-composer textarea").focus();
    }
    const copied = target.closest("[data-copy]");
    if (copied) return void copy(copied);
    const example = target.closest("[data-example]");
    if (example) return write(example.dataset.example);
    const version = target.closest("[data-show]");
    if (version) {
      const reply = version.closest("[data-version]");
      reply.dataset.version = version.dataset.show;
      reply.querySelectorAll("[data-show]").forEach((b) =>
        b.setAttribute("aria-pressed", String(b === version)));
      return;
    }
    const inSheet = target.closest("#em-left, #em-beside");
    if (!inSheet) closeSheet();
    else if (target.closest("a, [data-closes]")) closeSheet();
  });
  document.addEventListener("input", (event) => {
    if (event.target.closest("#em-composer")) remember(event.target.value);
  });
  document.addEventListener("focusin", hold);
  document.addEventListener("focusout", release);
  document.addEventListener("submit", (event) => {
    if (event.target.dataset.do === "forget") remember("");
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeSheet();
  });

  /* The app does not answer: that is said in words of ours, in the language of the page. What was
     typed stays; once the app answers again the page comes back as it stood. */
  let gap = false;
  function tellGap() {
    const lost = Boolean(document.querySelector(".toast-body.error"));
    if (lost === gap) return;
    gap = lost;
    const status = document.querySelector("#em-status [role=status]");
    if (!status || !lost) return;
    status.className = "em-status";
    status.textContent = document.documentElement.dataset.lost;
  }

  /* What is typed is kept by the app; what it has not heard of yet, this tab remembers until it is
     sent or closed. */
  const TYPED = "em-typed";
  let restored = false;
  function remember(words) {
    if (words) sessionStorage.setItem(TYPED, words);
    else sessionStorage.removeItem(TYPED);
  }
  function restore() {
    const field = document.querySelector("#em-composer textarea");
    const kept = sessionStorage.getItem(TYPED);
    if (!field || !kept) return;
    if (restored) return void (field.value || remember(""));
    if (!document.querySelector("#em-current article")) return;
    restored = true;
    setTimeout(() => {
      const asked = [...document.querySelectorAll(".em-user .em-words")].pop();
      if (asked && asked.textContent === kept) remember("");
      else if (field.value !== kept) write(kept);
    }, 300);
  }

  /* A new question goes to the top of the view; what grows below it never moves the reader. */
  let asked = 0;
  function follow() {
    markPlace();
    keepFocus();
    tellGap();
    restore();
    const scroll = document.getElementById("em-scroll");
    if (!scroll) return;
    const questions = scroll.querySelectorAll(".em-user");
    if (questions.length !== asked) {
      const calm = asked === 0 || matchMedia("(prefers-reduced-motion: reduce)").matches;
      asked = questions.length;
      const last = questions[asked - 1];
      if (last) scroll.scrollTo({ top: last.offsetTop - 12, behavior: calm ? "auto" : "smooth" });
      else scroll.scrollTo({ top: 0 });
    }
  }
  function settle() {
    document.body.dataset.place = place();
    new MutationObserver(follow).observe(document.body, { childList: true, subtree: true });
  }
  window.addEventListener("hashchange", go);
  window.empatMata = { acts };
  if (document.body) settle();
  else document.addEventListener("DOMContentLoaded", settle);
})();
