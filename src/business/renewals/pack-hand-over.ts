import { z } from "zod";
import { epochMs, instant } from "../../foundation/clock/index.ts";
import { LANGUAGES } from "../../foundation/language/index.ts";
import type { LineId } from "../lines/index.ts";
import type { HandOver } from "./hand-over.ts";

const USES = z.enum(["light", "normal", "heavy"]);

// Every character makes the modules of the QR code smaller: a list without names, the line as its
// 16 bytes, the departure in seconds; the plan is "" when none was chosen.
const HEAD = [
  z.string().regex(/^[\w-]{22}$/),
  z.enum(LANGUAGES),
  z.enum(["renew", "advice"]),
  z.string(),
] as const;
const LIST = z.union([z.tuple([...HEAD, z.int(), USES]), z.tuple([...HEAD])]);

/** As cards were sealed at first: readable until the last of them is over. */
const NAMED = z.object({
  lineId: z.string(),
  planCode: z.string(),
  language: z.enum(LANGUAGES),
  trip: z.object({ leavesAt: z.iso.datetime(), use: USES }).optional(),
});

export function packHandOver(handOver: HandOver): unknown {
  const { lineId, language, wish, planCode = "", trip } = handOver;
  const head = [shortLine(lineId), language, wish, planCode];
  return trip === undefined ? head : [...head, Math.trunc(epochMs(trip.leavesAt) / 1000), trip.use];
}

/** Undefined when it is nothing that was packed here. */
export function unpackHandOver(packed: unknown): HandOver | undefined {
  const list = LIST.safeParse(packed);
  return list.success ? ofList(list.data) : ofNamed(packed);
}

function ofList(list: z.infer<typeof LIST>): HandOver | undefined {
  const [line, language, wish, planCode, leavesSeconds, use] = list;
  const trip =
    leavesSeconds === undefined || use === undefined
      ? {}
      : { trip: { leavesAt: instant(leavesSeconds * 1000), use } };
  const handed = { lineId: longLine(line), language, ...trip };
  if (wish === "renew") return planCode === "" ? undefined : { ...handed, wish, planCode };
  return { ...handed, wish, ...(planCode === "" ? {} : { planCode }) };
}

function ofNamed(packed: unknown): HandOver | undefined {
  const named = NAMED.safeParse(packed);
  if (!named.success) return undefined;
  const { lineId, planCode, language, trip } = named.data;
  const handed = { lineId: lineId as LineId, planCode, language, wish: "renew" } as const;
  if (trip === undefined) return handed;
  return { ...handed, trip: { leavesAt: instant(trip.leavesAt), use: trip.use } };
}

function shortLine(lineId: LineId): string {
  return Buffer.from(lineId.replaceAll("-", ""), "hex").toString("base64url");
}

function longLine(short: string): LineId {
  const hex = Buffer.from(short, "base64url").toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5") as LineId;
}
