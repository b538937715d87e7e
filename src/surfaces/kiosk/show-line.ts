import { maskNumber, maySee } from "../../business/lines/index.ts";
import { readStanding, type Moment, type Standing } from "../../business/renewals/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { allowanceText, endText } from "../words/index.ts";
import type { AtKiosk } from "./ground.ts";
import { openLine } from "./line-key.ts";

/** Where a line stands, as far as it was proved. The number is masked whatever was proved. */
export interface LineView {
  readonly state: Standing["state"];
  readonly echo?: string;
  readonly running: readonly {
    readonly plan: string;
    readonly allowance: string;
    readonly leftBytes?: number;
    readonly endsAt?: Instant;
  }[];
  readonly queued: readonly {
    readonly plan: string;
    readonly starts: Moment;
    readonly ends: Moment;
    readonly endsText: string;
  }[];
  readonly measuredAt?: Instant;
}

export async function showLine(
  at: AtKiosk,
  key: string,
): Promise<Outcome<LineView, "line_over" | "line_unknown">> {
  const opened = openLine(at, key);
  if (!opened.ok) return opened;
  const standing = await readStanding(at.act, opened.value);
  if (standing === undefined) return refused("line_unknown", { field: "line" });
  const { language } = at.act;
  const { line, state, running, queued, measuredAt } = standing;
  const isEchoed = maySee(opened.value.proof, "masked_number");
  return done({
    state,
    ...(isEchoed ? { echo: maskNumber(line.msisdn ?? line.iccid) } : {}),
    running: running.map(({ bucket, plan, leftBytes }) => ({
      plan: plan.names[language],
      allowance: allowanceText(plan.terms, language),
      ...(leftBytes === undefined ? {} : { leftBytes }),
      ...(bucket.endsAt === undefined ? {} : { endsAt: bucket.endsAt }),
    })),
    queued: queued.map(({ plan, starts, ends }) => ({
      ...{ plan: plan.names[language], starts, ends },
      endsText: endText(ends, { duration: plan.terms.duration, language }),
    })),
    ...(measuredAt === undefined ? {} : { measuredAt }),
  });
}
