import type { KioskStanding } from "../../../../business/kiosks/index.ts";

/** What a kiosk's screen says; short, to be read standing. */
export interface ScreenTexts {
  readonly title: string;
  /** On the resting screen, as the button that begins in this language. */
  readonly start: string;
  readonly standings: Readonly<Record<Exclude<KioskStanding, "ready">, string>>;
  readonly online: string;
  readonly nearest: (name: string, minutes: number) => string;
  readonly find: Asked & { readonly shown: string; readonly erase: string };
  readonly second: Asked & { readonly labels: Readonly<Record<"msisdn" | "iccid", string>> };
  readonly have: {
    readonly title: string;
    readonly none: string;
    readonly left: (bytes: string) => string;
    readonly ends: string;
    readonly waiting: string;
    readonly go: string;
  };
  readonly choose: { readonly title: string; readonly all: (more: number) => string };
  readonly noPlans: string;
  readonly confirm: {
    readonly title: string;
    readonly starts: string;
    readonly ends: string;
    readonly accept: string;
    readonly go: string;
    readonly beside: (number: string) => string;
  };
  readonly first: { readonly title: string; readonly goOn: string; readonly beside: string };
  readonly pay: { readonly title: string; readonly none: string };
  readonly pin: Asked;
  readonly asked: Readonly<Record<"phone" | "reader" | "unknown", Headline>>;
  readonly payQr: string;
  readonly onPhone: string;
  readonly stop: string;
  readonly faces: Readonly<Record<Face, Headline>>;
  readonly number: string;
  readonly proofQr: string;
  readonly orderQr: string;
  /** Until a slip comes out of the machine. */
  readonly done: string;
  readonly back: string;
  readonly reset: string;
  readonly help: { readonly title: string; readonly machine: string; readonly step: string };
  readonly idle: { readonly title: string; readonly lead: string; readonly more: string };
  readonly pair: Asked;
}

interface Headline {
  readonly title: string;
  readonly lead: string;
}

interface Asked extends Headline {
  readonly label: string;
  readonly go: string;
}

export const FACES = [
  ...(["working", "late", "connected", "waiting_turn"] as const),
  ...(["money_back", "over"] as const),
] as const;
export type Face = (typeof FACES)[number];
