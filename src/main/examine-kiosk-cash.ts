import { mayMissYen, readCash, voucherOwedOf, type CashReport } from "../business/intakes/index.ts";
import type { Act } from "../foundation/act/index.ts";
import type { Finding } from "./doctor.ts";

const DO: Readonly<Record<CashReport["cash"]["look"][number], string>> = {
  journal_gap: "lines of its journal are missing: they are sent again, unless its disk is broken",
  journal_broken: "its journal was changed: count the machine, pair it anew",
  money_of_other: "it tells of money of another machine: count it, pair it anew",
};

/** Each machine that takes cash: whether its journal is whole, and what waits for a person. */
export async function examineKioskCash(
  act: Pick<Act, "database" | "clock">,
): Promise<readonly Finding[]> {
  return (await readCash(act as Act)).map(findingOf);
}

function findingOf({ device, cash, waiting, boxYen, dispenserYen }: CashReport): Finding {
  const what = `${device.name} cash`;
  const [look] = cash.look;
  if (look !== undefined) return { what, state: "wrong", line: DO[look] };
  const unknown = waiting.filter((one) => mayMissYen(one) !== undefined);
  if (unknown.length > 0) {
    const yen = unknown.reduce((sum, one) => sum + (mayMissYen(one) ?? 0), 0);
    const line = `${yen} yen of ${unknown.length} customers nobody knows of: count the machine`;
    return { what, state: "note", line: `${line}, /counter/manage/kiosk-cash` };
  }
  const owed = waiting.reduce((sum, one) => sum + voucherOwedOf(one), 0);
  const held = `${boxYen} yen in the box, ${dispenserYen} in the dispenser`;
  if (owed > 0) return { what, state: "note", line: `${held}; ${owed} yen owed as vouchers` };
  return { what, state: "ok", line: held };
}
