// Marks what has been published since this browser was last here. It remembers that by itself; nothing is sent.
"use strict";
(() => {
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
  const { lang } = document.documentElement;
  const asWritten = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  time.dateTime = last.toISOString();
  time.textContent = asWritten.format(last);
  line.querySelector("span").replaceWith(time);
  entries[0].id ||= "fresh";
  first.href = `#${entries[0].id}`;
  first.textContent = new Intl.NumberFormat(lang).format(entries.length);
  line.hidden = false;
})();
