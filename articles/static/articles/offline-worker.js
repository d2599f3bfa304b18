/* The service worker: keeps the frame of the site and the articles that were read, for when there is no network.

   It is loaded by /service-worker.js, which hands over `frame`: {version, offline: {front page: page for no network},
   assets}. The network always comes first, so that nothing is stale that need not be; a page that comes from here says
   when it was kept. */
"use strict";

const FRAME = `frame-${frame.version}`;
const ARTICLES = "articles";
const MOST_ARTICLES = 100;
const KEPT_AT = "X-Kept-At";
const ARTICLE = /^(?:\/[a-z]{2}(?:-[a-z]+)?)?\/articles\/\d+\/[^/]+\/$/;
const FORMS = /^(?:\/[a-z]{2}(?:-[a-z]+)?)?\/admin\//;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(FRAME).then((kept) => kept.addAll([...Object.values(frame.offline), ...frame.assets])));
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("frame-") && name !== FRAME) await caches.delete(name);
    }
    await self.clients.claim();
  })());
});

self.addEventListener("message", (event) => {
  if (event.data === "update") self.skipWaiting();
  if (event.data === "check") event.waitUntil(checkKept());
  if (event.data === "keep") event.waitUntil(keepRead(new URL(event.source.url)));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin || FORMS.test(address.pathname)) return;
  if (request.mode === "navigate") event.respondWith(page(request, address));
  else if (frame.assets.includes(address.pathname)) event.respondWith(asset(request));
});

async function asset(request) {
  const kept = await caches.match(request, { cacheName: FRAME });
  return kept || fetch(request);
}

async function page(request, address) {
  let answer;
  try {
    answer = await fetch(request);
  } catch {
    return offline(address);
  }
  if (isArticle(address)) await remember(address.pathname, answer.clone());
  return answer;
}

function isArticle({ pathname, search }) {
  return ARTICLE.test(pathname) && !search;
}

/* The first page of a visitor came before the worker did; the browser has its text still, or asks whether it is the newest. */
async function keepRead(address) {
  if (!isArticle(address)) return;
  try {
    await remember(address.pathname, await fetch(address.pathname));
  } catch { /* without a network by now: kept when it is read again */ }
}

/* A page that is gone is gone from here too; one that is only for who is logged in is never kept. */
async function remember(path, answer) {
  const kept = await caches.open(ARTICLES);
  if (answer.status === 404 || answer.status === 410) {
    await kept.delete(path);
  } else if (answer.ok && !answer.redirected && !/private|no-store/.test(answer.headers.get("Cache-Control") || "")) {
    const headers = new Headers(answer.headers);
    headers.set(KEPT_AT, new Date().toISOString());
    await kept.delete(path); // the newest stands last
    await kept.put(path, new Response(await answer.blob(), { status: 200, headers }));
    const all = await kept.keys();
    for (const old of all.slice(0, Math.max(0, all.length - MOST_ARTICLES))) await kept.delete(old);
  }
}

async function offline(address) {
  const kept = await caches.match(address.pathname, { cacheName: ARTICLES });
  if (!kept) {
    const language = Object.keys(frame.offline).find((front) => address.pathname.startsWith(front));
    return (await caches.match(frame.offline[language], { cacheName: FRAME })) || Response.error();
  }
  const html = (await kept.text()).replace("<html ", `<html data-kept-at="${kept.headers.get(KEPT_AT)}" `);
  const headers = new Headers(kept.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  return new Response(html, { status: 200, headers });
}

/* What was taken down since may not stay on anybody's device: the page asks for this once a day. */
async function checkKept() {
  const kept = await caches.open(ARTICLES);
  for (const request of await kept.keys()) {
    try {
      const answer = await fetch(request.url, { method: "HEAD" });
      if (answer.status === 404 || answer.status === 410) await kept.delete(request);
    } catch {
      return;
    }
  }
}
