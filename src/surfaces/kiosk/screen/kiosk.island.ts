// Keys for fingers, a screen that turns by itself, and a screen that is wiped when it is left alone.
const body = document.body;
const input = document.querySelector<HTMLInputElement>("#typed");

for (const name of ["contextmenu", "dragstart", "selectstart", "gesturestart"]) {
  document.addEventListener(name, (event) => event.preventDefault());
}
const stayAtOne = (event: WheelEvent): void => {
  if (event.ctrlKey) event.preventDefault();
};
document.addEventListener("wheel", stayAtOne, { passive: false });
document.addEventListener("keydown", (event) => {
  const isZoom = (event.ctrlKey || event.metaKey) && "+-=0".includes(event.key);
  if (isZoom || (event.altKey && event.key.startsWith("Arrow"))) event.preventDefault();
});
// A page from the browser's memory may be of the last customer.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

const echo = document.querySelector<HTMLElement>("[data-echo]");
function tell(): void {
  if (echo === null || input === null) return;
  const { value } = input;
  echo.hidden = value === "";
  echo.textContent = `${echo.dataset["echo"]} ${value.slice(-4)} (${value.length})`;
}
input?.addEventListener("input", tell);
for (const keys of document.querySelectorAll<HTMLElement>("[data-keys]")) {
  keys.hidden = false;
  keys.addEventListener("click", (event) => {
    const key = (event.target as HTMLElement).dataset["key"];
    if (key === undefined || input === null) return;
    input.value = key === "erase" ? input.value.slice(0, -1) : input.value + key;
    input.focus();
    tell();
  });
}
// A scanner types wherever the focus is: nothing it reads may be lost.
document.addEventListener("keydown", (event) => {
  if (event.key.length === 1 && !event.ctrlKey && document.activeElement !== input) input?.focus();
});

const LOOK_EVERY_MS = 3000;
async function look(): Promise<void> {
  const response = await fetch(location.pathname);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (page.body.dataset["state"] !== body.dataset["state"]) location.reload();
}
if (body.dataset["state"] !== undefined) {
  setInterval(() => void look().catch(() => {}), LOOK_EVERY_MS);
}

const idleSeconds = Number(body.dataset["idle"] ?? 0);
const countdownSeconds = Number(body.dataset["countdown"] ?? 0);
const dialog = document.querySelector<HTMLDialogElement>("[data-idle-dialog]");
const left = document.querySelector<HTMLElement>("[data-idle-left]");
const reset = document.querySelector<HTMLFormElement>("[data-idle-reset]");
let touchedAt = Date.now();
for (const name of ["pointerdown", "keydown"]) {
  document.addEventListener(name, () => {
    if (dialog?.open !== true) touchedAt = Date.now();
  });
}
if (idleSeconds > 0 && dialog !== null) {
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  const counting = setInterval(() => {
    const over = (Date.now() - touchedAt) / 1000 - idleSeconds;
    if (over < 0) return;
    if (!dialog.open) dialog.showModal();
    if (left !== null) left.textContent = String(Math.max(0, Math.ceil(countdownSeconds - over)));
    if (over < countdownSeconds) return;
    clearInterval(counting);
    reset?.submit();
  }, 500);
}
