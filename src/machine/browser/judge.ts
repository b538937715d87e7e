/** What the machine is to show. */
export type Screen =
  | { readonly kind: "house" }
  /** A page of our own: why the house's is not shown. */
  | { readonly kind: "local"; readonly why: LocalReason };
export type LocalReason = "away" | "unpaired" | "shut";

/** What the watcher saw at one look. */
export type Seen =
  | { readonly kind: "gone" }
  /** It runs, and has not answered for so long. */
  | { readonly kind: "silent"; readonly forMs: number }
  | { readonly kind: "crashed" }
  | {
      readonly kind: "page";
      readonly url: string;
      /** The first class of its body: the screen's name. */
      readonly name: string;
      /** Left alone it would be wiped. */
      readonly isIdling: boolean;
      readonly memoryMb: number;
    };

export interface Wanted {
  readonly screen: Screen;
  readonly houseUrl: string;
  readonly localUrl: string;
  readonly silentMsMax: number;
  readonly memoryMbMax: number;
}

export type Verdict = "keep" | "show" | "restart";

/** Screens of the house on which nobody's business is under way. */
const NOBODY = new Set(["rest", "pair", "failure"]);

/**
 * Money was asked and its result is not known, or somebody is being connected: these are the screens
 * that the house does not wipe by itself (mayIdle in src/surfaces/kiosk/screen).
 */
export function isMoneyAsked(seen: Seen, houseUrl: string): boolean {
  if (seen.kind !== "page" || !isHouseScreen(seen.url, houseUrl)) return false;
  return seen.name !== "" && !NOBODY.has(seen.name) && !seen.isIdling;
}

/** While money was asked, a browser that answers nothing is believed dead only after this much more. */
export const PATIENCE = 4;

/** `before`: the last page that was seen, for one that answers nothing now. */
export function judge(seen: Seen, wanted: Wanted, before: Seen): Verdict {
  const { houseUrl, silentMsMax, memoryMbMax } = wanted;
  switch (seen.kind) {
    case "gone":
    case "crashed":
      return "restart";
    case "silent": {
      const times = isMoneyAsked(before, houseUrl) ? PATIENCE : 1;
      return seen.forMs > silentMsMax * times ? "restart" : "keep";
    }
    case "page": {
      if (!isAt(seen, wanted)) return "show";
      if (isMoneyAsked(seen, houseUrl)) return "keep";
      return seen.memoryMb > memoryMbMax ? "restart" : "keep";
    }
  }
}

/** Whether the page is the one that is wanted, and knows whose machine it is. */
export function isAt(
  seen: Extract<Seen, { kind: "page" }>,
  { screen, houseUrl, localUrl }: Pick<Wanted, "screen" | "houseUrl" | "localUrl">,
): boolean {
  if (screen.kind === "local") return seen.url === `${localUrl}#${screen.why}`;
  return isHouseScreen(seen.url, houseUrl) && seen.name !== "pair" && seen.name !== "";
}

function isHouseScreen(url: string, houseUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, pathname } = new URL(url);
  return origin === new URL(houseUrl).origin && pathname === "/kiosk";
}
