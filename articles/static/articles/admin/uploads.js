// Looks again, while a task is at work, whether it has come further; without this there is a link that does.
"use strict";

const PAUSE = 2000; // milliseconds

async function lookAgain() {
    const state = document.getElementById("upload-state");
    if (!state?.hasAttribute("data-working")) return;
    try {
        const answer = await fetch(location.href, { credentials: "same-origin" });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = page.getElementById("upload-state");
        if (!fresh) return location.reload(); // logged out, or discarded by somebody else
        if (fresh.hasAttribute("data-working")) {
            // Only the words change, so that a screen reader says them and the focus stays where it is
            const [told, words] = [state, fresh].map((one) => one.querySelector("[role=status]"));
            if (told.innerHTML !== words.innerHTML) told.replaceChildren(...words.childNodes);
        } else {
            return location.reload();
        }
    } catch {
        // the server is out of reach for a moment; the next look may find it
    }
    setTimeout(lookAgain, PAUSE);
}

setTimeout(lookAgain, PAUSE);
