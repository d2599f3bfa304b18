// On the page of an article: find the passage in place, listen, copy the address. Without it the page does all but listen.
// It comes after arriving.js, whose whenIdle it uses.
"use strict";

const text = document.getElementById("text");

// ── Find the passage: the server's own answer, put into the page that is open; without a connection, the device's
const ask = document.querySelector(".ask");
const place = () => location.pathname + location.search;
let shown = place();

function show(page, address) {
  say(page.getElementById("answered").textContent, ...page.getElementById("answer").childNodes);
  text.replaceChildren(...page.getElementById("text").childNodes);
  ask.elements.find.value = new URL(address, location).searchParams.get("find") ?? "";
}

async function answer(address) {
  window.CSS?.highlights?.delete("found");
  const response = await fetch(address, { headers: { Accept: "text/html" } });
  if (!response.ok) throw new Error(String(response.status));
  show(new DOMParser().parseFromString(await response.text(), "text/html"), address);
}

// The line was there before its words: only so do all screen readers read what comes into it
function say(words, ...more) {
  document.getElementById("answered").textContent = words;
  document.getElementById("answer").replaceChildren(...more);
}

// Without a connection: the sentences with most of the words, a word counting the more the fewer sentences have it
const NEAR_BEST = 0.6;
const LEAST_COVERED = 0.34;
const MOST_FOUND = 3;
const fold = (word) => word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const cut = (words, granularity) => [...new Intl.Segmenter(ask.dataset.language || undefined, { granularity }).segment(words)];
const wordsOf = (words) => new Set(cut(words, "word").filter(({ isWordLike }) => isWordLike).map(({ segment }) => fold(segment)));

function like(wanted, words) {
  if (words.has(wanted)) return 1;
  const begins = wanted.slice(0, Math.max(4, wanted.length - 2));
  return begins.length >= 4 && [...words].some((word) => word.startsWith(begins)) ? 0.7 : 0;
}

function sentencesOnPage() {
  return [...text.querySelectorAll("p, li")].flatMap((element) => cut(element.textContent, "sentence").map(({ segment, index }) => (
    { element, start: index, end: index + segment.trimEnd().length, said: segment.trim(), words: wordsOf(segment) })));
}

function rangeOf({ element, start, end }) {
  const range = new Range();
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(), from = 0; node; from += node.length, node = walk.nextNode()) {
    if (start >= from && start < from + node.length) range.setStart(node, start - from);
    if (end > from && end <= from + node.length) { range.setEnd(node, end - from); break; }
  }
  return range;
}

function bestOnPage(question) {
  const sentences = sentencesOnPage();
  const found = [...wordsOf(question)].map((wanted) => {
    const matches = sentences.map(({ words }) => like(wanted, words));
    return { matches, weight: Math.log(1 + sentences.length / (matches.filter(Boolean).length + 0.5)) };
  });
  const whole = found.reduce((sum, { weight }) => sum + weight, 0);
  const scored = sentences.map((sentence, at) => ({ ...sentence, at, covered: found.reduce((sum, { matches, weight }) => sum + matches[at] * weight, 0) / whole }));
  const best = Math.max(LEAST_COVERED, ...scored.map(({ covered }) => covered * NEAR_BEST));
  return scored.filter(({ covered }) => covered >= best).sort((one, other) => other.covered - one.covered || one.at - other.at)
    .slice(0, MOST_FOUND).sort((one, other) => one.at - other.at);
}

