import { remindersOfOrder } from "../../business/notices/index.ts";
import {
  askPrint,
  canPrint,
  jobsOf,
  KIOSK_SLIP_MINUTES,
  printerBeside,
  stateNow,
  unwishPrint,
  wishedDevice,
  wishPrint,
  type PrintJob,
  type Printer,
  type PrintState,
} from "../../business/printing/index.ts";
import {
  copySeen,
  handOutReceipt,
  receiptsOf,
  type Receipt,
} from "../../business/receipts/index.ts";
import { readOrder, type Order, type RenewalKey } from "../../business/renewals/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import { takeTurn } from "../../foundation/limits/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { copyKey, kioskSlip, slipStandingOf } from "../documents/index.ts";
import type { AtKiosk } from "./ground.ts";
import { openOrder } from "./line-key.ts";

/**
 * How the slip of an order fares at this machine, never more than is known: `none` for a machine
 * without a printer, `coming` once there is something to print, `offered` where nobody asked for it,
 * `unsure` when the printer went away with it, `failed` when nothing came out.
 */
export const SLIP_FATES = [
  ...(["none", "coming", "offered", "printing", "printed", "unsure", "failed"] as const),
] as const;
export type SlipFate = (typeof SLIP_FATES)[number];

export interface SlipView {
  readonly fate: SlipFate;
  /** Whether it can be asked for (again) here. */
  readonly mayPrint: boolean;
}

export type SlipRefusal =
  | "order_unknown"
  | "slip_nothing"
  | "slip_printer_none"
  | "slip_printer_down"
  | "slip_too_many"
  | "too_many_tries";

const SLIPS_MAX = 3;

/** Written before the money is taken: the slip comes out here as soon as there is one. */
export async function wishSlip(at: AtKiosk, { renewalId }: RenewalKey): Promise<void> {
  if ((await printerAt(at)) === undefined) return;
  await wishPrint(at.act, { renewalId, deviceId: at.device.deviceId });
}

export async function readSlip(
  at: AtKiosk,
  order: Pick<Order, "renewal" | "openAttempt">,
): Promise<SlipView> {
  const printer = await printerAt(at);
  if (printer === undefined) return { fate: "none", mayPrint: false };
  const { renewal } = order;
  const jobs = await jobsHere(at, printer, renewal.number);
  const isWell = isAble(at, printer);
  const fate = fateOf(jobs[0]?.state, { isWell, isComing: await isComing(at, order) });
  const isBusy = isOnItsWay({ fate, mayPrint: false });
  const mayPrint = isWell && !isBusy && countOnPaper(jobs) < SLIPS_MAX && isTellable(order);
  return { fate, mayPrint };
}

/** What was handed out of an order's document so far, "" without one: said again with a touch, two touches are one. */
export async function slipSeen(
  { act }: AtKiosk,
  { renewal }: Pick<Order, "renewal">,
): Promise<string> {
  const receipt = receiptFor({ renewal }, await receiptsOf(act, renewal));
  return receipt === undefined ? "" : copySeen(receipt);
}

/** The screen looks again until it is there. */
export function isOnItsWay({ fate }: SlipView): boolean {
  return fate === "coming" || fate === "printing";
}

/** Wished for here, and not so long after it could have been printed that it was not. */
async function isComing(
  { act, device }: AtKiosk,
  { renewal }: Pick<Order, "renewal">,
): Promise<boolean> {
  const { renewalId, fulfilledAt } = renewal;
  if ((await wishedDevice(act, renewalId)) !== device.deviceId) return false;
  return fulfilledAt === undefined || act.clock.now() < addSeconds(fulfilledAt, COMING_SECONDS);
}

const COMING_SECONDS = 20;

/** What the state of the newest job says to whoever stands there. */
export function fateOf(
  state: PrintState | undefined,
  of: { readonly isWell: boolean; readonly isComing: boolean },
): SlipFate {
  switch (state) {
    case "printed":
      return "printed";
    case "sent":
      return "printing";
    case "waiting":
      return of.isWell ? "printing" : "failed";
    case "unknown":
      return "unsure";
    case "failed":
    case "cancelled":
    case "lapsed":
      return "failed";
    case undefined:
      if (!of.isWell) return "failed";
      return of.isComing ? "coming" : "offered";
  }
}

/** The slip of an order of this machine. */
export async function slipOf(at: AtKiosk, key: string): Promise<Outcome<SlipView, SlipRefusal>> {
  const opened = await openOrder(at, key);
  return opened.ok ? printSlip(at, opened.value) : opened;
}

/**
 * Prints the slip of an order at this machine, as it stands now; once it was out, marked 再発行.
 * Asked again while it is printed, or with what was seen before it was, it is the same one.
 */
export async function printSlip(
  at: AtKiosk,
  key: RenewalKey,
  seen?: string,
): Promise<Outcome<SlipView, SlipRefusal>> {
  const order = await readOrder(at.act, key);
  if (order === undefined) return refused("order_unknown", { field: "order" });
  if (!isTellable(order)) return refused("slip_nothing");
  const printer = await printerAt(at);
  if (printer === undefined) return refused("slip_printer_none");
  if (!isAble(at, printer)) return refused("slip_printer_down");
  // Before the jobs: whoever touches at the same moment saw the same, and is handed the same copy.
  const before = seen ?? (await slipSeen(at, order));
  const jobs = await jobsHere(at, printer, order.renewal.number);
  if (jobs.some(isUnderWay)) return done(await readSlip(at, order));
  if (countOnPaper(jobs) >= SLIPS_MAX) return refused("slip_too_many");
  const turn = await takeTurn(at.act, [{ key: `kiosk:slip:${at.device.deviceId}`, ...TRIES }]);
  if (!turn.ok) return turn;
  const asked = await ask(at, { order, printer, jobs, seen: before });
  if (!asked.ok) return asked;
  // Printed by hand it is not wished for any more: else it would come out twice.
  await unwishPrint(at.act, key.renewalId);
  at.ground.nudge();
  return done(await readSlip(at, order));
}

