"""Somebody who has nothing but keys: from stop to stop, each to be seen and none a trap."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

MOST_STOPS = 400
STOP = """
(wanted) => {
    const here = document.activeElement;
    if (!here || here === document.body) return null;
    const frame = here.getBoundingClientRect();
    const look = () => {
        const shown = [here, here.labels?.[0], here.closest(".select2-container")].filter(Boolean);
        return shown.map((one) => {
            const style = getComputedStyle(one);
            const outline = style.outlineStyle === "none" ? "" : style.outlineWidth + style.outlineColor;
            return [outline, style.boxShadow, style.borderColor, style.borderWidth, style.backgroundColor,
                    style.textDecoration].join();
        }).join();
    };
    const focused = look();
    here.blur();
    const blurred = look();
    here.focus({ preventScroll: true });
    const points = [0.1, 0.5, 0.9].flatMap((x) => [0.2, 0.5, 0.8].map((y) =>
        document.elementFromPoint(frame.left + frame.width * x, frame.top + frame.height * y)));
    const stayed = here === window.stoppedAt;
    window.stoppedAt = here;
    return {
        name: `${here.tagName.toLowerCase()} ${here.name || here.id || here.textContent.trim().slice(0, 40)}`,
        isMarked: focused !== blurred,
        isSeen: frame.width > 0 && points.some((point) => point && (here.contains(point) || point.contains(here))),
        stayed,
        isThere: here === wanted,
    };
}
"""


class Keyboard:
    """Walks a page by keys alone, and fails at a stop where the focus cannot be seen or that no key leads on from."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.stops = 0

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type into what has the focus, in the place of what it holds."""
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def go(self, key: str) -> None:
        """Press a key that leads to another page, and wait for that."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def tab_to(self, wanted: Locator, *, back: bool = False) -> None:
        """Go on to what is wanted, looking at each stop on the way."""
        target, last = wanted.element_handle(), ""
        self.page.evaluate("() => { window.stoppedAt = null; }")
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            stop = self.page.evaluate(STOP, target)
            if stop is None:
                continue  # on the way around, at the browser's own controls
            self.stops += 1
            last = f"{stop['name']} of {self.page.url}"
            assert stop["isMarked"], f"nothing shows that the focus is at {last}"
            assert stop["isSeen"], f"out of sight has the focus: {last}"
            assert not stop["stayed"], f"the key does not lead on from {last}"
            if stop["isThere"]:
                return
        raise AssertionError(f"after {MOST_STOPS} stops not there; the last was {last}")
