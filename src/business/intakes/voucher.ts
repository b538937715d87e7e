import type { Act } from "../../foundation/act/index.ts";
import { idOfName, type Id } from "../../foundation/ids/index.ts";
import { readIntakeNumber } from "../../foundation/kiosk-wire/index.ts";
import { countTry, takeTryBack, type Lock } from "../../foundation/limits/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { insertTransfers, transfersFor } from "../ledger/index.ts";
import { may, type Staff } from "../staff/index.ts";
import { handOutCash } from "../tills/index.ts";
import { atMachine, canGiveNow, changeIntake, newsOf } from "./at-machine.ts";
import { afterVoucherPaid, voucherOwedOf, type Intake } from "./intake.ts";
import { intakeById, intakeOfNumber, type KnownIntake } from "./intakes-store.ts";

const DIGITS = 6;

/** The secret of a voucher: shown to whoever put the money in, worked out anew by the house. */
export function voucherDigits(act: Act, { intakeId }: Pick<Intake, "intakeId">): string {
  const keyed = act.secrets.blind("kiosk voucher", intakeId).readUInt32BE(0);
  return String(keyed % 10 ** DIGITS).padStart(DIGITS, "0");
}

export interface TypedVoucher {
  /** As typed or scanned: the number, also with its digits behind it. */
  readonly number: string;
  readonly digits: string;
}

export type VoucherRefusal =
  | "not_allowed"
  | "voucher_unknown"
  | "voucher_paid"
  | "voucher_not_known_yet"
  | "too_many_tries";

/**
 * The voucher of a number and its digits; a wrong try counts against whoever types and against the
 * number. `voucher_not_known_yet`: a person has to count the machine first.
 */
export async function findVoucher(
  act: Act,
  by: Staff,
  typed: TypedVoucher,
): Promise<Outcome<Intake, VoucherRefusal>> {
  if (!may(by, "pay_out")) return refused("not_allowed");
  const read = readVoucher(typed);
  const number = read?.number ?? "";
  const locks = locksOf(by, number);
  const counted = await countTry(act, locks);
  if (!counted.ok) return counted;
  const one = number === "" ? undefined : await intakeOfNumber(act, number);
  if (one === undefined || voucherDigits(act, one) !== read?.digits) {
    return refused("voucher_unknown", { field: "number", facts: counted.value });
  }
  await takeTryBack(act, locks);
  const fault = faultOf(one);
  return fault === undefined ? done(one) : refused(fault);
}

function faultOf(
  one: Intake,
): "voucher_paid" | "voucher_unknown" | "voucher_not_known_yet" | undefined {
  if (voucherOwedOf(one) > 0) return undefined;
  if (one.voucherPaidYen > 0) return "voucher_paid";
  return one.state === "ended" ? "voucher_unknown" : "voucher_not_known_yet";
}

/** `NUMBER-123456`, as the QR code says it, or each in its field. */
export function readVoucher({ number, digits }: TypedVoucher): TypedVoucher | undefined {
  const typed = number.normalize("NFKC").trim().slice(0, 60);
  const both = /^(.+?)[\s-]+(\d{6})$/u.exec(typed);
  const code = readIntakeNumber(both?.[1] ?? typed);
  const secret = (both?.[2] ?? digits).normalize("NFKC").replaceAll(/\D/gu, "");
  return code === undefined ? undefined : { number: code, digits: secret.slice(0, 12) };
}

function locksOf({ staffId }: Staff, number: string): readonly Lock[] {
  return [
    { key: `voucher:staff:${staffId}`, wrongMax: 10, seconds: 3600 },
    ...(number === "" ? [] : [{ key: `voucher:number:${number}`, wrongMax: 5, seconds: 3600 }]),
  ];
}

export type PayVoucherRefusal = VoucherRefusal | "till_closed" | "cash_missing" | "voucher_changed";

/**
 * Pays a voucher out of an open till, whole and once. `shownYen` is what the clerk saw: more may
 * have come to it since.
 */
export async function payVoucher(
  act: Act,
  by: Staff,
  wish: TypedVoucher & { readonly tillId: string; readonly shownYen: number },
): Promise<Outcome<Intake & { readonly paidYen: number }, PayVoucherRefusal>> {
  const found = await findVoucher(act, by, wish);
  if (!found.ok) return found;
  const { intakeId, deviceId } = found.value;
  const canGive = await canGiveNow(act, deviceId);
  return atMachine(act, deviceId, async (turn) => {
    const before = (await intakeById(act, intakeId))!;
    const fault = faultOf(before);
    if (fault !== undefined) return refused(fault);
    const paidYen = voucherOwedOf(before);
    if (paidYen !== wish.shownYen) return refused("voucher_changed");
    const refundId = payoutIdOf(before);
    const amountYen = yen(paidYen);
    const handed = await handOutCash(act, {
      ...{ tillId: wish.tillId, amountYen, refundId, byId: by.staffId },
    });
    if (!handed.ok) return handed;
    const after = afterVoucherPaid(before, act.clock.now());
    const news = newsOf("intake.voucher_paid", before, after);
    await turn.write({ ...news, after: { ...news.after, paidYen, tillId: wish.tillId } }, [
      ...changeIntake(act, before, after, canGive),
      ...handed.value.parts,
      ...insertTransfers(
        act,
        transfersFor({
          ...{ what: "voucher_paid", kioskId: deviceId, moveId: refundId as Id<"kiosk_move"> },
          ...{ tillId: wish.tillId, totalYen: amountYen, at: act.clock.now() },
        }),
      ),
    ]);
    return done({ ...after, paidYen });
  });
}

// The same for the same voucher in the same state: whoever pays it at two counters pays it once.
function payoutIdOf({ intakeId, voucherPaidYen }: KnownIntake): string {
  return idOfName(`voucher ${intakeId} ${voucherPaidYen}`);
}
