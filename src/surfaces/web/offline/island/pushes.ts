import type { PushEvents } from "./scope.ts";

/** What a push brings; a push that cannot be read shows as little as there is. */
export interface Push {
  readonly title: string;
  readonly body: string;
  /** Of this site, always. */
  readonly url: string;
  readonly tag?: string;
  readonly lang?: string;
}

export function readPush(text: string, origin: string): Push {
  const { title, body, url, tag, lang } = fieldsOf(text);
  return {
    title: title ?? "Tsunagu",
    body: body ?? "",
    url: ownUrl(url ?? "/", origin),
    ...(tag === undefined ? {} : { tag }),
    ...(lang === undefined ? {} : { lang }),
  };
}

/** A page of this site, or its first one: a push opens nothing else. */
export function ownUrl(text: string, origin: string): string {
  try {
    const url = new URL(text, origin);
    return url.origin === origin ? url.href : `${origin}/`;
  } catch {
    return `${origin}/`;
  }
}

type Fields = { readonly [Name in keyof Push]?: string | undefined };

function fieldsOf(text: string): Fields {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return {};
  }
  if (typeof read !== "object" || read === null) return {};
  const texts = Object.entries(read).filter(
    ([, value]) => typeof value === "string" && value !== "",
  );
  return Object.fromEntries(texts) as Fields;
}

/** Shows what is pushed, and opens its page on a tap. */
export function hearPushes(scope: PushEvents): void {
  const { origin } = scope.location;
  scope.addEventListener("push", (event) => {
    const { title, body, url, tag, lang } = readPush(event.data?.text() ?? "", origin);
    const named = {
      ...(tag === undefined ? {} : { tag }),
      ...(lang === undefined ? {} : { lang }),
    };
    const icon = "/app-icons/192.png";
    event.waitUntil(
      scope.registration.showNotification(title, { body, icon, data: url, ...named }),
    );
  });
  scope.addEventListener("notificationclick", (event) => {
    event.notification.close();
    const url = ownUrl(String(event.notification.data), origin);
    event.waitUntil(scope.clients.openWindow(url));
  });
}
