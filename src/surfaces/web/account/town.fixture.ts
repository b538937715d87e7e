import { insertBucket } from "../../../business/buckets/index.ts";
import {
  importPlans,
  importSellers,
  importTaxRates,
  planByCode,
} from "../../../business/catalogue/index.ts";
import { importLines, lineByClaim, type Line } from "../../../business/lines/index.ts";
import { placeRenewal, type Renewal } from "../../../business/renewals/index.ts";
import { onLine, type Act } from "../../../foundation/act/index.ts";
import { addHours } from "../../../foundation/clock/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { bytes, GIGABYTE } from "../../../foundation/money/index.ts";
import { readTable } from "../../../foundation/tables/index.ts";

const PLAN = "hana-5";

/** A seller, a plan and lines to keep: what the pages of an account show. */
export async function buildTown(act: Act): Promise<void> {
  await settled(importTaxRates(act, tableOf("税区分,税率,適用開始日", "standard,10%,2019-10-01")));
  await settled(
    importSellers(
      act,
      tableOf(
        "コード,name_ja,name_en,販売業者,住所,電話番号,メール,責任者,インボイス区分,登録番号,登録日",
        "hana,花,Hana,花社,東京,03,a@example.jp,花田,登録,Ｔ７００００１２０５０００２,2023-10-01",
      ),
    ),
  );
  await settled(
    importPlans(
      act,
      tableOf(
        "code,seller,name_ja,name_en,network,price,allowance,duration,clock,on_active,on_expired,on_unstarted",
        `${PLAN},hana,花 5GB 10日,Hana 5GB 10 days,north,1200,5GB,10d,jst_calendar,extend,start_now,start_now`,
      ),
    ),
  );
}

/** A line with this phone number. */
export async function aLine(act: Act, msisdn: string): Promise<Line> {
  const iccid = `89810400${msisdn}`;
  await settled(
    importLines(
      act,
      tableOf(
        "iccid,msisdn,eid,lpa,renewal_code,seller,network,carrier,status,recycles_at",
        `${iccid},${msisdn},,,,hana,north,sandbox,,`,
      ),
    ),
  );
  return (await lineByClaim(act, { kind: "iccid", value: iccid }))!;
}

/** Gives the line a running plan with 3.2 GB left. */
export async function withPlan(act: Act, line: Line): Promise<void> {
  const plan = (await planByCode(act, PLAN))!;
  const now = act.clock.now();
  const bucket = {
    lineId: line.lineId,
    bucketId: newId<"bucket">(),
    planId: plan.planId,
    state: "active",
    terms: plan.terms,
    grantedAt: addHours(now, -60),
    startsAt: addHours(now, -60),
    endsAt: addHours(now, 180),
    dataTotalBytes: bytes(5 * GIGABYTE),
    dataUsedBytes: bytes(1.8 * GIGABYTE),
    measuredAt: addHours(now, -1),
    heldBy: "carrier",
  } as const;
  await onLine(act, line.lineId, async (turn) =>
    turn.write({ name: "bucket.imported", thing: bucket.bucketId }, [insertBucket(act, bucket)]),
  );
}

/** An order that a guest placed for the line under this e-mail. */
export async function guestOrder(act: Act, line: Line, contactEmail: string): Promise<Renewal> {
  return settled(
    placeRenewal(act, {
      lineId: line.lineId,
      planCode: PLAN,
      contactEmail,
      payKind: "redirect",
      channel: "web",
      accepted: ["data_lost", "days_lost"],
      onceKey: newId(),
    }),
  );
}

function tableOf(...lines: readonly string[]) {
  const table = readTable(new TextEncoder().encode(lines.join("\n")));
  if (!table.ok) throw new Error(table.refusal);
  return table.value;
}

async function settled<T>(
  outcome: Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false }>,
): Promise<T> {
  const answer = await outcome;
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  const problems = (answer.value as { problems?: readonly unknown[] }).problems ?? [];
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return answer.value;
}
