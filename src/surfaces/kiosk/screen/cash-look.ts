import { addSeconds } from "../../../foundation/clock/index.ts";
import { cashView, workCash, type CashView } from "../cash.ts";
import type { AtKiosk } from "../ground.ts";
import { openOrder } from "../line-key.ts";
import { readOrderView, type OrderView } from "../show-order.ts";
import type { Visit } from "./visit.ts";

/** Money that goes in or comes out for the order on the screen: it stands before everything else. */
export interface CashLook {
  readonly order: OrderView;
  readonly cash: CashView;
}

/** Undefined when no money of this visit matters now. Worked on, as far as it goes, by looking. */
export async function cashAt(at: AtKiosk, visit: Visit): Promise<CashLook | undefined> {
  if (visit.order === undefined) return undefined;
  const opened = await openOrder(at, visit.order);
  if (!opened.ok || (await cashView(at, opened.value)) === undefined) return undefined;
  await workCash(at, opened.value);
  const order = await readOrderView(at, opened.value);
  const { cash } = order;
  const isOver = cash !== undefined && isLeft(at, cash);
  const isNoted = cash !== undefined && noteOf(cash) !== undefined && visit.noted === noteOf(cash);
  return cash === undefined || isOver || isNoted ? undefined : { order, cash };
}

/** Whoever has not noted it by then has gone; the next customer is not to read the digits. */
const SHOWN_SECONDS = 180;

function isLeft({ act }: AtKiosk, cash: CashView): boolean {
  return "since" in cash && act.clock.now() >= addSeconds(cash.since, SHOWN_SECONDS);
}

/** What the customer says to have noted; what is owed may become more later. */
export function noteOf(cash: CashView): string | undefined {
  if (cash.kind === "voucher") return `${cash.number} ${cash.yen}`;
  return cash.kind === "unknown" ? cash.number : undefined;
}

/** Changes whenever the screen would look different. */
export function cashToken({ cash }: CashLook): string {
  switch (cash.kind) {
    case "taking":
      return `taking ${cash.inYen} ${cash.takesYen.join("-")}`;
    case "working":
      return `working ${cash.inYen}`;
    case "giving":
      return `giving ${cash.yen}`;
    case "unknown":
    case "voucher":
      return `${cash.kind} ${noteOf(cash)}`;
  }
}
