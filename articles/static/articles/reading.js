// On the page of an article: find the passage in place, listen, copy the address. Without it the page does all but listen.
"use strict";

const text = document.getElementById("text");

// ── Find the passage: the server's own answer, put into the page that is open
const ask = document.querySelector(".ask");
const place = () => location.pathname + location.search;
let shown = place();

function show(page, address) {
  document.getElementById("answer").replaceWith(page.getElementById("answer"));
  text.replaceChildren(...page.getElementById("text").childNodes);
  ask.elements.find.value = new URL(address, location).searchParams.get("find") ?? "";
}

async function answer(address) {
  const response = await fetch(address, { headers: { Accept: "text/html" } });
  if (!response.ok) throw new Error(String(response.status));
  show(new DOMParser().parseFromString(await response.text(), "text/html"), address);
}

function say(words) {
  const line = document.createElement("p");
  line.className = "answered";
  line.setAttribute("role", "alert");
  line.textContent = words;
  document.getElementById("answer").replaceChildren(line);
}

async function find(address, { isNew }) {
  stopListening();
  try {
    await answer(address);
    if (isNew) history.pushState(null, "", address);
    shown = place();
  } catch {
    say(ask.dataset.offline);
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
  find(link.href, { isNew: true });
});

addEventListener("popstate", () => {
  if (ask && place() !== shown) find(location.href, { isNew: false });
});

// ── Listen: by a voice that is on the device, so that no text leaves it
const player = document.querySelector(".listen");
const synthesis = player && window.speechSynthesis;
const [toggle, stop] = player ? player.querySelectorAll("button") : [];
let pieces = [];
let at = -1; // the piece that is read, -1 for none
let heard = 0; // characters of it
let speaking = null;

function voiceOfDevice() {
  const wanted = player.dataset.language.toLowerCase();
  const [language] = wanted.split("-");
  const fit = synthesis.getVoices().filter(({ lang, localService }) => localService && lang.toLowerCase().split(/[-_]/)[0] === language);
  return fit.find(({ lang }) => lang.toLowerCase().replace("_", "-") === wanted) ?? fit.find((voice) => voice.default) ?? fit[0];
}

function mark(element) {
  document.querySelector(".spoken")?.classList.remove("spoken");
  if (!element) return;
  element.classList.add("spoken");
  const { top, bottom } = element.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) element.scrollIntoView({ block: "center" });
}

function label(state) {
  toggle.textContent = toggle.dataset[state];
  stop.hidden = state === "listen";
}

function speak() {
  const element = pieces[at];
  const voice = voiceOfDevice();
  if (!element || !voice) return stopListening();
  mark(element);
  const from = heard;
  const utterance = new SpeechSynthesisUtterance(element.textContent.slice(from));
  utterance.voice = voice;
  utterance.lang = voice.lang;
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
  stop.addEventListener("click", () => { stopListening(); toggle.focus(); });
  synthesis.addEventListener?.("voiceschanged", offerListening);
  addEventListener("pagehide", stopListening);
  offerListening();
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
