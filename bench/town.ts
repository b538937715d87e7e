import { importPlans, importSellers, importTaxRates } from "../src/business/catalogue/index.ts";
import { importLines } from "../src/business/lines/index.ts";
import type { Act } from "../src/foundation/act/index.ts";
import type { Outcome } from "../src/foundation/outcome/index.ts";
import { readTable, type Table } from "../src/foundation/tables/index.ts";

export const PLAN_CODE = "bench-5";
export const CARD_THAT_PAYS = "4242 4242 4242 4242";

export interface BenchLine {
  readonly iccid: string;
  readonly renewalCode: string;
}

/** A seller, three plans and so many lines, through the importers that an operator uses. */
export async function moveIn(act: Act, lines: number): Promise<readonly BenchLine[]> {
  take(await importTaxRates(act, tableOf("category,rate,from", "standard,10%,2019-10-01")));
  take(
    await importSellers(
      act,
      tableOf(
        "code,name_ja,name_en,legal_name,address,phone,email,責任者,issuer_status",
        "bench,計測モバイル,Bench Mobile,Bench KK,Tokyo,03-0000-0000,bench@example.jp,Hana,exempt",
      ),
    ),
  );
  take(
    await importPlans(
      act,
      tableOf(
        "code,seller,name_ja,name_en,network,price,allowance,duration,clock,on_unstarted,on_active,on_expired",
        `${PLAN_CODE},bench,5GB 10日,5 GB 10 days,north,1200,5GB,10d,jst_calendar,start_now,extend,start_now`,
        "bench-10,bench,10GB 15日,10 GB 15 days,north,2200,10GB,15d,jst_calendar,start_now,extend,start_now",
        "bench-1d,bench,毎日1GB 7日,1 GB a day,north,1900,1GB/day,7d,jst_calendar,start_now,extend,start_now",
      ),
    ),
  );
  const rows = Array.from({ length: lines }, (_, i) => `${iccidOf(i)},bench,north,sandbox`);
  const report = take(await importLines(act, tableOf("iccid,seller,network,carrier", ...rows)));
  return report.codesMade;
}

function iccidOf(i: number): string {
  return `8981000000${String(i).padStart(8, "0")}`;
}

/** What an outcome holds; for a refusal, or a file with bad rows, there is no bench. */
export function take<T>(outcome: Outcome<T, string>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  const { problems } = outcome.value as { problems?: readonly unknown[] };
  if (problems !== undefined && problems.length > 0) throw new Error(JSON.stringify(problems));
  return outcome.value;
}

function tableOf(...lines: readonly string[]): Table {
  return take(readTable(new TextEncoder().encode(lines.join("\n"))));
}
