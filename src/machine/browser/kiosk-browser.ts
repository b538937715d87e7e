import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { isAt, type Screen, type Seen } from "./judge.ts";
import { localPage } from "./local-page.ts";
import { isAsked, LOAD_MS_MAX, watchBrowser, type BrowserSettings, type Watch } from "./watch.ts";

export interface KioskBrowser {
  /** From now on; what is shown otherwise is led back to it. */
  show(screen: Screen): void;
  /** Of the machine, for our own page. */
  callIt(name: string): void;
  seen(): Seen;
  /** Money was asked on the screen and its result is not known there. */
  isMoneyAsked(): boolean;
  /** Types what a scanner read; false where nobody is asked for anything. */
  type(text: string): Promise<boolean>;
  /** Ends it; it starts again with an empty profile. */
  restart(): Promise<void>;
  /** For staff: what keeps it from running. */
  trouble(): string | undefined;
  close(): Promise<void>;
}

export function openKioskBrowser(
  settings: BrowserSettings,
  ground: Pick<Watch, "log" | "houseAddress">,
): KioskBrowser {
  const watch = watchFor(settings, ground);
  const callIt = (name: string) => {
    const website = new URL(settings.houseUrl).host;
    writeFileSync(settings.localFile, localPage({ name, website }));
  };
  callIt("");
  const watching = watchBrowser(watch);

  return {
    show(screen) {
      const isSame = JSON.stringify(screen) === JSON.stringify(watch.screen);
      watch.screen = screen;
      if (isSame) return;
      watch.shownAt = -LOAD_MS_MAX;
      watch.wake();
    },
    callIt,
    seen: () => watch.seen,
    isMoneyAsked: () => isAsked(watch),
    async type(text) {
      const { seen, screen, localUrl, chromium } = watch;
      if (screen.kind !== "house" || seen.kind !== "page") return false;
      if (!isAt(seen, { screen, localUrl, houseUrl: settings.houseUrl })) return false;
      return (await chromium?.type(text)) ?? false;
    },
    async restart() {
      await watch.chromium?.stop();
      watch.wake();
    },
    trouble: () => watch.trouble,
    async close() {
      watch.isClosing = true;
      watch.wake();
      await watching;
    },
  };
}

function watchFor(settings: BrowserSettings, ground: Pick<Watch, "log" | "houseAddress">): Watch {
  return {
    ...{ settings, log: ground.log, houseAddress: ground.houseAddress },
    localUrl: pathToFileURL(settings.localFile).href,
    screen: { kind: "local", why: "away" },
    chromium: undefined,
    seen: { kind: "gone" },
    page: { kind: "gone" },
    answeredAt: 0,
    shownAt: -LOAD_MS_MAX,
    askedSince: undefined,
    deaths: 0,
    trouble: undefined,
    isClosing: false,
    wake: () => {},
  };
}
