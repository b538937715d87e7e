// Offers notices on this device where the browser knows how, and asks for leave on the tap.
const part = document.querySelector<HTMLElement>("[data-push]");
const form = part?.querySelector("form") ?? null;

const isAble = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
// Safari on a phone pushes only to what stands on the home screen.
const isToInstall = "standalone" in navigator && navigator.standalone === false;

if (part !== null && form !== null && (isAble || isToInstall)) {
  part.hidden = false;
  show(isAble ? "offer" : "install");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void subscribe(part.dataset["push"] ?? "", form);
  });
}

async function subscribe(publicKey: string, sent: HTMLFormElement): Promise<void> {
  for (const name of ["blocked", "failed"]) show(name, false);
  if ((await Notification.requestPermission()) !== "granted") {
    show("blocked");
    return;
  }
  try {
    await navigator.serviceWorker.register("/worker.js");
    const { pushManager } = await navigator.serviceWorker.ready;
    const applicationServerKey = bytesOf(publicKey);
    const known = await pushManager.getSubscription();
    // Made for another house, or before its key was changed.
    if (known !== null && textOf(known.options.applicationServerKey) !== publicKey) {
      await known.unsubscribe();
    }
    const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
    fill(sent, "endpoint", made.endpoint);
    for (const name of ["p256dh", "auth"] as const) fill(sent, name, textOf(made.getKey(name)));
    sent.submit();
  } catch {
    show("failed");
  }
}

function fill(sent: HTMLFormElement, name: string, value: string): void {
  const field = sent.querySelector<HTMLInputElement>(`input[name=${name}]`);
  if (field !== null) field.value = value;
}

function show(name: string, isShown = true): void {
  const found = part?.querySelector<HTMLElement>(`[data-push-${name}]`);
  if (found != null) found.hidden = !isShown;
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replace(/-/gu, "+").replace(/_/gu, "/"));
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
}

function textOf(bytes: ArrayBuffer | null): string {
  const binary = String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0)));
  return btoa(binary).replace(/\+/gu, "-").replace(/\//gu, "_").replace(/=+$/u, "");
}
