/* Marking lines by keyboard and in ranges, beside what the form does without: arrows go from box to box, with Shift
   they mark on the way; a click with Shift marks all the lines from the last one on. */
"use strict";

(() => {
    const boxes = [...document.querySelectorAll('.beside-line input[name="line"]')];
    const count = document.querySelector(".beside-count");
    let last = null;

    const say = () => {
        const marked = boxes.filter((box) => box.checked).length;
        count.textContent = marked === 0 ? "" : marked === 1 ? "1 line marked" : `${marked} lines marked`;
    };

    const markRange = (from, to, checked) => {
        const [start, end] = from < to ? [from, to] : [to, from];
        for (const box of boxes.slice(start, end + 1)) {
            box.checked = checked;
        }
    };

    boxes.forEach((box, place) => {
        box.addEventListener("click", (event) => {
            if (event.shiftKey && last !== null) {
                markRange(last, place, box.checked);
            }
            last = place;
            say();
        });
        box.addEventListener("keydown", (event) => {
            const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (!step || event.ctrlKey || event.metaKey || event.altKey) {
                return;
            }
            const next = boxes[place + step];
            event.preventDefault();
            if (!next) {
                return;
            }
            if (event.shiftKey) {
                box.checked = true;
                next.checked = true;
            }
            last = place + step;
            next.focus();
            next.scrollIntoView({ block: "nearest" });
            say();
        });
    });
    say();
})();