function findOnDevice(question) {
  if (!window.CSS?.highlights || !window.Intl?.Segmenter) return say(ask.dataset.offline);
  const best = bestOnPage(question);
  CSS.highlights.set("found", new Highlight(...best.map(rangeOf)));
  if (!best.length) return say(ask.dataset.nothing);
  const list = document.createElement("ol");
  list.className = "points";
  list.lang = text.lang;
  list.dir = text.dir || "auto";
  for (const { element, said, at } of best) {
    element.id ||= `sentence-${at}`;
    const link = document.createElement("a");
    link.href = `#${element.id}`;
    link.textContent = said;
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  say(ask.dataset.device, list);
}

async function find(address, { isNew }) {
  stopListening();
  try {
    await answer(address);
    if (isNew) history.pushState(null, "", address);
    shown = place();
  } catch {
    findOnDevice(new URL(address).searchParams.get("find") ?? "");
  }
}

ask?.addEventListener("submit", (event) => {
  event.preventDefault();
  const address = new URL(ask.action);
  address.hash = "";
  address.search = new URLSearchParams(new FormData(ask)).toString();
  find(address.href, { isNew: true });
});

document.getElementById("find")?.addEventListener("click", (event) => {
  const link = event.target.closest(".how a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  find(link.href, { isNew: true }).then(() => ask.querySelector("button").focus()); // the link goes with the marks
});

addEventListener("popstate", () => {
  if (ask && place() !== shown) find(location.href, { isNew: false });
});

// ── Listen: by a voice that is on the device, so that no text leaves it
const player = document.querySelector(".listen");
const synthesis = player && window.speechSynthesis;
const [toggle, stop] = player ? player.querySelectorAll("button") : [];
const voice = player?.querySelector(".voice");
let pieces = [];
let at = -1; // the piece that is read, -1 for none
let heard = 0; // characters of it
let speaking = null;
const BAR = 80; // pixels at the foot that the controls may cover

function voiceOfDevice() {
  const wanted = player.dataset.language.toLowerCase();
  const [language] = wanted.split("-");
  const fit = synthesis.getVoices().filter(({ lang, localService }) => localService && lang.toLowerCase().split(/[-_]/)[0] === language);
  return fit.find(({ lang }) => lang.toLowerCase().replace("_", "-") === wanted) ?? fit.find((known) => known.default) ?? fit[0];
}

function mark(element) {
  document.querySelector(".spoken")?.classList.remove("spoken");
  if (!element) return;
  element.classList.add("spoken");
  const { top, bottom } = element.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight - BAR) element.scrollIntoView({ block: "center" });
}

function label(state) {
  toggle.textContent = toggle.dataset[state];
  if (state === "listen" && document.activeElement === stop) toggle.focus();
  stop.hidden = voice.hidden = state === "listen";
  player.classList.toggle("playing", state !== "listen");
}

function speak() {
  const element = pieces[at];
  const speaker = voiceOfDevice();
  if (!element || !speaker) return stopListening();
  mark(element);
  const from = heard;
  const utterance = new SpeechSynthesisUtterance(element.textContent.slice(from));
  utterance.voice = speaker;
  utterance.lang = speaker.lang;
  utterance.onboundary = ({ charIndex }) => { if (speaking === utterance) heard = from + charIndex; };
  utterance.onend = () => { if (speaking === utterance) { at += 1; heard = 0; speak(); } };
  utterance.onerror = () => { if (speaking === utterance) stopListening(); };
  speaking = utterance;
  synthesis.speak(utterance);
}

// Pausing cancels and remembers the place: some browsers' own pause never ends
function silence() {
  speaking = null;
  synthesis?.cancel();
}

function stopListening() {
  if (at < 0) return;
  silence();
  at = -1;
  heard = 0;
  mark(null);
  label("listen");
}

function offerListening() {
  player.hidden = !voiceOfDevice();
}

if (synthesis) {
  toggle.addEventListener("click", () => {
    if (speaking) {
      silence();
      label("resume");
      return;
    }
    if (at < 0) {
      pieces = [document.querySelector("h1"), ...document.querySelectorAll(".story-head .standfirst, #text :is(p, li, h2)")];
      at = 0;
    }
    label("pause");
    speak();
  });
  stop.addEventListener("click", stopListening);
  addEventListener("keydown", ({ key }) => { if (key === "Escape") stopListening(); });
  synthesis.addEventListener?.("voiceschanged", offerListening);
  addEventListener("pagehide", stopListening);
  whenIdle(offerListening);
}

// ── Copy the address
const copy = document.querySelector("[data-copy]");
if (copy && navigator.clipboard) {
  copy.parentElement.hidden = false;
  copy.addEventListener("click", async () => {
    const said = document.querySelector(".copied");
    try {
      await navigator.clipboard.writeText(copy.dataset.copy);
      said.textContent = copy.dataset.done;
    } catch {
      said.textContent = copy.dataset.failed;
    }
  });
}
