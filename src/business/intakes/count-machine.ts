import type { Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { may, type Staff } from "../staff/index.ts";
import { atMachine, canGiveNow, changeIntake, newsOf } from "./at-machine.ts";
import { afterCount, countStepOf, mayMissYen, type Intake } from "./intake.ts";
import { intakeById } from "./intakes-store.ts";

export type CountRefusal =
  | "not_allowed"
  | "same_person"
  | "intake_unknown"
  | "intake_is_known"
  | "amount_unreadable";

/**
 * Settles what nobody knows of an intake, the end of a payout or a note that is presumed to be in
 * the box: a person counted the machine, and it holds `missingYen` less than its journal says, so
 * its customer has that much; what of a payout did not come out is owed as a voucher. Two people
 * answer for it.
 */
export async function settleUnknown(
  act: Act,
  people: { readonly by: Staff; readonly second: Staff },
  wish: { readonly intakeId: string; readonly missingYen: number },
): Promise<Outcome<Intake, CountRefusal>> {
  const { by, second } = people;
  if (by.staffId === second.staffId) return refused("same_person");
  if (!may(second, "approve_refund") || !may(by, "manage_tills")) return refused("not_allowed");
  const found = await intakeById(act, wish.intakeId);
  if (found === undefined) return refused("intake_unknown");
  const canGive = await canGiveNow(act, found.deviceId);
  return atMachine(act, found.deviceId, async (turn) => {
    const before = (await intakeById(act, wish.intakeId))!;
    const mostYen = mayMissYen(before);
    if (mostYen === undefined) return refused("intake_is_known");
    const { missingYen } = wish;
    const isAmount = Number.isSafeInteger(missingYen) && missingYen >= 0;
    if (!isAmount || missingYen > mostYen) {
      return refused("amount_unreadable", { field: "missing" });
    }
    const after = afterCount(before, missingYen, act.clock.now());
    const news = newsOf(countStepOf(before), before, after);
    const trail = { missingYen, byId: by.staffId, secondId: second.staffId };
    await turn.write(
      { ...news, after: { ...news.after, ...trail } },
      changeIntake(act, before, after, canGive),
    );
    return done(after);
  });
}
