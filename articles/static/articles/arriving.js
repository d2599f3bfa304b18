/* What scripts add to every page, in one file because each costs a phone a connection: what is new since the last visit is
   marked, folds that a wide page shows unfolded say so to who does not see it, the reader's own language is offered where it
   is another, and reading off-line (registers the service worker, says when a page is a kept one, lists what is kept, offers
   updates and installing). Every word stands in the page already, hidden until it is true. Nothing is sent; what is
   remembered stays in this browser. */
"use strict";

/* It comes when the page has been painted (templates/articles/later.js). What may wait longer does, until the browser has a
   moment. */
const LONGEST_WAIT = 2000; // milliseconds
const SOON = 200; // milliseconds, where the browser does not say when it has a moment
const whenRead = (work) => {
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", work, { once: true });
  else work();
};
const LOCALE = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang; // days as the pages write them
const whenIdle = (work) => whenRead(() => {
  if (window.requestIdleCallback) requestIdleCallback(work, { timeout: LONGEST_WAIT });
  else setTimeout(work, SOON);
});

whenIdle(() => {
  if (matchMedia("(min-width: 66rem)").matches) for (const fold of document.querySelectorAll(".fold")) fold.open = true;
});

const reveal = (name) => {
  for (const element of document.querySelectorAll(`[data-reveal="${name}"]`)) element.hidden = false;
};

const remember = (language) => {
  try { localStorage.setItem("language", language); } catch { /* no storage: asked again on the next page */ }
};

addEventListener("click", ({ target }) => {
  const link = target.closest?.(".languages a[hreflang]");
  if (link) remember(link.hreflang);
});

whenIdle(() => {
  const html = document.documentElement;
  const links = [...document.querySelectorAll(".languages a[hreflang]")];
  let chosen = null;
  try { chosen = localStorage.getItem("language"); } catch { /* the browser's own preference counts */ }

  const wanted = chosen ? [chosen] : navigator.languages || [];
  const speaks = (code, want) => code === want || code.split("-")[0] === want.toLowerCase().split("-")[0];
  const first = wanted.find((want) => [html.lang, ...links.map((link) => link.hreflang)].some((code) => speaks(code, want)));
  const better = first && !speaks(html.lang, first) && links.find((link) => speaks(link.hreflang, first));
  const place = document.querySelector('[data-reveal="language"]');
  if (better && place) {
    const link = better.cloneNode(true);
    link.addEventListener("click", () => remember(link.hreflang));
    place.querySelector("[data-language-here]").append(link);
    place.querySelector("button").addEventListener("click", () => {
      remember(html.lang);
      place.hidden = true;
      document.getElementById("content").focus({ preventScroll: true });
    });
    place.hidden = false;
  }
});

// The browser lets us ask once for each offer of its own: a button that was pressed goes, and the focus to what stands before it
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  const place = document.querySelector('[data-reveal="install"]');
  if (!place) return;
  place.hidden = false;
  place.querySelector("button").onclick = () => {
    place.previousElementSibling.querySelector("a").focus();
    place.hidden = true;
    event.prompt();
  };
});

