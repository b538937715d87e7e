// Keys for fingers; of what is typed only the end is said.
const SAID = 4;
// Shorter than this the end would be all of it.
const SAID_FROM = 8;

function input(): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>("#typed");
}

export function drawKeys(): void {
  const typed = input();
  typed?.addEventListener("input", tell);
  for (const keys of document.querySelectorAll<HTMLElement>("[data-keys]")) {
    keys.hidden = false;
    keys.addEventListener("click", (event) => {
      const { key } = (event.target as HTMLElement).dataset;
      if (key === undefined || typed === null) return;
      typed.value = key === "erase" ? typed.value.slice(0, -1) : typed.value + key;
      tell();
    });
  }
}

function tell(): void {
  const echo = document.querySelector<HTMLElement>("[data-echo]");
  const value = input()?.value ?? "";
  if (echo === null) return;
  echo.hidden = value === "";
  const end = value.length < SAID_FROM ? "" : value.slice(-SAID);
  const dots = "•".repeat(Math.min(value.length - end.length, 16));
  echo.textContent = `${end === "" ? "" : `${echo.dataset["echo"]} `}${dots}${end} (${value.length})`;
}

/** A scanner types wherever the focus is: nothing it reads may be lost. */
export function hearScanner(): void {
  document.addEventListener("keydown", (event) => {
    const isTyping = event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!isTyping) return;
    hear(event.timeStamp);
    if (document.activeElement !== input()) input()?.focus();
  });
}

// No finger is as quick.
const BURST_MS = 120;
let heardAt = -Infinity;
let isBurst = false;

function hear(at: number): void {
  isBurst = at - heardAt < BURST_MS;
  heardAt = at;
}

/** Whether the last signs came from a scanner, a moment ago. */
export function isScanning(at: number): boolean {
  return isBurst && at - heardAt < 2 * BURST_MS;
}
