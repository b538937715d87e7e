// Nothing leads out of the screen, and nothing of the browser stands over it.
const NOTHING = [
  ...["contextmenu", "dragstart", "dragover", "drop", "selectstart", "gesturestart", "auxclick"],
  ...["copy", "cut", "paste"],
];

export function lock(): void {
  for (const name of NOTHING) {
    document.addEventListener(name, (event) => event.preventDefault());
  }
  const stayAtOne = (event: WheelEvent): void => {
    if (event.ctrlKey) event.preventDefault();
  };
  document.addEventListener("wheel", stayAtOne, { passive: false });
  const oneFinger = (event: TouchEvent): void => {
    if (event.touches.length > 1) event.preventDefault();
  };
  document.addEventListener("touchmove", oneFinger, { passive: false });
  document.addEventListener("keydown", (event) => {
    if (isOfBrowser(event)) event.preventDefault();
  });
  // One entry, whatever was pressed: back and forward lead to it again.
  history.replaceState(null, "", location.pathname);
  history.pushState(null, "", location.pathname);
  addEventListener("popstate", () => history.pushState(null, "", location.pathname));
  // A page from the browser's memory may be of the last customer.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}

/** Find, print, save, zoom, source, another window, back: whatever is no typing and no walking. */
function isOfBrowser({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || /^(?:F\d+|Browser\w+|ContextMenu|Launch\w+)$/.test(key);
}
