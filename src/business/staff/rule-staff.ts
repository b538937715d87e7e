import { onHouse, type Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { hashPasscode, newPasscode } from "./passcode.ts";
import {
  allStaff,
  changePasscode,
  changeStaffRow,
  closeSessionsOf,
  holdRuler,
  staffKeysOf,
} from "./staff-store.ts";
import { hireStaff, isStaffName, type HireRefusal } from "./hire-staff.ts";
import { may, mayRule, type Staff } from "./staff.ts";

export type RuleWish =
  | {
      readonly kind: "change";
      readonly name: string;
      readonly role: Staff["role"];
      readonly language: Staff["language"];
    }
  | { readonly kind: "suspend" }
  /** Lets somebody who was suspended, or has left, work again. */
  | { readonly kind: "take_back" }
  /** A new passcode for whoever forgot it; the authenticator app is paired anew as well. */
  | { readonly kind: "reset" };

export type RuleRefusal =
  | "not_allowed"
  | "staff_unknown"
  | "staff_name_unreadable"
  /** Nobody shuts out themself, or takes the own role away: whoever rules remains. */
  | "own_self";

/** Takes somebody on for whom one may decide. */
export async function hireUnder(
  act: Act,
  by: Staff,
  wish: Parameters<typeof hireStaff>[1],
): Promise<
  Outcome<{ readonly staff: Staff; readonly passcode: string }, HireRefusal | "not_allowed">
> {
  if (!mayRule(by, wish)) return refused("not_allowed", { field: "role" });
  return hireStaff(act, wish);
}

/**
 * What a manager decides about the people of the own shop, an operator about all. Whoever decides
 * stays what they are in the same statement, so somebody who may rule is always left.
 */
export async function ruleStaff(
  act: Act,
  by: Staff,
  of: { readonly staffId: string; readonly wish: RuleWish },
): Promise<Outcome<{ readonly staff: Staff; readonly passcode?: string }, RuleRefusal>> {
  return onHouse(act, async (turn) => {
    const [ruler, keys] = await Promise.all([
      staffKeysOf(act, { staffId: by.staffId }),
      staffKeysOf(act, { staffId: of.staffId }),
    ]);
    if (ruler?.staff.state !== "working") return refused("not_allowed");
    if (keys === undefined || !mayRule(ruler.staff, keys.staff)) return refused("staff_unknown");
    const before = keys.staff;
    const decided = decide(ruler.staff, before, of.wish);
    if (!decided.ok) return decided;
    const after = decided.value;
    const isOwn = before.staffId === by.staffId;
    const passcode = of.wish.kind === "reset" ? newPasscode(before.number) : undefined;
    const reset =
      passcode === undefined
        ? []
        : [
            changePasscode(act, {
              ...{ staffId: before.staffId, before: keys.passcodeHash, isOwn: false },
              after: await hashPasscode(passcode),
            }),
          ];
    const change = passcode === undefined ? [changeStaffRow(act, before, after)] : reset;
    const facts = ({ role, state }: Staff) => ({ role, state });
    await turn.write(
      {
        name: passcode === undefined ? "staff.changed" : "staff.passcode_reset",
        thing: before.staffId,
        before: facts(before),
        after: facts(after),
      },
      [
        ...change,
        ...(isOwn ? [] : [holdRuler(act, ruler.staff)]),
        // The own name and language close nothing.
        ...(isOwn ? [] : [closeSessionsOf(act, { staffId: before.staffId })]),
      ],
    );
    return done({ staff: after, ...(passcode === undefined ? {} : { passcode }) });
  });
}

/**
 * Suspends somebody by the house's own command, which nobody gives as a person: so of those who may
 * rule over a manager or operator another one must be working, and is held in the same statement.
 */
export async function suspendByHouse(
  act: Act,
  staffId: string,
): Promise<Outcome<Staff, "staff_unknown" | "last_ruler">> {
  return onHouse(act, async (turn) => {
    const people = await allStaff(act);
    const before = people.find((one) => one.staffId === staffId);
    if (before === undefined) return refused("staff_unknown");
    const ruler = otherRuler(people, before);
    const isRuling = before.state === "working" && may(before, "manage_staff");
    if (isRuling && ruler === undefined) return refused("last_ruler");
    const after: Staff = { ...before, state: "suspended" };
    await turn.write(
      {
        name: "staff.changed",
        thing: before.staffId,
        before: { role: before.role, state: before.state },
        after: { role: after.role, state: after.state },
      },
      [
        changeStaffRow(act, before, after),
        ...(isRuling && ruler !== undefined ? [holdRuler(act, ruler)] : []),
        closeSessionsOf(act, { staffId }),
      ],
    );
    return done(after);
  });
}

/** Somebody else at work who may let them in again. */
export function otherRuler(people: readonly Staff[], of: Staff): Staff | undefined {
  return people.find(
    (one) => one.staffId !== of.staffId && one.state === "working" && mayRule(one, of),
  );
}

function decide(by: Staff, before: Staff, wish: RuleWish): Outcome<Staff, RuleRefusal> {
  const isOwn = before.staffId === by.staffId;
  switch (wish.kind) {
    case "change": {
      const name = wish.name.normalize("NFC").trim();
      if (!isStaffName(name)) return refused("staff_name_unreadable", { field: "name" });
      if (isOwn && wish.role !== before.role) return refused("own_self", { field: "role" });
      const after: Staff = { ...before, name, role: wish.role, language: wish.language };
      return mayRule(by, after) ? done(after) : refused("not_allowed", { field: "role" });
    }
    case "suspend":
      return isOwn ? refused("own_self") : done({ ...before, state: "suspended" });
    case "take_back":
      return done({ ...before, state: "working" });
    case "reset":
      return isOwn ? refused("own_self") : done(before);
  }
}
