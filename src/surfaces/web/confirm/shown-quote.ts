import { z } from "zod";
import type { Quote } from "../../../business/renewals/index.ts";
import { addHours } from "../../../foundation/clock/index.ts";
import type { WebGround } from "../ground.ts";

type Shown = Pick<Quote, "totalYen" | "mode" | "starts" | "ends">;
type Ground = Pick<WebGround, "secrets" | "clock">;

const shownSchema = z.object({
  totalYen: z.number(),
  mode: z.string(),
  starts: z.object({ kind: z.string() }).loose(),
  ends: z.object({ kind: z.string() }).loose(),
});

const SHOWN_HOURS = 2;

/** What a page showed, to travel with its form: nobody reads or changes it on the way. */
export function sealShown(ground: Ground, { totalYen, mode, starts, ends }: Quote): string {
  const expiresAt = addHours(ground.clock.now(), SHOWN_HOURS);
  return ground.secrets.sealToken(
    { totalYen, mode, starts, ends },
    { purpose: "quote", expiresAt },
  );
}

/**
 * What the form was sent with; undefined where it brought nothing. What cannot be opened any more was
 * shown too long ago: whatever holds now is dearer than nothing, and is shown again.
 */
export function openShown(ground: Ground, token: string): Shown | undefined {
  if (token === "") return undefined;
  const now = ground.clock.now();
  const shown = shownSchema.safeParse(ground.secrets.openToken(token, { purpose: "quote", now }));
  return (shown.success ? shown.data : NOTHING) as unknown as Shown;
}

const NOTHING = {
  totalYen: 0,
  mode: "nothing",
  starts: { kind: "now" },
  ends: { kind: "at", at: "9999-12-31T00:00:00.000Z" },
};
