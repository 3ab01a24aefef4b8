// What pages do better where scripts run; each of them does without.
"use strict";
(() => {
  const main = document.getElementById("content");
  const PAUSE = 600; // milliseconds of typing nothing, before something is asked
  const SHORTEST = 2000; // milliseconds between two readings of a page

  const parsed = async (response) => new DOMParser().parseFromString(await response.text(), "text/html");
  const later = (act, pause) => {
    let waiting;
    return (...given) => { clearTimeout(waiting); waiting = setTimeout(() => act(...given), pause); };
  };
  const FIELDS = "input:not([type=hidden]), textarea, select";
  const typedIn = (part) => [...part.querySelectorAll(FIELDS)].some((one) => one === document.activeElement || one.dataset.typed);
  document.addEventListener("input", (event) => { event.target.dataset.typed = "1"; });

  // Parts of a page that follow what others do: whoever reads sees it, whoever types is told.
  const plain = (part) => part.outerHTML.replaceAll(/name="(seal|once)" value="[^"]*"/g, "");
  const readAgain = async () => {
    const response = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!response.ok || new URL(response.url).pathname.startsWith("/sign-in")) return;
    const fresh = await parsed(response);
    for (const part of main.querySelectorAll("[data-part]")) {
      const now = fresh.getElementById(part.id);
      if (!now || served.get(part.id) === plain(now)) continue;
      if (typedIn(part)) { const told = document.getElementById("changed"); if (told) told.hidden = false; continue; }
      served.set(part.id, plain(now));
      const at = part.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
      part.replaceWith(document.adoptNode(now));
      if (at) [...now.querySelectorAll("a")].find((one) => one.getAttribute("href") === at)?.focus();
      clocks();
    }
  };
  const served = new Map();
  const follow = (about) => {
    for (const part of main.querySelectorAll("[data-part]")) served.set(part.id, plain(part));
    let source, last = 0, waiting, wasOpen = false;
    const soon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => { last = Date.now(); readAgain().catch(() => {}); }, Math.max(100, last + SHORTEST - Date.now()));
    };
    const listen = () => {
      source = new EventSource("/live?" + about.split(" ").map((one) => "about=" + one).join("&"));
      source.addEventListener("changed", soon);
      // What came while it was closed is seen now.
      source.addEventListener("open", () => { if (wasOpen) soon(); wasOpen = true; });
    };
    // A browser has few connections for all of its tabs: only what is looked at listens.
    const look = () => { if (document.hidden) { source?.close(); source = null; } else if (!source) listen(); };
    document.addEventListener("visibilitychange", look);
    addEventListener("pagehide", () => source?.close());
    look();
  };
  if (main.dataset.live) follow(main.dataset.live);

  // Times that run: how long since, in hours and minutes, as the server wrote it.
  const clocks = () => {
    for (const one of document.querySelectorAll("[data-since]")) {
      const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(one.dataset.since)) / 60000));
      one.textContent = Math.floor(minutes / 60) + ":" + String(minutes % 60).padStart(2, "0");
    }
  };
  if (document.querySelector("[data-since]")) setInterval(clocks, 10000);
  clocks();

  // What stands beside a text while it is typed: asked with the fields that it is made from.
  for (const target of document.querySelectorAll("[data-suggest]")) {
    const form = target.closest("form") || document.querySelector(target.dataset.form);
    const names = target.dataset.from.split(" ");
    let asked = "";
    const ask = later(async () => {
      const query = new URLSearchParams(names.map((name) => [name, (form.elements[name]?.value || "").slice(0, 500)]));
      if (String(query) === asked) return;
      asked = String(query);
      const response = await fetch(target.dataset.suggest + "?" + query);
      if (response.ok && !response.redirected && String(query) === asked) target.replaceChildren(...(await parsed(response)).body.childNodes);
    }, PAUSE);
    for (const name of names) form.elements[name]?.addEventListener("input", () => ask());
  }

  // What a form would do, shown as it is filled in: the button that shows it is pressed unseen.
  for (const form of document.querySelectorAll("form[data-preview]")) {
    const shown = document.getElementById(form.dataset.preview);
    const show = later(async () => {
      const button = form.querySelector("button[data-previews]");
      const body = new URLSearchParams(new FormData(form, button));
      const response = await fetch(button.formAction || form.action, { method: "POST", body });
      if (response.redirected) return;
      const now = (await parsed(response)).getElementById(form.dataset.preview);
      if (now) shown.replaceChildren(...now.childNodes);
    }, PAUSE);
    form.addEventListener("input", () => show());
  }

  // Keys: to the search, through what is listed, and what keys there are; each can be turned off.
  const keys = document.getElementById("keys");
  const turnedOff = () => localStorage.getItem("keys") === "off";
  const places = () => [...main.querySelectorAll("[data-place], tbody tr")]
    .map((one) => one.matches("a") ? one : one.querySelector("a[href]")).filter((one) => one && one.getClientRects().length);
  const step = (by) => {
    const all = places();
    if (!all.length) return;
    const here = all.findIndex((one) => one === document.activeElement || one.closest("tr")?.contains(document.activeElement));
    const next = here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, here + by));
    all[next].focus();
    all[next].scrollIntoView({ block: "nearest" });
  };
  const acts = {
    "/": () => { const field = document.getElementById("q") || main.querySelector("input[type=search]"); field?.focus(); field?.select(); },
    "j": () => step(1),
    "k": () => step(-1),
    "?": () => keys?.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || turnedOff()) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
    const act = Object.hasOwn(acts, event.key) ? acts[event.key] : null;
    if (act) { event.preventDefault(); act(); }
  });
  if (keys) {
    for (const one of document.querySelectorAll("[data-keys]")) {
      one.hidden = false;
      one.addEventListener("click", () => keys.showModal());
    }
    const on = keys.querySelector("input");
    on.checked = !turnedOff();
    on.addEventListener("change", () => localStorage.setItem("keys", on.checked ? "on" : "off"));
  }
})();
