import type { Act } from "../../foundation/act/index.ts";
import { takeTurn } from "../../foundation/limits/index.ts";
import { countSms, type CarrierSms, type SmsAnswer } from "../activation/index.ts";
import { lineById, type Line, type LineId } from "../lines/index.ts";
import type { MessageChannel, SendAnswer } from "./channel.ts";
import type { Message } from "./message.ts";
import { smsHolderOf } from "./people-store.ts";

/** So many short texts a day are begun for one line at most, whoever is told by them. */
export const SMS_PER_DAY = 4;

/** Whether short texts reach a line now; the carrier that sends them, or undefined. */
export function smsCarrierOf(
  { hasSms, status, carrier }: Pick<Line, "hasSms" | "status" | "carrier">,
  carriers: readonly CarrierSms[],
): CarrierSms | undefined {
  if (!hasSms || status !== "in_service") return undefined;
  return carriers.find((one) => one.carrier === carrier);
}

/**
 * The way out of one short text, by the carrier of the line that it goes to: whether it may be
 * repeated hangs on that carrier. Undefined when texts do not reach that line any more, or its
 * holder has turned them off since.
 */
export async function smsChannelFor(
  act: Act,
  { recipient, personId, tries }: Pick<Message, "recipient" | "personId" | "tries">,
  carriers: readonly CarrierSms[],
): Promise<MessageChannel | undefined> {
  const lineId = recipient as LineId;
  const [line, holder] = await Promise.all([lineById(act, lineId), smsHolderOf(act, lineId)]);
  const carrier = line && smsCarrierOf(line, carriers);
  if (line === undefined || carrier === undefined || holder === undefined) return undefined;
  if (personId !== undefined && personId !== holder) return undefined;
  return {
    name: `sms_${carrier.carrier}`,
    repeatSeconds: carrier.repeatSeconds,
    async send({ messageId, brief }) {
      const text = firstThatFits(brief?.sms ?? [], carrier.partsMax);
      if (text === undefined) return { kind: "refused", failure: "too_long" };
      if (tries === 0 && !(await hasRoomToday(act, line.lineId))) {
        return { kind: "refused", failure: "enough_today" };
      }
      const { iccid } = line;
      return answerOf(await carrier.send({ reference: messageId, iccid, text }));
    },
  };
}

/** Of the same in ever fewer words, the first of no more parts; undefined when none is. */
export function firstThatFits(texts: readonly string[], partsMax: number): string | undefined {
  return texts.find((text) => countSms(text).parts <= partsMax);
}

async function hasRoomToday(act: Act, lineId: LineId): Promise<boolean> {
  const limit = { key: `sms:line:${lineId}`, perWindow: SMS_PER_DAY, windowSeconds: 86_400 };
  return (await takeTurn(act, [limit])).ok;
}

function answerOf(answer: SmsAnswer): SendAnswer {
  switch (answer.kind) {
    case "accepted":
      return { kind: "sent" };
    case "unknown":
      return { kind: "unknown", failure: "no_answer" };
    case "not_now": {
      const { reason: failure, waitSeconds } = answer;
      return { kind: "not_now", failure, ...(waitSeconds === undefined ? {} : { waitSeconds }) };
    }
    case "refused": {
      const { failure } = answer;
      const isOver = failure === "no_sms" || failure === "line_recycled";
      return { kind: "refused", failure, ...(isOver ? { ends: "bounced" } : {}) };
    }
  }
}
