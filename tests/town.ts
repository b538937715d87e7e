import type { Act } from "../src/foundation/act/index.ts";
import { addHours } from "../src/foundation/clock/index.ts";
import { newHumanCode, newId } from "../src/foundation/ids/index.ts";
import { bytes, GIGABYTE } from "../src/foundation/money/index.ts";
import type { LineId } from "../src/business/lines/index.ts";
import type { PlanTerms } from "../src/business/catalogue/index.ts";
import type { Bucket } from "../src/business/buckets/index.ts";
import {
  sentinelIccid,
  type Behaviour as CarrierBehaviour,
} from "../src/gateways/carriers/sandbox/index.ts";
import { TERMS } from "./examples/stored-line.ts";

export interface TownLine {
  readonly lineId: LineId;
  readonly iccid: string;
  readonly renewalCode: string;
}

export interface Town {
  /** A line of the town's network; `behaviour` is what its carrier does. */
  line(behaviour?: CarrierBehaviour): Promise<TownLine>;
  /** A bucket on a line, running since an hour ago unless told otherwise. */
  bucket(line: TownLine, more?: Partial<Bucket>): Promise<void>;
}

const NAMES = { "zh-Hans": "套餐", "zh-Hant": "方案", ja: "プラン", en: "Plan", ko: "요금제" };
const TABLE = (mode: "start_now" | "queue_on_expiry" | "stack"): PlanTerms["renewalTable"] => {
  const rule = { mode, carries: "nothing" } as const;
  const now = { mode: "start_now", carries: "nothing" } as const;
  return { unstarted: now, active: rule, depleted: rule, grace: now, expired: now };
};

/** Plans: `week` and `other` (same price), `day`, and `queue`, which waits for the running one. */
export async function buildTown(act: Act): Promise<Town> {
  const sellerId = newId<"seller">();
  await run(
    act,
    `insert into sellers (seller_id, code, names, legal_name, address, phone, email,
      responsible_person, tax_rounding)
     values ($1, $2, $3, 'Tsunagu KK', 'Tokyo', '03-0000-0000', 'shop@example.jp', 'Sato', 'floor')`,
    [sellerId, "town", JSON.stringify(NAMES)],
  );
  await run(
    act,
    `insert into issuer_statuses values ($1, '2023-10-01', 'registered', 'T7000012050002')`,
    [sellerId],
  );
  await run(
    act,
    `insert into tax_rates values ('standard', '2019-10-01', 100) on conflict do nothing`,
    [],
  );
  const plans: readonly [string, number, PlanTerms][] = [
    [
      "week",
      1980,
      { ...TERMS, duration: { unit: "days", count: 7 }, renewalTable: TABLE("stack") },
    ],
    [
      "other",
      1980,
      { ...TERMS, duration: { unit: "days", count: 8 }, renewalTable: TABLE("stack") },
    ],
    [
      "day",
      500,
      { ...TERMS, duration: { unit: "days", count: 1 }, renewalTable: TABLE("start_now") },
    ],
    ["queue", 2980, { ...TERMS, renewalTable: TABLE("queue_on_expiry") }],
  ];
  const planIds = new Map<string, string>();
  for (const [code, totalYen, terms] of plans) {
    const planId = newId();
    planIds.set(code, planId);
    await run(
      act,
      `insert into plans (plan_id, seller_id, code, names, network, carrier_plan_code, terms, tax_category)
       values ($1, $2, $3, $4, 'north', $3, $5, 'standard')`,
      [planId, sellerId, code, JSON.stringify(NAMES), JSON.stringify(terms)],
    );
    await run(act, `insert into plan_prices values ($1, '2020-01-01T00:00:00Z', $2)`, [
      planId,
      totalYen,
    ]);
  }
  let serial = 0;
  return {
    async line(behaviour = "normal") {
      serial += 1;
      const line = {
        lineId: newId<"line">(),
        iccid: sentinelIccid(behaviour, serial),
        renewalCode: newHumanCode(12),
      };
      const claims = [
        ["iccid", line.iccid],
        ["renewal_code", line.renewalCode],
        ["msisdn", `+8170${String(10_000_000 + serial)}`],
      ] as const;
      await run(
        act,
        `insert into lines (line_id, seller_id, network, carrier, form, status, iccid_sealed,
          msisdn_sealed, renewal_code_sealed, imported_at)
         values ($1, $2, 'north', 'sandbox', 'sim', 'in_service', $3, $4, $5, $6)`,
        [
          line.lineId,
          sellerId,
          act.secrets.seal(line.iccid),
          act.secrets.seal(claims[2][1]),
          act.secrets.seal(line.renewalCode),
          act.clock.now(),
        ],
      );
      for (const [kind, value] of claims) {
        await run(act, `insert into line_claims values ($1, $2, $3, $4, true)`, [
          act.secrets.blind(`line ${kind}`, value),
          kind,
          line.lineId,
          act.clock.now(),
        ]);
      }
      return line;
    },
    async bucket(line, more = {}) {
      const now = act.clock.now();
      const { insertBucket } = await import("../src/business/buckets/index.ts");
      const { writeHouse } = await import("../src/foundation/act/index.ts");
      const bucket = {
        lineId: line.lineId,
        bucketId: newId<"bucket">(),
        planId: planIds.get("week"),
        state: "active",
        terms: TERMS,
        grantedAt: addHours(now, -1),
        startsAt: addHours(now, -1),
        endsAt: addHours(now, 48),
        dataTotalBytes: bytes(3 * GIGABYTE),
        dataUsedBytes: bytes(0),
        heldBy: "carrier",
        ...more,
      } as Bucket;
      await writeHouse(act, { name: "test.bucket" }, [insertBucket(act, bucket)]);
    },
  };
}

async function run(act: Act, text: string, values: readonly unknown[]): Promise<void> {
  await act.database.run({ text, values });
}