whenIdle(() => {
  const DAY = 24 * 60 * 60 * 1000;
  const html = document.documentElement;
  const timeOf = (iso) => {
    const time = document.createElement("time");
    time.dateTime = iso;
    time.textContent = new Date(iso).toLocaleString(LOCALE, { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    return time;
  };

  if (html.dataset.keptAt) {
    for (const place of document.querySelectorAll("[data-kept-at-here]")) place.append(timeOf(html.dataset.keptAt));
    reveal("kept");
  }

  const list = document.querySelector("[data-kept-articles]");
  if (list && new URL(list.dataset.address, location).pathname !== location.pathname) reveal("elsewhere");
  if (!("serviceWorker" in navigator)) return reveal("refused");

  let isWanted = false; // the newer version, here: in another window somebody may be writing a comment
  navigator.serviceWorker.addEventListener("controllerchange", () => { if (isWanted) location.reload(); });
  const registered = navigator.serviceWorker.register("/service-worker.js");
  registered.then((registration) => {
    const offer = () => {
      if (!registration.waiting || !navigator.serviceWorker.controller) return;
      reveal("update");
      for (const button of document.querySelectorAll('[data-reveal="update"] button')) {
        button.onclick = () => {
          isWanted = true;
          registration.waiting?.postMessage("update");
        };
      }
    };
    offer();
    registration.addEventListener("updatefound", () => {
      registration.installing.addEventListener("statechange", offer);
    });
    checkDaily(registration);
    // What was here before the worker did not pass through it
    if (!navigator.serviceWorker.controller) navigator.serviceWorker.ready.then(({ active }) => active.postMessage("keep"));
  }).catch(() => {}); // a browser that refuses one (a private window) reads as it did before

  function checkDaily(registration) {
    try {
      const last = Number(localStorage.getItem("offline-checked"));
      if (!registration.active || Date.now() - last < DAY) return;
      localStorage.setItem("offline-checked", String(Date.now()));
      registration.active.postMessage("check");
    } catch { /* no storage: what is kept is checked when it is read */ }
  }

  if (!list) return;
  (async () => {
    const kept = await caches.open("articles");
    const requests = (await kept.keys()).reverse();
    for (const request of requests) {
      const answer = await kept.match(request);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const headline = page.querySelector("h1");
      if (!headline) continue;
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = new URL(request.url).pathname;
      link.textContent = headline.textContent.trim();
      link.lang = headline.closest("[lang]").lang;
      item.dir = headline.closest("[dir]").dir;
      const meta = document.createElement("span");
      meta.className = "meta";
      meta.dir = html.dir;
      meta.append(`${list.dataset.kept} `, timeOf(answer.headers.get("X-Kept-At")));
      item.append(link, " ", meta);
      list.append(item);
    }
    if (list.children.length) return;
    await registered;
    reveal("none");
  })().catch(() => reveal("refused")); // as in a private window
});

// ── New since the last visit: as soon as the page is read; neither the marks nor the line move anything
whenRead(() => {
  const KEY = "newsroom.visit";
  const PAUSE = 30 * 60; // seconds: pages that follow one another sooner are one visit
  const line = document.getElementById("since");
  if (!line) return;

  const now = Math.floor(Date.now() / 1000);
  let before = 0;
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    if (kept && Number.isFinite(kept.now) && Number.isFinite(kept.before)) {
      before = now - kept.now < PAUSE ? kept.before : kept.now;
    }
  } catch {
    // What is damaged or may not be read is no memory
  }
  try {
    localStorage.setItem(KEY, JSON.stringify({ before, now }));
  } catch {
    // A browser that may not remember has no last visit next time
  }
  if (!before) return;

  const entries = [...document.querySelectorAll("[data-published]")].filter((entry) => Number(entry.dataset.published) > before);
  if (!entries.length) return;
  for (const entry of entries) {
    const mark = document.createElement("span");
    mark.className = "unseen";
    mark.textContent = `${line.dataset.mark} `;
    entry.classList.add("fresh");
    entry.querySelector("a[href*='/articles/']").prepend(mark);
  }
  const last = new Date(before * 1000), time = document.createElement("time"), first = line.querySelector("a");
  // Short enough to stand beside the heading of the wire in any language, so that it needs no line that was not there
  const fields = last.toDateString() === new Date().toDateString() ? { hour: "2-digit", minute: "2-digit" } : { day: "numeric", month: "short" };
  const asWritten = new Intl.DateTimeFormat(LOCALE, fields);
  time.dateTime = last.toISOString();
  time.textContent = asWritten.format(last);
  line.querySelector("span").replaceWith(time);
  entries[0].id ||= "fresh";
  first.href = `#${entries[0].id}`;
  first.textContent = new Intl.NumberFormat(LOCALE).format(entries.length);
  line.hidden = false;
});
