// Screens come by fetch and take each other's place: no flicker, one entry in the history, and a
// network that is away shows our own words and not the browser's.
type Draw = () => void;

const draws: Draw[] = [];
const TRY_AGAIN_MS = 2000;
const LOOK_EVERY_MS = 3000;
const WAIT_MS = 20_000;
let isTurning = false;
/** What was typed or scanned meanwhile: sent next, and nothing if the screen is another one then. */
let waiting: URLSearchParams | undefined;

/** Runs now, and whenever another screen has come. */
export function eachScreen(draw: Draw): void {
  draws.push(draw);
  draw();
}

export function turnOnPress(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    event.preventDefault();
    press(form, event.submitter);
  });
}

/** Sends what a form says and shows what comes. While one is under way a second touch is none. */
export function press(form: HTMLFormElement, by: HTMLElement | null = null): void {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") body.append(name, value);
  }
  if (by instanceof HTMLButtonElement && by.name !== "") body.append(by.name, by.value);
  const input = form.querySelector<HTMLInputElement>("#typed");
  if (isTurning) {
    if (input !== null) waiting = body;
  } else {
    const { verb } = form.dataset;
    const asked = form.method === "post" ? { method: "POST", body } : {};
    void turn(asked, { isWiped: verb === "reset" || verb === "leave" });
  }
  // The next scan begins with an empty input.
  if (input !== null) input.value = "";
}

function typedHere(): string {
  return document.querySelector<HTMLInputElement>("#typed")?.value ?? "";
}

function typeAgain(typed: string): void {
  const input = document.querySelector<HTMLInputElement>("#typed");
  if (input === null) return;
  input.value = typed;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

async function turn(asked: RequestInit, of: { readonly isWiped: boolean }): Promise<void> {
  isTurning = true;
  document.body.setAttribute("aria-busy", "true");
  try {
    show(await pageOf(asked));
  } catch {
    if (of.isWiped) wipe();
    beAway();
  } finally {
    isTurning = false;
    document.body.removeAttribute("aria-busy");
  }
  const body = waiting;
  waiting = undefined;
  if (body !== undefined) await turn({ method: "POST", body }, { isWiped: false });
}

async function pageOf(asked: RequestInit): Promise<Document> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), WAIT_MS);
  try {
    const response = await fetch(location.pathname, { ...asked, signal: giveUp.signal });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (!page.documentElement.classList.contains("kiosk")) throw new Error("not our screen");
    return page;
  } finally {
    clearTimeout(timer);
  }
}

function show(page: Document): void {
  // Another version of us: only the browser can begin it.
  if (scriptOf(page) !== scriptOf(document)) return location.replace(location.pathname);
  // In the midst of a scan, or before an ease.
  const typed = page.body.className === document.body.className ? typedHere() : "";
  const root = document.documentElement;
  root.lang = page.documentElement.lang;
  const isOnKeys = root.classList.contains("keypad");
  root.className = page.documentElement.className;
  root.classList.toggle("keypad", isOnKeys);
  document.title = page.title;
  document.body.replaceWith(page.body);
  const first = document.querySelector<HTMLElement>("[autofocus]") ?? document.querySelector("h1");
  first?.focus({ preventScroll: true });
  for (const draw of draws) draw();
  if (typed !== "") typeAgain(typed);
}

function scriptOf(page: Document): string | null | undefined {
  return page.querySelector("script[src]")?.getAttribute("src");
}

/** What was sent may have arrived: it is never sent again, and the house says where we stand. */
function beAway(): void {
  const note = document.querySelector<HTMLElement>("[data-away]");
  if (note !== null) note.hidden = false;
  setTimeout(() => {
    if (!isTurning) void turn({}, { isWiped: false });
  }, TRY_AGAIN_MS);
}

// The next customer sees nothing of the last one, network or not.
function wipe(): void {
  for (const part of document.querySelectorAll("main, footer, dialog")) part.remove();
}

export function turnByItself(): void {
  setInterval(() => {
    if (document.body.dataset["state"] !== undefined && !isTurning) void look();
  }, LOOK_EVERY_MS);
}

async function look(): Promise<void> {
  const page = await pageOf({}).catch(() => undefined);
  if (page === undefined || isTurning) return;
  if (page.body.dataset["state"] !== document.body.dataset["state"]) show(page);
}
