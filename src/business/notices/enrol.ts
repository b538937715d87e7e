import { writeHouse, type Act, type Subscription } from "../../foundation/act/index.ts";
import { JST } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { isFriendsOrder } from "../friends/index.ts";
import {
  reminderConsent,
  renewalOf,
  type ReminderConsent,
  type Renewal,
} from "../renewals/index.ts";
import { insertAddress, insertPerson, personByAddress, updatePreferences } from "./people-store.ts";
import {
  CHANNELS,
  zoneOr,
  type ChannelName,
  type LineReader,
  type PersonId,
  type Preferences,
} from "./person.ts";
import { USUAL_QUIET } from "./quiet-hours.ts";
import { enrolReader, readerOf, wakeReaders } from "./readers-store.ts";

/** After these whoever paid for a line is told about it; the first comes before any promise ends. */
const BOUGHT = [
  ...["renewal.paid", "renewal.active", "renewal.queued"],
  ...["contact.named", "reminders.wanted"],
];

/** After these a line is looked at anew by all who are told about it. */
const MOVED = [
  ...["bucket.started", "bucket.awaits_first_use", "bucket.expired", "bucket.lapsed"],
  ...["bucket.refilled", "bucket.depleted", "bucket.imported", "bucket.changed"],
  ...["bucket.revoked", "bucket.mark_passed", "renewal.activation_failed", "renewal.replaced"],
  ...["renewal.exchanged", "renewal.refund_begun", "renewal.refunded", "renewal.completed"],
  ...["friend_link.connected", "trip.kept", "trip.stopped"],
];

/** For the dispatcher: who is told about a line, and when there may be something to tell. */
export const readerSubscriptions: readonly Subscription[] = [
  ...BOUGHT.map((event): Subscription => ({
    event,
    async handle(act, { lineId, thing }) {
      if (lineId === null || thing === null) return;
      const key = { lineId, renewalId: thing } as Parameters<typeof renewalOf>[1];
      const renewal = await renewalOf(act, key);
      if (renewal?.contactEmail !== undefined && !(await isFriendsOrder(act, renewal))) {
        await enrolBuyer(act, renewal, renewal.contactEmail);
      }
      await wakeReaders(act, lineId);
    },
  })),
  ...MOVED.map((event): Subscription => ({
    event,
    async handle(act, { lineId }) {
      if (lineId !== null) await wakeReaders(act, lineId);
    },
  })),
];

/**
 * Whoever left an address with an order is told what follows from its payment; reminded they are
 * once they have agreed to it, unless they have stopped it since.
 */
async function enrolBuyer(act: Act, renewal: Renewal, address: string): Promise<void> {
  const { lineId, language, viewerZone } = renewal;
  const wish = usualPreferences(language, viewerZone);
  const personId = await personWith(act, address, wish);
  const [known, consent] = await Promise.all([
    readerOf(act, lineId, personId),
    reminderConsent(act, renewal),
  ]);
  if (known !== undefined && !isStartedBy(consent, known)) return;
  // What a card shows to anybody who holds it: the order says no more about its buyer.
  const reader = { lineId, personId, proof: "number_and_digits", since: act.clock.now() } as const;
  const after = { lineId, isReminded: consent !== undefined };
  await writeHouse(act, { name: "reader.enrolled", thing: personId, after }, [
    consent === undefined
      ? enrolReader(act, { ...reader, stoppedAt: renewal.placedAt })
      : enrolReader(act, reader, consent.givenAt),
  ]);
}

/** A stop that came after the consent stands. */
function isStartedBy(
  consent: ReminderConsent | undefined,
  { stoppedAt }: Pick<LineReader, "stoppedAt">,
): boolean {
  return consent !== undefined && stoppedAt !== undefined && stoppedAt < consent.givenAt;
}

export function usualPreferences(
  language: Preferences["language"],
  zone: string | undefined,
): Preferences {
  return { language, quiet: { zone: zoneOr(zone, JST), ...USUAL_QUIET }, channels: CHANNELS };
}

export async function personWith(act: Act, address: string, wish: Preferences): Promise<PersonId> {
  const known = await personByAddress(act, { channel: "email", address });
  if (known !== undefined) {
    await writeHouse(act, { name: "person.seen", thing: known }, [
      updatePreferences(act, known, { wish, as: "order" }),
    ]);
    return known;
  }
  return makePerson(act, { address, wish, consent: "order" });
}

/** Makes a person of an address that nobody has yet; of two who do so at once the first stays. */
export async function makePerson(
  act: Act,
  { channel = "email", address, wish, consent }: MadePerson,
): Promise<PersonId> {
  const personId = newId<"person">();
  const isVerified = consent === "asked";
  try {
    await writeHouse(act, { name: "person.made", thing: personId, after: { consent } }, [
      insertPerson(act, personId, wish),
      insertAddress(act, personId, { channel, address, consent, isVerified }),
    ]);
    return personId;
  } catch (error) {
    const first = await personByAddress(act, { channel, address });
    if (first === undefined) throw error;
    return first;
  }
}

interface MadePerson {
  readonly channel?: ChannelName;
  readonly address: string;
  readonly wish: Preferences;
  readonly consent: "order" | "asked";
}
