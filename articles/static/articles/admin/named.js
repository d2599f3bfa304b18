/* The boxes that search as one types get the name of their field: select2 names them by their value alone. */
"use strict";

(() => {
    const name = (select) => {
        const box = select.parentElement?.querySelector(".select2-selection[role=combobox]");
        const label = select.labels?.[0]?.textContent.trim() || select.getAttribute("aria-label");
        if (box && label) {
            box.setAttribute("aria-label", label.replace(/:$/, ""));
            box.removeAttribute("aria-labelledby");
            const shown = box.querySelector(".select2-selection__rendered"); // it takes no typing
            shown?.removeAttribute("role");
            shown?.removeAttribute("aria-readonly");
        }
    };
    const nameAll = (within) => within.querySelectorAll("select.admin-autocomplete").forEach(name);

    // select2 is made by scripts of the page's end, some of them when it is ready
    window.addEventListener("load", () => nameAll(document));
    document.addEventListener("formset:added", (event) => setTimeout(() => nameAll(event.target)));
})();
