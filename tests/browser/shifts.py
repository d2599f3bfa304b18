"""What moves on the screen while a page comes: ``page.add_init_script(MOVED)``, then ``page.evaluate("moved")``."""

MOVED = """
    window.moved = [];
    new PerformanceObserver((list) => moved.push(...list.getEntries().map((entry) => entry.value)))
      .observe({ type: "layout-shift", buffered: true });
"""
