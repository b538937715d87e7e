import { z } from "zod";
import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { addHours, JST } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { isLanguage, type Language } from "../../foundation/language/index.ts";
import { takeTurn } from "../../foundation/limits/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { PROOFS, type LineId, type Proof } from "../lines/index.ts";
import { readContact } from "../renewals/index.ts";
import { keptTripsOf, type TripId } from "../trips/index.ts";
import { makePerson, usualPreferences } from "./enrol.ts";
import type { Letter } from "./message.ts";
import { personByAddress, personById, putAddress, updateStopped } from "./people-store.ts";
import type { PersonId } from "./person.ts";
import { putReader, putTripReader, stopEachLine } from "./readers-store.ts";
import { writeMessage } from "./write-message.ts";

export interface ReminderWish {
  readonly lineId: LineId;
  /** What the visitor has shown; links to the line may show as much. */
  readonly proof: Proof;
  readonly email: string;
  readonly zone?: string;
  /** The kept trip that they want to be reminded of, and of nothing else of the line. */
  readonly tripId?: TripId;
  /** Whom a try is counted against. */
  readonly by: { readonly address: string; readonly device: string };
}

export type AskRefusal = "contact_unreadable" | "too_many_tries";

const PURPOSE = "reminder wish";
/** So long the mail that asks waits for its yes. */
const GOOD_HOURS = 48;

const content = z.tuple([
  z.uuid(),
  z.enum(PROOFS),
  z.email(),
  z.string(),
  z.string(),
  z.uuid().nullable().optional(),
]);

/**
 * Somebody wants to be told about a line, or of a trip that is kept for it: a mail asks the address whether that is so. Nothing is
 * kept and nobody is told anything before they say yes there.
 */
export async function askReminders(
  act: Act,
  wish: ReminderWish,
  writeLetter: (token: string) => Letter,
): Promise<Outcome<null, AskRefusal>> {
  const contact = readContact(wish.email);
  if (!contact.ok) return contact;
  if (contact.value === undefined) return refused("contact_unreadable", { field: "email" });
  const email = contact.value;
  const turn = await takeTurn(act, limitsOf(act, wish, email));
  if (!turn.ok) return refused("too_many_tries", { field: "email", facts: turn.facts ?? {} });
  const expiresAt = addHours(act.clock.now(), GOOD_HOURS);
  const { lineId, proof, zone = JST, tripId = null } = wish;
  const sealed: z.infer<typeof content> = [lineId, proof, email, act.language, zone, tripId];
  await writeMessage(act, {
    cause: `reminders.asked:${newId()}`,
    lineId,
    recipient: email,
    language: act.language,
    letter: writeLetter(act.secrets.sealToken(sealed, { purpose: PURPOSE, expiresAt })),
  });
  return done(null);
}

/** Whether a link of such a mail is still good. */
export function isReminderWish(act: Act, token: string): boolean {
  return openWish(act, token) !== undefined;
}

/**
 * The yes from the mail. Saying it again changes nothing; it also takes back an earlier stop, the yes
 * to a trip's reminders only as far as that trip goes.
 */
export async function confirmReminders(
  act: Act,
  token: string,
): Promise<Outcome<{ readonly personId: PersonId }, "link_over">> {
  const wish = openWish(act, token);
  if (wish === undefined) return refused("link_over");
  const { lineId, proof, address, language, zone, tripId } = wish;
  const trip = (await keptTripsOf(act, [lineId])).find((one) => one.tripId === tripId);
  if (tripId !== undefined && trip === undefined) return refused("link_over");
  const known = await personByAddress(act, { channel: "email", address });
  const personId =
    known ??
    (await makePerson(act, {
      address,
      wish: usualPreferences(language, zone),
      consent: "asked",
    }));
  if (trip !== undefined) await keepOtherStops(act, personId);
  const reader = { lineId, personId, proof, since: trip?.keptAt ?? act.clock.now() };
  await writeHouse(act, { name: "reminders.confirmed", thing: personId, after: { lineId } }, [
    putAddress(act, personId, { channel: "email", address, consent: "asked", isVerified: true }),
    trip === undefined
      ? putReader(act, reader)
      : putTripReader(act, { ...reader, tripId: trip.tripId }),
    updateStopped(act, personId, null),
  ]);
  return done({ personId });
}

// Whoever wants to hear of a trip does not want everything again that they have stopped.
async function keepOtherStops(act: Act, personId: PersonId): Promise<void> {
  const person = await personById(act, personId);
  if (person?.stoppedAt === undefined) return;
  await writeHouse(act, { name: "reminders.lines_stopped", thing: personId }, [
    stopEachLine(act, personId),
  ]);
}

interface OpenWish {
  readonly lineId: LineId;
  readonly proof: Proof;
  readonly address: string;
  readonly language: Language;
  readonly zone: string;
  readonly tripId?: TripId;
}

function openWish(act: Act, token: string): OpenWish | undefined {
  const now = act.clock.now();
  const read = content.safeParse(act.secrets.openToken(token, { purpose: PURPOSE, now }));
  if (!read.success) return undefined;
  const [lineId, proof, address, language, zone, tripId] = read.data;
  if (!isLanguage(language)) return undefined;
  return {
    ...{ lineId: lineId as LineId, proof, address, language, zone },
    ...(typeof tripId === "string" ? { tripId: tripId as TripId } : {}),
  };
}

function limitsOf(act: Act, { by }: ReminderWish, email: string) {
  const key = (kind: string, value: string) =>
    `reminders:${kind}:${act.secrets.blind("limit", value).toString("base64url")}`;
  return [
    { key: key("address", by.address), perWindow: 20, windowSeconds: 3600 },
    { key: key("device", by.device), perWindow: 10, windowSeconds: 3600 },
    { key: key("email", email), perWindow: 4, windowSeconds: 86_400 },
  ];
}
