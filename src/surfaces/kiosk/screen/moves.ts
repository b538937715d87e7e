import { callStaff } from "../../../business/kiosks/index.ts";
import { isOpen } from "../../../business/payments/index.ts";
import { readVoucherNumber } from "../../../business/renewals/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { isLanguage } from "../../../foundation/language/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import type { FormInput } from "../../browser/index.ts";
import { cancelOrder } from "../cancel-order.ts";
import { findShown, type ShownWish } from "../find-shown.ts";
import type { AtKiosk } from "../ground.ts";
import { leaveOrder } from "../leave-order.ts";
import { mailReceipt } from "../mail-receipt.ts";
import { payOrder } from "../pay-order.ts";
import { placeOrder } from "../place-order.ts";
import { messageOf, type KioskRefusal } from "../refusals.ts";
import { showOrder } from "../show-order.ts";
import { easedBy, leavingOn } from "./choosing.ts";
import { printOnce } from "./slip-moves.ts";
import type { Visit } from "./visit.ts";
import { askDigits, VOUCHER_MOVES, voucherBack } from "./voucher-moves.ts";

type Move = (at: AtKiosk, visit: Visit, form: FormInput) => Promise<Visit | undefined>;

/** Where a touch leads; undefined is the end of the visit. What the screen does not offer is nothing. */
export async function move(at: AtKiosk, visit: Visit, form: FormInput): Promise<Visit | undefined> {
  const verb = form.text("do");
  if (verb === "ease") return easedBy(visit, form.text("ease"));
  const { said: _, ...quiet } = visit;
  if (!Object.hasOwn(MOVES, verb)) return visit;
  const next = await MOVES[verb as keyof typeof MOVES](at, quiet, form);
  return next === undefined ? undefined : { ...next, eases: visit.eases };
}

const MOVES = {
  start: async (_, visit, form) => begun(visit, form),
  help: async (_, visit) => ({ ...visit, isHelp: true }),
  helped: async (_, visit) => ({ ...visit, isHelp: false }),
  call,
  find: async (at, visit, form) => find(at, visit, { typed: form.text("typed") }),
  second: async (at, visit, form) =>
    find(at, visit, { typed: visit.typed ?? "", second: form.text("second") }),
  plans: async (_, visit) =>
    visit.plan === undefined ? { ...visit, step: "choose" } : confirming(visit, visit.plan),
  all: async (_, visit) => ({ ...visit, isAll: visit.isAll !== true }),
  when: async (_, visit) => ({ ...visit, step: "day" }),
  month: async (_, visit, form) => ({ ...visit, month: form.text("month") }),
  leaves: async (at, visit, form) => leavingOn(at, visit, form.text("day")),
  anyDay: async (_, visit) => ({ ...visit, step: "choose", trip: undefined, month: undefined }),
  plan: async (_, visit, form) => confirming(visit, form.text("plan")),
  place,
  beside: async (_, visit) =>
    visit.first === undefined || visit.plan === undefined
      ? visit
      : { ...confirming(visit, visit.plan), beside: visit.first.number },
  goOn: async (_, visit) =>
    visit.first?.order === undefined
      ? visit
      : { language: visit.language, step: "order", order: visit.first.order },
  way,
  pin: async (at, visit, form) => pay(at, visit, { way: visit.way ?? "", pin: form.text("pin") }),
  stop,
  back,
  mail: async (_, visit) => ({ ...visit, step: "mail" }),
  send,
  slip: printOnce,
  ...VOUCHER_MOVES,
  more: async (_, visit) => visit,
  leave,
  reset,
} satisfies Readonly<Record<string, Move>>;

function begun(visit: Visit, form: FormInput): Visit {
  const language = form.text("language");
  return isLanguage(language) ? { language, step: "find" } : visit;
}

/** Which screen stands there is told to whoever comes. */
async function call(at: AtKiosk, visit: Visit): Promise<Visit> {
  const called = await callStaff(at.act, { device: at.device, step: visit.step });
  return called.ok ? visit : { ...visit, said: messageOf(called, visit.language) };
}

async function find(at: AtKiosk, { language }: Visit, wish: ShownWish): Promise<Visit> {
  const found = await findShown(at, wish);
  if (found.ok && found.value.kind === "line") {
    const { line, plan, trip } = found.value;
    return { language, step: "have", line, plan, trip };
  }
  if (found.ok) {
    const {
      kind: _,
      echo,
      digitsOf,
    } = found.value as Extract<typeof found.value, { kind: "needs_second" }>;
    return { language, step: "second", typed: wish.typed, second: { echo, digitsOf } };
  }
  const slip = wish.second === undefined ? readVoucherNumber(wish.typed) : undefined;
  if (slip !== undefined) return askDigits(language, slip);
  // Which of the two was wrong is not told: both are asked again.
  return { language, step: "find", said: messageOf(found, language) };
}

