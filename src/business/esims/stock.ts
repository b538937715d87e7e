import { onLine, type Act } from "../../foundation/act/index.ts";
import { instant, type Instant } from "../../foundation/clock/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { planByCode } from "../catalogue/index.ts";
import { lineById, type LineId } from "../lines/index.ts";
import { recentRenewals, type Renewal } from "../renewals/index.ts";
import {
  changeProfile,
  oldestInStock,
  profileOf,
  reservedBefore,
  reservedBy,
} from "./esims-store.ts";
import {
  installOf,
  reserve,
  callOff,
  settleProfile,
  takeFrom,
  type EsimProfile,
  type Install,
} from "./profile.ts";

/**
 * Holds an eSIM for a customer who wants this plan. The same machine that asks again, before it
 * sold anything, gets the one it holds: a form sent twice takes one.
 */
export async function reserveEsim(
  act: Act,
  wish: { readonly planCode: string; readonly by: string },
): Promise<Outcome<EsimProfile, "plan_unknown" | "out_of_stock">> {
  const plan = await planByCode(act, wish.planCode);
  if (plan === undefined) return refused("plan_unknown", { field: "plan" });
  const kept = await keptFor(act, { ...plan, by: wish.by });
  if (kept !== undefined) return done(kept);
  const tried = new Set<LineId>();
  for (;;) {
    const candidates = (await oldestInStock(act, plan)).filter(({ lineId }) => !tried.has(lineId));
    if (candidates.length === 0) return refused("out_of_stock", { field: "plan" });
    for (const { lineId } of candidates) {
      tried.add(lineId);
      const taken = await take(act, lineId, wish.by);
      if (taken?.state === "reserved") return done(taken);
    }
  }
}

async function keptFor(
  act: Act,
  of: { readonly by: string; readonly sellerId: string; readonly network: string },
): Promise<EsimProfile | undefined> {
  const held = (await reservedBy(act, of.by)).filter(
    ({ sellerId, network }) => sellerId === of.sellerId && network === of.network,
  );
  for (const profile of held) {
    const isFresh = (await ordersOf(act, profile)).every(({ paidAt, state }) => {
      return paidAt === undefined && (state === "payment_expired" || state === "cancelled");
    });
    if (!isFresh) continue;
    const again = await move(act, profile.lineId, async (now) =>
      now.state === "reserved" && now.reservedBy === of.by
        ? reserve(now, of.by, act.clock.now())
        : undefined,
    );
    if (again !== undefined) return again;
  }
  return undefined;
}

async function take(act: Act, lineId: LineId, by: string): Promise<EsimProfile | undefined> {
  return move(act, lineId, async (profile) => {
    if (profile.state !== "in_stock") return undefined;
    const orders = await ordersOf(act, profile);
    return takeFrom(profile, orders, { by, now: act.clock.now() });
  });
}

/** One profile from the state it is in now to the next; undefined when `next` wants none. */
export async function move(
  act: Act,
  lineId: LineId,
  next: (profile: EsimProfile) => Promise<EsimProfile | undefined>,
): Promise<EsimProfile | undefined> {
  return onLine(act, lineId, async (turn) => {
    const before = await profileOf(act, lineId);
    const after = before === undefined ? undefined : await next(before);
    if (before === undefined || after === undefined) return undefined;
    await turn.write(
      {
        name: `esim.${after.state}`,
        thing: lineId,
        before: { state: before.state },
        after: { state: after.state, renewalId: after.renewalId },
      },
      [changeProfile(act, before, after)],
    );
    return after;
  });
}

/** Whether a machine may sell a plan to this line: one from stock only while it holds it. */
export async function mayStart(
  act: Act,
  of: { readonly lineId: LineId; readonly by: string },
): Promise<boolean> {
  const profile = await profileOf(act, of.lineId);
  if (profile === undefined || profile.state === "given") return true;
  const isHeld = profile.state === "reserved" && profile.reservedBy === of.by;
  return isHeld && act.clock.now() < (profile.reservedUntil ?? act.clock.now());
}

/** A line from stock that nobody had before: who buys it concludes a new contract. */
export async function isNewEsim(act: Act, lineId: LineId): Promise<boolean> {
  const profile = await profileOf(act, lineId);
  return profile !== undefined && profile.state !== "given";
}

/** Brings a line's profile to where its orders have brought it. */
export async function settleEsim(act: Act, lineId: LineId): Promise<void> {
  await move(act, lineId, async (before) => {
    const after = settleProfile(before, await ordersOf(act, before), act.clock.now());
    return isSame(before, after) ? undefined : after;
  });
}

/** The order that one was held for was called off at that instant. */
export async function callOffEsim(act: Act, lineId: LineId, at: Instant): Promise<void> {
  await move(act, lineId, async (before) => {
    const orders = await ordersOf(act, before);
    const after = callOff(settleProfile(before, orders, act.clock.now()), orders, at);
    return isSame(before, after) ? undefined : after;
  });
}

function isSame(one: EsimProfile, other: EsimProfile): boolean {
  return one.state === other.state && one.reservedUntil === other.reservedUntil;
}

/** What was held and not paid in time goes back to stock; bears repetition. */
export async function returnUnsoldEsims(act: Act): Promise<void> {
  for (const { lineId } of await reservedBefore(act, act.clock.now())) {
    await settleEsim(act, lineId);
  }
}

/** How to install what an order bought; undefined until it is fulfilled, and of every other order. */
export async function esimOfOrder(
  act: Act,
  { lineId, renewalId, fulfilledAt }: Pick<Renewal, "lineId" | "renewalId" | "fulfilledAt">,
): Promise<Install | undefined> {
  if (fulfilledAt === undefined) return undefined;
  const profile = await profileOf(act, lineId);
  if (profile === undefined) return undefined;
  // The news that gives it may still be on its way.
  const settled = settleProfile(profile, await ordersOf(act, profile), act.clock.now());
  if (settled.state !== "given" || settled.renewalId !== renewalId) return undefined;
  const line = await lineById(act, lineId);
  return installOf(settled.lpa, line?.isReinstallable === true);
}

const BEFORE_ALL: Instant = instant(0);

/** Those that count for it, newest first. */
export async function ordersOf(
  act: Act,
  { lineId, restockedAt }: EsimProfile,
): Promise<readonly Renewal[]> {
  return recentRenewals(act, lineId, restockedAt ?? BEFORE_ALL);
}
