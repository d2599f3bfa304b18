/* The boxes that search as one types get the name of their field: select2 names them by their value alone. */
"use strict";

(() => {
    const name = (container) => {
        const select = container.previousElementSibling;
        const box = container.querySelector(".select2-selection[role=combobox]");
        const label = select?.labels?.[0]?.textContent.trim() || select?.getAttribute("aria-label");
        if (box && label) {
            box.setAttribute("aria-label", label.replace(/:$/, ""));
            box.removeAttribute("aria-labelledby");
            const shown = box.querySelector(".select2-selection__rendered"); // it takes no typing
            shown?.removeAttribute("role");
            shown?.removeAttribute("aria-readonly");
        }
    };

    // select2 puts a box behind its field when the page is ready, or when a row is added
    new MutationObserver((changes) => {
        for (const change of changes) {
            for (const node of change.addedNodes) {
                if (node instanceof Element && node.matches("span.select2-container")) {
                    name(node);
                }
            }
        }
    }).observe(document.documentElement, { childList: true, subtree: true });
})();
