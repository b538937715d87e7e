import type { Log } from "../../foundation/log/index.ts";
import { startChromium, type Chromium } from "./chromium.ts";
import { findChromium } from "./find-chromium.ts";
import { flagsFor } from "./flags.ts";
import { isMoneyAsked, judge, type Screen, type Seen } from "./judge.ts";
import { endLeftOn } from "./processes.ts";
import { wipeProfile } from "./profile.ts";

export interface BrowserSettings {
  readonly program?: string | undefined;
  readonly profileDir: string;
  readonly extraArguments: readonly string[];
  readonly memoryMbMax: number;
  readonly lookEveryMs: number;
  readonly silentMsMax: number;
  readonly houseUrl: string;
  /** Where our own page is kept. */
  readonly localFile: string;
}

/** What the watcher stands on, and what it knows. */
export interface Watch {
  readonly settings: BrowserSettings;
  readonly localUrl: string;
  readonly log: Log;
  /** At which the browser is this machine; undefined while none comes. */
  readonly houseAddress: () => Promise<string | undefined>;
  screen: Screen;
  chromium: Chromium | undefined;
  seen: Seen;
  /** The last page, for one that answers nothing now. */
  page: Seen;
  answeredAt: number;
  shownAt: number;
  askedSince: number | undefined;
  /** Since the last that lived well. */
  deaths: number;
  trouble: string | undefined;
  isClosing: boolean;
  wake: () => void;
}

const LIVED_WELL_MS = 60_000;
const PAUSE_MS_MAX = 30_000;
export const LOAD_MS_MAX = 15_000;
/** Nobody's money is waited for so long: the house has long known what came of it. */
const ASKED_MS_MAX = 10 * 60_000;

/** Until it is closed: starts the browser, looks at it, leads it back, starts it anew. */
export async function watchBrowser(watch: Watch): Promise<void> {
  while (!watch.isClosing) {
    if (watch.chromium === undefined) await start(watch);
    else await look(watch, watch.chromium);
    if (!watch.isClosing) await rest(watch, watch.settings.lookEveryMs);
  }
  await watch.chromium?.stop();
}

export function isAsked(watch: Watch): boolean {
  const last = watch.seen.kind === "page" ? watch.seen : watch.page;
  if (!isMoneyAsked(last, watch.settings.houseUrl)) watch.askedSince = undefined;
  else watch.askedSince ??= performance.now();
  const { askedSince } = watch;
  return askedSince !== undefined && performance.now() - askedSince < ASKED_MS_MAX;
}

async function start(watch: Watch): Promise<void> {
  const { log, deaths } = watch;
  if (deaths > 0) await rest(watch, Math.min(PAUSE_MS_MAX, 250 * 2 ** deaths));
  if (watch.isClosing) return;
  watch.deaths += 1;
  const startedAt = performance.now();
  const chromium = await launch(watch);
  if (chromium === undefined) {
    log.warn({ trouble: watch.trouble }, "browser does not run");
    return;
  }
  log.info({ pid: chromium.pid }, "browser started");
  watch.chromium = chromium;
  watch.answeredAt = performance.now();
  watch.shownAt = -LOAD_MS_MAX;
  void chromium.ended.then(() => {
    log.warn({ pid: chromium.pid }, "browser ended");
    if (performance.now() - startedAt > LIVED_WELL_MS) watch.deaths = 0;
    if (watch.chromium !== chromium) return;
    watch.chromium = undefined;
    watch.seen = watch.page = { kind: "gone" };
    watch.wake();
  });
  await look(watch, chromium);
}

async function launch(watch: Watch): Promise<Chromium | undefined> {
  const { settings } = watch;
  const program = findChromium(settings.program);
  watch.trouble = undefined;
  if (program === undefined) {
    watch.trouble = "no Chromium is there: set browser.program";
    return undefined;
  }
  endLeftOn(settings.profileDir);
  if (!wipeProfile(settings.profileDir)) {
    watch.trouble = "browser.profileDir holds somebody else's files";
    return undefined;
  }
  return startChromium(program, flagsFor(settings), (why) => (watch.trouble = why));
}

async function look(watch: Watch, chromium: Chromium): Promise<void> {
  const { settings, localUrl } = watch;
  const answer = chromium.hasCrashed
    ? undefined
    : await chromium.look(Math.min(settings.silentMsMax, 5000));
  if (watch.chromium !== chromium) return;
  const now = performance.now();
  if (chromium.hasCrashed) watch.seen = { kind: "crashed" };
  else if (answer === undefined) watch.seen = { kind: "silent", forMs: now - watch.answeredAt };
  else {
    watch.answeredAt = now;
    watch.seen = watch.page = { kind: "page", ...answer, memoryMb: chromium.memoryMb() };
  }
  const verdict = judge(
    watch.seen,
    { ...settings, localUrl, screen: screenNow(watch) },
    watch.page,
  );
  if (verdict === "restart") {
    watch.log.warn({ seen: watch.seen.kind }, "browser is started anew");
    await chromium.stop();
  } else if (verdict === "show" && now - watch.shownAt >= LOAD_MS_MAX) {
    await lead(watch, chromium);
  }
}

/** Whoever was asked for money keeps that screen, though the house is away for a while. */
function screenNow(watch: Watch): Screen {
  const { screen } = watch;
  const isAway = screen.kind === "local" && screen.why === "away";
  return isAway && isAsked(watch) ? { kind: "house" } : screen;
}

async function lead(watch: Watch, chromium: Chromium): Promise<void> {
  const screen = screenNow(watch);
  const url =
    screen.kind === "local" ? `${watch.localUrl}#${screen.why}` : await watch.houseAddress();
  if (url === undefined || screen.kind !== screenNow(watch).kind) return;
  watch.shownAt = performance.now();
  await chromium.go(url);
}

async function rest(watch: Watch, ms: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    watch.wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}