/**
 * Whoever ordered leaves the machine. What was paid and is not connected, and what nobody knows,
 * comes out as a slip that says so; nothing of it is printed for the next one.
 */
export async function leaveSlip(at: AtKiosk, key: RenewalKey): Promise<void> {
  const order = await readOrder(at.act, key);
  if (order === undefined || order.renewal.fulfilledAt !== undefined) return;
  const { number } = order.renewal;
  const printer = await printerAt(at);
  const hasSlip =
    printer === undefined || (await jobsHere(at, printer, number)).some((job) => !isLost(job));
  if (isTellable(order) && !hasSlip) await printSlip(at, key);
  else await unwishPrint(at.act, key.renewalId);
}

const TRIES = { perWindow: 30, windowSeconds: 600 } as const;

interface Asked {
  readonly order: Order;
  readonly printer: Printer;
  readonly jobs: readonly PrintJob[];
  readonly seen: string;
}

async function ask(
  { act, device, ground }: AtKiosk,
  { order, printer, jobs, seen }: Asked,
): Promise<Outcome<PrintJob, "slip_too_many" | "slip_printer_none">> {
  const { renewal } = order;
  const receipt = receiptFor(order, await receiptsOf(act, renewal));
  const isLostCopy = receipt?.handedAt !== undefined && (await isNowhere(act, renewal.number));
  const handed =
    receipt === undefined || isLostCopy
      ? done(receipt)
      : await handOutReceipt(act, {
          ...{ lineId: renewal.lineId, renewalId: renewal.renewalId },
          ...{ kind: receipt.content.kind, ordinal: receipt.ordinal },
          // Issued only now, it was seen by nobody.
          seen: seen === "" ? copySeen(receipt) : seen,
        });
  if (!handed.ok) return refused("slip_too_many");
  const copy = handed.value;
  const isReissue = copy?.reissuedAt !== undefined || jobs.some((job) => !isLost(job));
  const asked = await askPrint(act, {
    printer,
    slip: kioskSlip({
      ...{ order, isReissue, machine: device.name, at: act.clock.now() },
      isReminded: (await remindersOfOrder(act, renewal)) === "wanted",
      publicUrl: ground.config.publicUrl,
      ...(copy === undefined ? {} : { receipt: withoutName(copy) }),
    }),
    subject: copy?.content.kind ?? "order",
    ...{ reference: renewal.number, isReissue, goodMinutes: KIOSK_SLIP_MINUTES },
    onceKey: onceKeyOf(renewal, { copy, jobs, isLostCopy }),
  });
  return asked.ok ? asked : refused("slip_printer_none");
}

/** What was handed out to a printer, and surely stands on no paper anywhere: it is still the first. */
async function isNowhere(act: Act, number: string): Promise<boolean> {
  const all = await jobsOf(act, number);
  return all.length > 0 && all.every(isLost);
}

function onceKeyOf(
  { renewalId }: Order["renewal"],
  of: {
    readonly copy: Receipt | undefined;
    readonly jobs: readonly PrintJob[];
    readonly isLostCopy: boolean;
  },
): string {
  const { copy, jobs, isLostCopy } = of;
  if (copy === undefined) return `slip ${renewalId} ${jobs.length}`;
  return isLostCopy ? `${copyKey(copy)} again ${jobs.length}` : copyKey(copy);
}

/** Of the sale; once the money goes back, what was given back last. */
function receiptFor(
  { renewal }: Pick<Order, "renewal">,
  receipts: readonly Receipt[],
): Receipt | undefined {
  const kind = slipStandingOf(renewal) === "money_back" ? "return" : "receipt";
  return receipts.findLast(({ content }) => content.kind === kind);
}

// Whoever stands at a machine knows a number, not whose it is.
function withoutName(receipt: Receipt): Receipt {
  const { addressee: _, ...shown } = receipt;
  return shown;
}

/** Whether a slip has anything to say: what was not paid, and surely not, has none. */
function isTellable({ renewal, openAttempt }: Pick<Order, "renewal" | "openAttempt">): boolean {
  return renewal.paidAt !== undefined || (openAttempt !== undefined && isUnknown(openAttempt));
}

/** Money may have been taken at this machine. On a phone its own page says how it stands. */
function isUnknown({ next }: NonNullable<Order["openAttempt"]>): boolean {
  return next === undefined || next.kind === "reader";
}

function isUnderWay({ state }: PrintJob): boolean {
  return state === "waiting" || state === "sent";
}

function countOnPaper(jobs: readonly PrintJob[]): number {
  return jobs.filter((job) => !isLost(job)).length;
}

/** Surely on no paper. */
function isLost({ state }: PrintJob): boolean {
  return state === "failed" || state === "cancelled" || state === "lapsed";
}

async function printerAt({ act, device }: AtKiosk): Promise<Printer | undefined> {
  const printer = await printerBeside(act, device);
  return printer?.kind === "browser" ? undefined : printer;
}

function isAble({ act }: AtKiosk, printer: Printer): boolean {
  return canPrint(stateNow(printer, act.clock.now()));
}

async function jobsHere(
  { act }: AtKiosk,
  { printerId }: Printer,
  number: string,
): Promise<readonly PrintJob[]> {
  return (await jobsOf(act, number)).filter((job) => job.printerId === printerId);
}
