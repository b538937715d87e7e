// Puts what is new in place of what stands there, without a flicker. Without it the page reloads.
const stateOf = (page: Document): string | undefined =>
  page.querySelector("main")?.dataset["state"];

async function renew(): Promise<void> {
  const response = await fetch(location.pathname);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  // Revoked meanwhile, or not what was expected: the browser goes where it is sent.
  if (stateOf(page) === undefined) return location.reload();
  document.documentElement.lang = page.documentElement.lang;
  document.title = page.title;
  document.body.replaceWith(page.body);
}

const news = new EventSource(`${location.pathname}/events`);
// A network that keeps no stream open: look again at a walking pace.
let failures = 0;
news.addEventListener("state", (event) => {
  failures = 0;
  if ((event as MessageEvent<string>).data !== stateOf(document)) void renew().catch(() => {});
});
news.addEventListener("error", () => {
  failures += 1;
  if (failures === 3) setInterval(() => location.reload(), 5000);
});
