// Somebody at a kiosk may call while the page stands: what is being typed stays as it is.
const LOOK_EVERY_MS = 10_000;

async function look(): Promise<void> {
  const response = await fetch(location.pathname);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const [now, then] = [page, document].map((one) => one.querySelector("#kiosk-calls"));
  if (now && then && now.innerHTML !== then.innerHTML) then.replaceWith(now);
}

setInterval(() => void look().catch(() => {}), LOOK_EVERY_MS);
