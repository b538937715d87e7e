import { maskNumber } from "../../../business/lines/index.ts";
import type { Mine } from "../../../business/privacy/index.ts";
import { showOrderNumber } from "../../../business/renewals/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { channelTexts } from "../../words/index.ts";
import { evidenceTexts } from "../evidence/texts/index.ts";
import { methodText } from "../texts/methods.ts";
import { mineTexts } from "./texts/index.ts";

/** One thing that somebody agreed to and may take back. */
export interface ShownConsent {
  readonly what: string;
  /** The address, the line, the method. */
  readonly of: string;
  readonly since: Instant;
}

/** Everything that stands on somebody's consent, by purpose. */
export function consentsOf(mine: Mine, language: Language): readonly ShownConsent[] {
  const { consents } = mineTexts[language];
  const { channels } = evidenceTexts[language];
  const lineOf = (lineId: string) => {
    const line = mine.lines.get(lineId);
    return line === undefined ? "–" : maskNumber(line.msisdn ?? line.iccid);
  };
  return [
    ...mine.reminders.addresses.map(({ consent, channel, address, since }) => ({
      what: consent === "order" ? consents.order : consents.asked,
      of: wayText({ channel, address }, language, lineOf),
      since,
    })),
    ...mine.orders.flatMap(({ order: { renewal }, reminders: given }) =>
      given === undefined
        ? []
        : [
            {
              what: consents.reminded,
              of: showOrderNumber(renewal.number),
              since: given.givenAt,
            },
          ],
    ),
    ...mine.reminders.lines.flatMap(({ lineId, since, tripId }) =>
      tripId === undefined ? [] : [{ what: consents.trip, of: lineOf(lineId), since }],
    ),
    ...mine.auto.renewals
      .filter(({ stoppedAt }) => stoppedAt === undefined)
      .map(({ lineId, consentedAt }) => ({
        what: channels.automatic,
        of: lineOf(lineId),
        since: consentedAt,
      })),
    ...mine.auto.methods.flatMap(({ method, face, savedAt, endedAt }) =>
      savedAt === undefined || endedAt !== undefined
        ? []
        : [{ what: consents.method, of: faceText(method, face, language), since: savedAt }],
    ),
    ...mine.alarms.map(({ address, since }) => ({ what: consents.alarms, of: address, since })),
    ...mine.questions.map(({ askedAt }) => ({
      what: consents.answer,
      of: mine.email ?? "–",
      since: askedAt,
    })),
  ];
}

function wayText(
  { channel, address }: Pick<Mine["reminders"]["addresses"][number], "channel" | "address">,
  language: Language,
  lineOf: (lineId: string) => string,
): string {
  const name = channelTexts[language][channel];
  if (channel === "email") return address;
  return channel === "sms" ? `${name} ${lineOf(address)}` : name;
}

type Face = Mine["auto"]["methods"][number]["face"];

function faceText(method: string, { brand, lastFour }: Face, language: Language): string {
  const name = methodText(brand ?? method, language);
  return lastFour === undefined ? name : `${name} •••• ${lastFour}`;
}
