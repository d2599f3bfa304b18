/* Keys for what the page offers anyway: whatever carries data-key is clicked by its key.
   They can be switched off, and never act while something is typed or held with another key. */
"use strict";

(() => {
    const STORED = "newsroom-shortcuts";
    const controls = new Map();
    for (const control of document.querySelectorAll("[data-key]")) {
        controls.set(control.dataset.key, control);
    }
    if (!controls.size) {
        return;
    }

    const toggle = document.createElement("input");
    toggle.type = "checkbox";
    toggle.id = "shortcuts";
    toggle.checked = localStorage.getItem(STORED) !== "off";
    const label = document.createElement("label");
    label.htmlFor = toggle.id;
    label.className = "desk-shortcuts";
    label.append(toggle, " Keys");
    const bar = document.querySelector(".desk-case .desk-bar");
    bar.append(label);

    const show = () => {
        document.body.classList.toggle("desk-with-keys", toggle.checked);
        for (const [key, control] of controls) {
            control.querySelector("kbd")?.remove();
            control.removeAttribute("aria-keyshortcuts");
            if (toggle.checked) {
                const hint = document.createElement("kbd");
                hint.textContent = key.toUpperCase();
                hint.setAttribute("aria-hidden", "true");
                control.append(" ", hint);
                control.setAttribute("aria-keyshortcuts", key.toUpperCase());
            }
        }
    };
    toggle.addEventListener("change", () => {
        localStorage.setItem(STORED, toggle.checked ? "on" : "off");
        show();
    });
    show();

    document.addEventListener("keydown", (event) => {
        const typed = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
        if (!toggle.checked || typed || event.ctrlKey || event.metaKey || event.altKey || event.repeat) {
            return;
        }
        const control = controls.get(event.key.toLowerCase());
        if (control) {
            event.preventDefault();
            control.click();
        }
    });
})();
