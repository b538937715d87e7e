import { z } from "zod";
import { newId } from "../../../../foundation/ids/index.ts";
import { loseAnswer, neverAnswer } from "../../../sandbox/index.ts";
import { behaviourOfIccid } from "../sentinels.ts";
import {
  conflict,
  error,
  iccid,
  invalid,
  jsonOf,
  maintenance,
  reference,
  type ApiContext,
} from "./replies.ts";
import type { Sms } from "./sms.ts";
import type { Switchboard } from "./switchboard.ts";

const smsRequest = z.object({ reference, iccid, text: z.string().min(1).max(2000) });

/** Takes a text once under its reference; what it was repeated with must be the same. */
export async function sendSms(c: ApiContext, board: Switchboard): Promise<Response> {
  const parsed = smsRequest.safeParse(await jsonOf(c));
  if (!parsed.success) return invalid(c, parsed.error);
  const { data: wanted } = parsed;
  if (board.isInMaintenance(wanted.iccid)) return maintenance(c);
  const repeated = board.smsOf(wanted.reference);
  if (repeated !== undefined) {
    const isSame = repeated.iccid === wanted.iccid && repeated.text === wanted.text;
    return isSame ? c.json(smsView(repeated), 202) : conflict(c);
  }
  const behaviour = behaviourOfIccid(wanted.iccid);
  const isStruck =
    ["lost", "lost_undone", "hangs"].includes(behaviour) &&
    board.trips(`sms ${behaviour} ${wanted.reference}`);
  if (isStruck && behaviour === "lost_undone") return loseAnswer(c);
  const sms = board.sendSms({ id: `sms_${newId().replaceAll("-", "")}`, ...wanted });
  if (isStruck) return behaviour === "hangs" ? neverAnswer() : loseAnswer(c);
  return sms.failure === undefined ? c.json(smsView(sms), 202) : error(c, 422, sms.failure);
}

export function smsView(sms: Sms) {
  return {
    id: sms.id,
    object: "sms" as const,
    reference: sms.reference,
    iccid: sms.iccid,
    text: sms.text,
    created_at: sms.createdAt,
  };
}
