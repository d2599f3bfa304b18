{
  const { src } = document.currentScript.dataset;
  const load = () => {
    for (const address of src.split(" ")) {
      document.head.append(Object.assign(document.createElement("script"), { src: address, async: false }));
    }
  };
  if (window.PerformanceObserver?.supportedEntryTypes?.includes("paint")) {
    new PerformanceObserver((_, observer) => { observer.disconnect(); load(); }).observe({ type: "paint", buffered: true });
  } else addEventListener("load", load);
}
