// Lets the worker in once everything that the page needs has come, and tells it when a connection
// is back: not every browser wakes it for that.
const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer };

if (serviceWorker !== undefined) {
  if (document.readyState === "complete") void begin(serviceWorker);
  else addEventListener("load", () => void begin(serviceWorker));
}

async function begin(container: ServiceWorkerContainer): Promise<void> {
  const isFirst = container.controller === null;
  const tell = async (news: object) => (await container.ready).active?.postMessage(news);
  addEventListener("online", () => void tell({}));
  // A browser may refuse it, in a private window for instance: then everything works as without.
  const registration = await container.register("/worker.js").catch(() => undefined);
  if (registration !== undefined || !isFirst) {
    await tell(isFirst ? { url: location.href, assets: assetsOf() } : {});
  }
}

function assetsOf(): readonly string[] {
  const links = document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet], link[rel=icon]");
  const scripts = document.querySelectorAll<HTMLScriptElement>("script[src*='/assets/offline.']");
  return [...[...links].map(({ href }) => href), ...[...scripts].map(({ src }) => src)];
}
