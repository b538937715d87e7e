import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import type { Address, ChannelName, Person, PersonId, Preferences } from "./person.ts";

interface PeopleTables {
  notice_people: {
    person_id: string;
    language: string;
    zone: string;
    quiet_from: number;
    quiet_until: number;
    channels: unknown;
    chosen_at: Instant | null;
    stopped_at: Instant | null;
    made_at: Instant;
  };
  notice_addresses: {
    person_id: string;
    channel: string;
    address_sealed: Buffer;
    consent: Consent;
    since: Instant;
    bounced_at: Instant | null;
    failure: string | null;
  };
}

export type Consent = "order" | "asked";

export async function peopleByIds(
  act: Act,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Person>> {
  if (ids.length === 0) return new Map();
  const [people, addresses] = await Promise.all([
    tables(act)
      .selectFrom("notice_people")
      .selectAll()
      .where("person_id", "in", [...ids])
      .execute(),
    tables(act)
      .selectFrom("notice_addresses")
      .selectAll()
      .where("person_id", "in", [...ids])
      .execute(),
  ]);
  const ofPerson = Map.groupBy(addresses, (row) => row.person_id);
  return new Map(
    people.map((row) => [row.person_id, readPerson(act, row, ofPerson.get(row.person_id) ?? [])]),
  );
}

export async function personById(act: Act, personId: string): Promise<Person | undefined> {
  return (await peopleByIds(act, [personId])).get(personId);
}

/** Whose address it is. */
export async function personByAddress(
  act: Act,
  { channel, address }: Omit<Address, "bouncedAt">,
): Promise<PersonId | undefined> {
  const row = await tables(act)
    .selectFrom("notice_addresses")
    .select("person_id")
    .where("channel", "=", channel)
    .where("address_sealed", "=", act.secrets.seal(address))
    .executeTakeFirst();
  return row?.person_id as PersonId | undefined;
}

export function insertPerson(act: Act, personId: PersonId, wish: Preferences): Part {
  return part(
    tables(act)
      .insertInto("notice_people")
      .values({
        person_id: personId,
        ...preferenceColumns(wish),
        chosen_at: null,
        stopped_at: null,
        made_at: act.clock.now(),
      }),
  );
}

/** Writes how a person wants it; `as: "order"` only while they have not said so themselves. */
export function updatePreferences(
  act: Act,
  personId: PersonId,
  { wish, as }: { readonly wish: Preferences; readonly as: Consent },
): Part {
  const update = tables(act)
    .updateTable("notice_people")
    .set({ ...preferenceColumns(wish), ...(as === "asked" ? { chosen_at: act.clock.now() } : {}) })
    .where("person_id", "=", personId);
  return as === "asked" ? part(update) : part(update.where("chosen_at", "is", null), ANY);
}

export function updateStopped(act: Act, personId: PersonId, stoppedAt: Instant | null): Part {
  return part(
    tables(act)
      .updateTable("notice_people")
      .set({ stopped_at: stoppedAt })
      .where("person_id", "=", personId),
  );
}

/** Gives a person an address, in place of the one they had on that channel. */
export function putAddress(
  act: Act,
  personId: PersonId,
  given: { readonly channel: ChannelName; readonly address: string; readonly consent: Consent },
): Part {
  const fresh = {
    address_sealed: act.secrets.seal(given.address),
    consent: given.consent,
    since: act.clock.now(),
    bounced_at: null,
    failure: null,
  };
  return part(
    tables(act)
      .insertInto("notice_addresses")
      .values({ person_id: personId, channel: given.channel, ...fresh })
      .onConflict((conflict) => conflict.columns(["person_id", "channel"]).doUpdateSet(fresh)),
  );
}

/** Marks an address where nothing arrives, whosesoever it is. */
export function markBounced(
  act: Act,
  { channel, address, failure }: { channel: string; address: string; failure: string },
): Part {
  return part(
    tables(act)
      .updateTable("notice_addresses")
      .set({ bounced_at: act.clock.now(), failure })
      .where("channel", "=", channel)
      .where("address_sealed", "=", act.secrets.seal(address)),
    ANY,
  );
}

const ANY = { expects: "any" } as const;

function preferenceColumns({ language, quiet, channels }: Preferences) {
  return {
    language,
    zone: quiet.zone,
    quiet_from: quiet.fromHour,
    quiet_until: quiet.untilHour,
    channels: JSON.stringify(channels),
  };
}

function readPerson(
  act: Act,
  row: PeopleTables["notice_people"],
  addresses: readonly PeopleTables["notice_addresses"][],
): Person {
  return {
    personId: row.person_id as PersonId,
    language: row.language as Language,
    quiet: { zone: row.zone, fromHour: row.quiet_from, untilHour: row.quiet_until },
    channels: row.channels as readonly ChannelName[],
    addresses: addresses.map((one) => ({
      channel: one.channel as ChannelName,
      address: act.secrets.unseal(one.address_sealed),
      ...(one.bounced_at === null ? {} : { bouncedAt: one.bounced_at }),
    })),
    ...(row.stopped_at === null ? {} : { stoppedAt: row.stopped_at }),
  };
}

function tables(act: Act) {
  return act.database.tables<PeopleTables>();
}
