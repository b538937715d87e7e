import { z } from "zod";
import type { Quote } from "../../../business/renewals/index.ts";
import { addHours } from "../../../foundation/clock/index.ts";
import type { CounterGround } from "../ground.ts";

const PURPOSE = "counter quote";
const SHOWN_HOURS = 2;

const schema = z.object({
  totalYen: z.number(),
  mode: z.string(),
  starts: z.object({ kind: z.string() }).loose(),
  ends: z.object({ kind: z.string() }).loose(),
});

type Shown = Pick<Quote, "totalYen" | "mode" | "starts" | "ends">;

/** What the clerk told the customer, carried through the form unseen and unchanged. */
export function sealShown(ground: CounterGround, { totalYen, mode, starts, ends }: Quote): string {
  const expiresAt = addHours(ground.clock.now(), SHOWN_HOURS);
  const content = { totalYen, mode, starts, ends };
  return ground.secrets.sealToken(content, { purpose: PURPOSE, expiresAt });
}

export function openShown(ground: CounterGround, token: string): Shown | undefined {
  const now = ground.clock.now();
  const shown = schema.safeParse(ground.secrets.openToken(token, { purpose: PURPOSE, now }));
  return shown.success ? (shown.data as unknown as Shown) : undefined;
}