function confirming({ language, line, trip }: Visit, plan: string): Visit {
  return { language, step: "confirm", line, trip, plan, once: newId() };
}

async function place(at: AtKiosk, visit: Visit, form: FormInput): Promise<Visit> {
  const { line = "", plan = "", once = "", trip, beside } = visit;
  const placed = await placeOrder(at, {
    ...{ line, plan, once, trip, beside },
    shown: form.text("shown"),
    accepted: form.texts("accepted"),
  });
  if (placed.ok) return { ...visit, step: "order", order: placed.value.order };
  const number = placed.facts?.["number"];
  if (number === undefined) return refusedAt(visit, placed);
  const order = placed.facts?.["order"];
  const first = {
    number: String(number),
    ...(order === undefined ? {} : { order: String(order) }),
  };
  return { ...visit, step: "first", first, said: messageOf(placed, visit.language) };
}

async function way(at: AtKiosk, visit: Visit, form: FormInput): Promise<Visit> {
  const chosen = form.text("way");
  const isPin = form.text("kind") === "pin";
  return isPin ? { ...visit, step: "pin", way: chosen } : pay(at, visit, { way: chosen });
}

async function pay(
  at: AtKiosk,
  visit: Visit,
  wish: { readonly way: string; readonly pin?: string },
): Promise<Visit> {
  const { order = "", beside } = visit;
  const paid = await payOrder(at, { order, beside, ...wish });
  if (paid.ok) return { ...visit, step: "order" };
  // Pressed twice: the payment of the first touch is under way, and its screen shows it.
  if (paid.refusal === "order_not_payable") return { ...visit, step: "order" };
  return refusedAt(visit, paid);
}

async function stop(at: AtKiosk, visit: Visit): Promise<Visit> {
  const { language, line, trip, order = "" } = visit;
  const stopped = await cancelOrder(at, order);
  if (!stopped.ok) return refusedAt(visit, stopped);
  return line === undefined ? { language, step: "find" } : { language, step: "choose", line, trip };
}

async function back(at: AtKiosk, visit: Visit): Promise<Visit | undefined> {
  const { language, line, trip } = visit;
  switch (visit.step) {
    case "language":
      return undefined;
    case "find":
    case "second":
    case "have":
      return { language, step: "find" };
    case "day":
      return { ...visit, step: "choose", month: undefined };
    case "choose":
      return { language, step: "have", line, trip };
    case "confirm":
    case "first":
      return { language, step: "choose", line, trip };
    case "pin":
    case "mail":
    case "unknown":
      return { ...visit, step: "order" };
    case "order":
      return stop(at, visit);
    case "voucher":
    case "digits":
    case "shown":
    case "problem":
    case "reported":
      return voucherBack({ ...visit, step: visit.step });
  }
}

async function send(at: AtKiosk, visit: Visit, form: FormInput): Promise<Visit> {
  const { order = "" } = visit;
  const mailed = await mailReceipt(at, { order, email: form.text("email") });
  return mailed.ok ? { ...visit, step: "order" } : refusedAt(visit, mailed);
}

/** Nobody touched the screen while a payment was open. What is not known is said, with its number. */
async function leave(at: AtKiosk, visit: Visit): Promise<Visit | undefined> {
  const { order = "" } = visit;
  const left = await leaveOrder(at, order);
  if (left.ok || left.refusal === "order_unknown") return undefined;
  if (left.refusal === "payment_came") return { ...visit, step: "order" };
  const shown = visit.step === "unknown" ? await showOrder(at, order) : undefined;
  const isOnPhone = shown?.ok === true && shown.value.payment?.next?.kind === "redirect";
  // The next customer must not find the last one's sum on the reader.
  return isOnPhone ? undefined : { ...visit, step: "unknown" };
}

/** Wipes the machine. A sum on the reader is taken off first; what was only ordered is cancelled. */
async function reset(at: AtKiosk, { order, ...visit }: Visit): Promise<Visit | undefined> {
  const shown = order === undefined ? undefined : await showOrder(at, order);
  if (order === undefined || shown?.ok !== true) return undefined;
  const { payment, may } = shown.value;
  if (payment !== undefined && isOpen(payment)) {
    // The page on the phone stays good, and the order is worked whoever looks.
    return payment.next?.kind === "redirect" ? undefined : { ...visit, order };
  }
  if (may.cancel) await cancelOrder(at, order);
  return undefined;
}

function refusedAt(visit: Visit, told: Refused<KioskRefusal>): Visit {
  const { language } = visit;
  const said = messageOf(told, language);
  const isOver = told.refusal === "line_over" || told.refusal === "order_unknown";
  return isOver ? { language, step: "find", said } : { ...visit, said };
}
