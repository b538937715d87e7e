import type { Act } from "../../src/foundation/act/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { bytes, GIGABYTE } from "../../src/foundation/money/index.ts";
import type { PlanId, PlanTerms } from "../../src/business/catalogue/index.ts";
import type { LineId } from "../../src/business/lines/index.ts";
import type { Bucket } from "../../src/business/buckets/index.ts";

/** A line and a plan in a database, and buckets of theirs; for tests. */
export interface Ground {
  readonly lineId: LineId;
  readonly planId: PlanId;
}

export const TERMS: PlanTerms = {
  allowance: { kind: "capped", bytes: bytes(3 * GIGABYTE), throttleKbps: 128 },
  duration: { unit: "days", count: 10 },
  clock: { kind: "jst_calendar" },
  renewalTable: {
    unstarted: { mode: "stack", carries: "nothing" },
    active: { mode: "stack", carries: "nothing" },
    depleted: { mode: "stack", carries: "nothing" },
    grace: { mode: "stack", carries: "nothing" },
    expired: { mode: "stack", carries: "nothing" },
  },
  startTrigger: { kind: "payment" },
  refundRule: { kind: "until_credited" },
  graceDays: 0,
  needsSameAllowance: false,
  promiseSeconds: 600,
};

export async function layLine(act: Act): Promise<Ground> {
  const [sellerId, planId, lineId] = [newId(), newId<"plan">(), newId<"line">()];
  await act.database.run({
    text: `insert into sellers (seller_id, code, names, legal_name, address, phone, email,
        responsible_person, tax_rounding)
      values ($1, $2, '{}', 'Tsunagu', 'Tokyo', '03', 'a@example.jp', 'A', 'floor')`,
    values: [sellerId, sellerId],
  });
  await act.database.run({
    text: `insert into plans (plan_id, seller_id, code, names, network, carrier_plan_code, terms,
        tax_category) values ($1, $2, $3, '{}', 'docomo', 'p', '{}', 'standard')`,
    values: [planId, sellerId, planId],
  });
  await act.database.run({
    text: `insert into lines (line_id, seller_id, network, carrier, form, status, iccid_sealed,
        renewal_code_sealed, imported_at)
      values ($1, $2, 'docomo', 'sandbox', 'sim', 'in_service', '', '', $3)`,
    values: [lineId, sellerId, act.clock.now()],
  });
  return { lineId, planId };
}

export function bucketOf(ground: Ground, more: Partial<Bucket>): Bucket {
  return {
    ...ground,
    bucketId: newId(),
    state: "active",
    terms: TERMS,
    grantedAt: "2026-12-31T15:00:00.000Z" as Bucket["grantedAt"],
    dataTotalBytes: bytes(3 * GIGABYTE),
    dataUsedBytes: bytes(0),
    heldBy: "us",
    ...more,
  };
}
