// What pages do beyond links and forms. Everything here adds to a page that works without it.
(() => {
  "use strict";
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

  // On a phone the menu starts closed; without a script it stays open.
  const menu = document.querySelector("details.menu");
  if (menu && matchMedia("(max-width: 46rem)").matches) menu.removeAttribute("open");

  // The token that proves a request comes from one of these pages goes with every request htmx makes.
  document.addEventListener("htmx:config:request", (event) => {
    const token = document.querySelector('meta[name="csrf"]');
    const context = event.detail && event.detail.ctx;
    if (token && context) context.request.headers["X-CSRF-Token"] = token.content;
  });

  // Filters apply as soon as one is chosen.
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form.filters[data-live]");
    if (form && event.target.matches("select, input[type=date], input[type=checkbox]")) form.requestSubmit();
  });
  // Empty filters stay out of the address.
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form.filters")) return;
    for (const field of event.target.elements) if (field.name && !field.value) field.disabled = true;
  });

  // On a phone the filters of a list fold away, so that the list itself is seen first.
  if (matchMedia("(max-width: 46rem)").matches) {
    for (const form of document.querySelectorAll('form.filters[method="get"]')) {
      const fields = [...form.querySelectorAll(".field")];
      if (fields.length < 3) continue;
      const first = form.querySelector("input[type=search]") ? 1 : 0;
      const used = fields.slice(first).filter((field) => [...field.querySelectorAll("input, select")].some((one) =>
        one.type === "checkbox" ? one.checked : one.value && one.name !== "from" && one.selectedIndex !== 0)).length;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "fold";
      button.textContent = document.body.dataset.filters + (used ? ` (${used})` : "");
      button.setAttribute("aria-expanded", "false");
      button.addEventListener("click", () => {
        const open = form.classList.toggle("folded") === false;
        button.setAttribute("aria-expanded", String(open));
      });
      fields.slice(0, first).forEach((field) => field.classList.add("always"));
      form.insertBefore(button, fields[first] || null);
      form.classList.add("folded");
    }
  }

  // All boxes of a table at once.
  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-all]")) return;
    const boxes = document.querySelectorAll(`input[name="${event.target.dataset.all}"]`);
    for (const box of boxes) box.checked = event.target.checked;
  });

  // A file over the field.
  for (const drop of document.querySelectorAll(".drop")) {
    const input = drop.querySelector("input[type=file]");
    drop.addEventListener("dragover", () => drop.classList.add("over"));
    drop.addEventListener("dragleave", () => drop.classList.remove("over"));
    drop.addEventListener("drop", () => drop.classList.remove("over"));
    input.addEventListener("change", () => {
      const names = [...input.files].map((file) => file.name);
      const shown = drop.querySelector("[data-names]");
      if (shown) shown.textContent = names.slice(0, 6).join(", ") + (names.length > 6 ? ", …" : "");
    });
  }

  // A claim and its passages light up together.
  const light = (key, on) => {
    for (const node of document.querySelectorAll(`[data-claims~="${CSS.escape(key)}"]`)) node.classList.toggle("lit", on);
  };
  for (const [enter, leave] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
    for (const [kind, on] of [[enter, true], [leave, false]]) {
      document.addEventListener(kind, (event) => {
        const node = event.target.closest && event.target.closest("[data-claims]");
        if (node) for (const key of node.dataset.claims.split(" ")) light(key, on);
      });
    }
  }

  // Keys. A page names them on what they press: data-key="a" on a button within what is being judged, or anywhere.
  const items = () => [...document.querySelectorAll("[data-item]:not(.judged)")];
  const current = () => document.activeElement && document.activeElement.closest("[data-item]");
  const go = (step) => {
    const all = items();
    if (!all.length) return;
    const at = all.indexOf(current());
    const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + step))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (event.key === "j" || event.key === "k") {
      if (items().length) { event.preventDefault(); go(event.key === "j" ? 1 : -1); }
      return;
    }
    const within = current() || items()[0] || document;
    const key = CSS.escape(event.key);
    const target = within.querySelector(`[data-key="${key}"]`) || document.querySelector(`:not([data-item]) > [data-key="${key}"]`);
    if (!target) return;
    event.preventDefault();
    if (target.matches("input")) { target.focus(); target.select(); } else target.click();
  });
  // What was judged is left behind: on to the next.
  document.addEventListener("htmx:after:swap", () => {
    if (document.querySelector("[data-item].judged") && !current()) {
      const next = items()[0];
      if (next) next.focus();
    }
  });
})();
