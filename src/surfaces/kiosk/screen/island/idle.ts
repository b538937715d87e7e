import { eachScreen, press } from "./turn.ts";

// A screen that is left alone asks, counts, and then does what is left to do.
export function countDown(): void {
  let touchedAt = 0;
  const touch = (): void => {
    touchedAt = Date.now();
  };
  eachScreen(touch);
  for (const name of ["pointerdown", "keydown"]) {
    document.addEventListener(name, () => {
      if (document.querySelector("dialog[open]") === null) touch();
    });
  }
  document.addEventListener("cancel", (event) => event.preventDefault(), { capture: true });
  setInterval(() => {
    const patience = Number(document.body.dataset["patience"] ?? Infinity);
    const over = (Date.now() - touchedAt) / 1000 - patience;
    if (over >= 0) count(Number(document.body.dataset["countdown"]) - over, touch);
  }, 500);
}

function count(leftSeconds: number, touch: () => void): void {
  const dialog = document.querySelector<HTMLDialogElement>("[data-idle-dialog]");
  const left = document.querySelector<HTMLElement>("[data-idle-left]");
  if (dialog?.open === false) dialog.showModal();
  if (left !== null) left.textContent = String(Math.max(0, Math.ceil(leftSeconds)));
  if (leftSeconds > 0) return;
  const end = document.querySelector<HTMLFormElement>("[data-idle-end]");
  // Asked again only after the same time: the house may be away.
  touch();
  if (end !== null) press(end);
}
