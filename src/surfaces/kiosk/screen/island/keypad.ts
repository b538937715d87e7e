import { isScanning } from "./typing.ts";
import { press } from "./turn.ts";

// A keypad: arrows walk, Enter presses, Escape goes back, a digit is an option, F1 to F6 the buttons
// at the foot. A scanner types digits too, but never one alone.
const OPTIONS_MAX = 9;
const ALONE_MS = 300;
const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ...{ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] },
};
const FOOT: Readonly<Record<string, string>> = {
  F1: '[data-verb="help"] button',
  F2: 'button[value="voice"]',
  F3: 'button[value="contrast"]',
  F4: 'button[value="large"]',
  F6: 'button[value="low"]',
};

/** Which digit presses which button; not where digits are typed, nor on a calendar. */
export function numberOptions(): void {
  if (document.querySelector("#typed, .month") !== null) return;
  [...document.querySelectorAll<HTMLElement>(".work button:not([disabled])")]
    .slice(0, OPTIONS_MAX)
    .forEach((option, i) => (option.dataset["digit"] = String(i + 1)));
}

export function followKeys(): void {
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const foot = document.querySelector<HTMLElement>(FOOT[event.key] ?? "_");
    const arrow = ARROWS[event.key];
    if (isScanning(event.timeStamp) && document.querySelector("#typed") === null) {
      event.preventDefault();
    } else if (foot !== null) {
      foot.click();
    } else if (arrow !== undefined) {
      event.preventDefault();
      onKeys();
      nextIn(arrow)?.focus();
    } else if (event.key === "Escape") {
      goBack();
    } else if (/^[1-9]$/.test(event.key)) {
      chooseAlone(event.key);
    }
  });
  document.addEventListener("pointerdown", () => {
    document.documentElement.classList.remove("keypad");
  });
}

function onKeys(): void {
  document.documentElement.classList.add("keypad");
}

let alone: ReturnType<typeof setTimeout> | undefined;
document.addEventListener("keydown", () => clearTimeout(alone), { capture: true });

function chooseAlone(digit: string): void {
  const option = inFront().querySelector<HTMLElement>(`[data-digit="${digit}"]`);
  if (option === null) return;
  onKeys();
  alone = setTimeout(() => option.click(), ALONE_MS);
}

function goBack(): void {
  const dialog = document.querySelector<HTMLDialogElement>("dialog[open]");
  const form = (dialog ?? document).querySelector<HTMLFormElement>(
    dialog === null ? '[data-verb="back"], [data-verb="helped"]' : "form",
  );
  if (form !== null) press(form);
}

/** A dialog hides everything else. */
function inFront(): ParentNode {
  return document.querySelector("dialog[open]") ?? document;
}

function nextIn([x, y]: readonly [number, number]): HTMLElement | undefined {
  const all = [
    ...inFront().querySelectorAll<HTMLElement>("button:not([disabled]), input:not([type=hidden])"),
  ].filter((one) => one.offsetParent !== null);
  const here = document.activeElement;
  if (!(here instanceof HTMLElement) || !all.includes(here)) return all[0];
  const from = middleOf(here);
  return all
    .map((one) => {
      const to = middleOf(one);
      const [along, aside] =
        x === 0
          ? [(to[1] - from[1]) * y, Math.abs(to[0] - from[0])]
          : [(to[0] - from[0]) * x, Math.abs(to[1] - from[1])];
      return { one, along, far: along + 2 * aside };
    })
    .filter(({ along }) => along > 4)
    .sort((a, b) => a.far - b.far)[0]?.one;
}

function middleOf(one: HTMLElement): readonly [number, number] {
  const { left, top, width, height } = one.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}
