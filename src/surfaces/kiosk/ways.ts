import { KIOSK_CASH, takesCash } from "../../business/intakes/index.ts";
import { readKiosk, type KioskWay } from "../../business/kiosks/index.ts";
import { takesAmount, type PaymentMethod } from "../../business/payments/index.ts";
import { isSoldAsPin, PIN } from "../../business/pins/index.ts";
import type { Yen } from "../../foundation/money/index.ts";
import { findName, methodText } from "../documents/index.ts";
import type { AtKiosk } from "./ground.ts";
import { waysOpen } from "./machine.ts";

/** One way to pay at a machine. */
export interface WayAtKiosk {
  /** As it is asked for. */
  readonly way: string;
  readonly kind: KioskWay;
  readonly label: string;
  /** Its page is a code that the customer's own wallet takes. */
  readonly isWallet: boolean;
  /** What a reader takes, where its provider says so: card brands, transit cards. */
  readonly accepts: readonly string[];
}

// Apps that pay by a code; the provider's page hands the customer over to them.
const WALLETS: ReadonlySet<string> = new Set([
  ...["alipay", "wechat_pay", "paypay", "line_pay", "merpay", "rakuten_pay", "au_pay"],
]);

/** Whether a method is an app on the phone that pays by scanning a code. */
export function isWallet(method: string): boolean {
  return WALLETS.has(method);
}

interface OpenWay extends PaymentMethod {
  readonly provider: string;
  readonly at: KioskWay;
}

/** How this sum can be paid here and now; each method once. Empty at a machine that sells nothing. */
export async function waysFor(
  at: AtKiosk,
  of: { readonly totalYen: Yen; readonly sellerId: string },
): Promise<readonly WayAtKiosk[]> {
  const all = await openWays(at);
  const isTaken: Readonly<Record<KioskWay, boolean>> = {
    ...{ redirect: true, reader: true, pin: await isSoldAsPin(at.act, of.sellerId) },
    cash: await takesCash(at.act, await readKiosk(at.act, at.device), of.totalYen),
  };
  const fitting = all.filter((way) => takesAmount(way, of.totalYen) && isTaken[way.at]);
  return fitting
    .filter((way) => fitting.find(({ method }) => method === way.method) === way)
    .map((way) => ({
      way: wayValue(way),
      kind: way.at,
      label: methodText(way.method, at.act.language),
      isWallet: way.at === "redirect" && isWallet(way.method),
      accepts: (way.accepts ?? []).map((word) => findName(word, at.act.language) ?? word),
    }));
}

/** A way that this machine has, whether or not it was offered: the sum may have changed meanwhile. */
export async function findWay(at: AtKiosk, value: string): Promise<OpenWay | undefined> {
  return (await openWays(at)).find((way) => wayValue(way) === value);
}

function wayValue({ provider, method }: OpenWay): string {
  return `${provider}:${method}`;
}

async function openWays(at: AtKiosk): Promise<readonly OpenWay[]> {
  const open = await waysOpen(at);
  if (!open.ok) return [];
  const { payments, house } = at.ground;
  return [...payments, ...house.filter(({ name }) => name === PIN || name === KIOSK_CASH)].flatMap(
    ({ name, methods }) =>
      methods.flatMap((method) => {
        const kind = kindOf(at, { provider: name, method });
        return kind !== undefined && open.value.includes(kind)
          ? [{ ...method, provider: name, at: kind }]
          : [];
      }),
  );
}

// A slip is paid in another shop, days later: whoever wants one has it on the phone.
function kindOf(
  { device }: AtKiosk,
  { provider, method }: { readonly provider: string; readonly method: PaymentMethod },
): KioskWay | undefined {
  if (provider === PIN) return "pin";
  if (provider === KIOSK_CASH) return "cash";
  if (method.kind === "redirect") return "redirect";
  return method.kind === "terminal" && device.reader !== undefined ? "reader" : undefined;
}
