import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { newHumanCode, newId } from "../../foundation/ids/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { allSellers, plansOfSeller, pricesOf, type SellerId } from "../catalogue/index.ts";
import { ARRANGEMENTS, isArrangement } from "./arrangement.ts";
import { insertBatch } from "./batches-store.ts";
import { BATCH_PINS_MAX, TERM_DAYS_MAX, type PinBatch } from "./pin.ts";
import { insertPins } from "./pins-store.ts";

export interface BatchWish {
  readonly sellerCode: string;
  readonly faceYen: number;
  readonly pinCount: number;
  readonly arrangement: string;
  readonly commissionPerMille?: number;
  readonly planCodes?: readonly string[];
  readonly termDays?: number;
}

/** `no_plan_at_that_price`: nobody could ever pay with such a PIN. */
export type BatchRefusal =
  | "seller_unknown"
  | "value_unreadable"
  | "count_unreadable"
  | "arrangement_unknown"
  | "commission_unreadable"
  | "commission_unwanted"
  | "term_unreadable"
  | "plan_unknown"
  | "no_plan_at_that_price";

const FACE_YEN_MAX = 100_000;
const COMMISSION_PER_MILLE_MAX = 500;

/** Makes a batch without digits: they come about when it is exported. */
export async function makeBatch(
  act: Act,
  wish: BatchWish,
): Promise<Outcome<PinBatch, BatchRefusal>> {
  const unreadable = refuseNumbers(wish);
  if (unreadable !== undefined) return unreadable;
  const { arrangement, planCodes = [], faceYen, pinCount } = wish;
  if (!isArrangement(arrangement)) {
    return refused("arrangement_unknown", { field: "arrangement" });
  }
  const commissionPerMille = wish.commissionPerMille ?? 0;
  if (commissionPerMille > 0 && ARRANGEMENTS[arrangement].commission === "none") {
    return refused("commission_unwanted", { field: "commission" });
  }
  const seller = (await allSellers(act)).find(({ code }) => code === wish.sellerCode);
  if (seller === undefined) return refused("seller_unknown", { field: "seller" });
  const unpayable = refusePlans(await pricedPlans(act, seller.sellerId), { planCodes, faceYen });
  if (unpayable !== undefined) return unpayable;
  const batch: PinBatch = {
    batchId: newId(),
    code: newHumanCode(CODE_LENGTH),
    sellerId: seller.sellerId,
    faceYen: yen(faceYen),
    arrangement,
    commissionPerMille,
    planCodes,
    termDays: wish.termDays ?? TERM_DAYS_MAX,
    pinCount,
    madeAt: act.clock.now(),
    version: 0,
  };
  await write(act, batch);
  return done(batch);
}

const CODE_LENGTH = 6;

async function write(act: Act, batch: PinBatch): Promise<void> {
  const { batchId, code, faceYen, arrangement, pinCount, termDays } = batch;
  const after = { code, faceYen, arrangement, pinCount, termDays, planCodes: batch.planCodes };
  const pinIds = Array.from({ length: pinCount }, () => newId<"pin">());
  await writeHouse(act, { name: "pin_batch.made", thing: batchId, after }, [
    insertBatch(act, batch),
    insertPins(batchId, pinIds),
  ]);
}

function refuseNumbers(wish: BatchWish) {
  const isWhole = (value: number, max: number, min = 1) =>
    Number.isSafeInteger(value) && value >= min && value <= max;
  if (!isWhole(wish.faceYen, FACE_YEN_MAX)) {
    return refused("value_unreadable", { field: "value", facts: { max: FACE_YEN_MAX } });
  }
  if (!isWhole(wish.pinCount, BATCH_PINS_MAX)) {
    return refused("count_unreadable", { field: "count", facts: { max: BATCH_PINS_MAX } });
  }
  if (!isWhole(wish.termDays ?? TERM_DAYS_MAX, TERM_DAYS_MAX)) {
    return refused("term_unreadable", { field: "days", facts: { max: TERM_DAYS_MAX } });
  }
  if (!isWhole(wish.commissionPerMille ?? 0, COMMISSION_PER_MILLE_MAX, 0)) {
    const facts = { max: COMMISSION_PER_MILLE_MAX };
    return refused("commission_unreadable", { field: "commission", facts });
  }
  return undefined;
}

interface PricedPlan {
  readonly code: string;
  /** Now, and from later on as far as that is planned: cards are printed ahead. */
  readonly prices: readonly number[];
}

async function pricedPlans(act: Act, sellerId: SellerId): Promise<readonly PricedPlan[]> {
  const now = act.clock.now();
  return Promise.all(
    (await plansOfSeller(act, sellerId)).map(async ({ planId, code, totalYen }) => {
      const later = (await pricesOf(act, planId)).filter(({ fromAt }) => fromAt > now);
      return { code, prices: [totalYen, ...later.map((price) => price.totalYen)] };
    }),
  );
}

function refusePlans(
  plans: readonly PricedPlan[],
  { planCodes, faceYen }: { readonly planCodes: readonly string[]; readonly faceYen: number },
) {
  const unknown = planCodes.find((wanted) => !plans.some(({ code }) => code === wanted));
  if (unknown !== undefined) {
    return refused("plan_unknown", { field: "plans", facts: { plan: unknown } });
  }
  const isPayable = ({ prices }: PricedPlan) => prices.includes(faceYen);
  const named = plans.filter(({ code }) => planCodes.includes(code));
  const isUseful = planCodes.length === 0 ? plans.some(isPayable) : named.every(isPayable);
  return isUseful ? undefined : refused("no_plan_at_that_price", { field: "value" });
}
