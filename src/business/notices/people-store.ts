import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { newHumanCode, newId } from "../../foundation/ids/index.ts";
import type { LineId } from "../lines/index.ts";
import type {
  Address,
  AddressEnd,
  AddressId,
  ChannelName,
  Person,
  PersonId,
  Preferences,
} from "./person.ts";

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
    address_id: string;
    person_id: string;
    channel: string;
    address_sealed: Buffer;
    code_sealed: Buffer | null;
    consent: Consent;
    since: Instant;
    verified_at: Instant | null;
    ended_at: Instant | null;
    ended_why: AddressEnd | null;
    failure: string | null;
  };
}

/** Eleven letters that nobody guesses, and their check. */
export const SMS_CODE_LENGTH = 12;

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
  { channel, address }: Pick<Address, "channel" | "address">,
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

/** In which order ways are tried, and that a person wants to be told again. */
export function welcome(act: Act, personId: PersonId, channels: readonly ChannelName[]): Part {
  return part(
    tables(act)
      .updateTable("notice_people")
      .set({ channels: JSON.stringify(channels), stopped_at: null })
      .where("person_id", "=", personId),
  );
}

export function updateStopped(act: Act, personId: PersonId, stoppedAt: Instant | null): Part {
  return part(
    tables(act)
      .updateTable("notice_people")
      .set({ stopped_at: stoppedAt })
      .where("person_id", "=", personId),
  );
}

interface GivenAddress {
  readonly channel: ChannelName;
  readonly address: string;
  readonly consent: Consent;
  /** Its owner answered from there. */
  readonly isVerified: boolean;
}

/** Gives a person an address that nobody has; undoes its statement when somebody does. */
export function insertAddress(act: Act, personId: PersonId, given: GivenAddress): Part {
  return part(
    tables(act)
      .insertInto("notice_addresses")
      .values(newAddress(act, personId, given)),
  );
}

/** Gives a person an address; whosesoever it was before, it is theirs now and works again. */
export function putAddress(act: Act, personId: PersonId, given: GivenAddress): Part {
  const {
    address_id: _id,
    channel: _channel,
    address_sealed: _sealed,
    code_sealed: _code,
    ...fresh
  } = newAddress(act, personId, given);
  const { verified_at: verifiedAt, ...typed } = fresh;
  return part(
    tables(act)
      .insertInto("notice_addresses")
      .values(newAddress(act, personId, given))
      .onConflict((conflict) =>
        conflict
          .columns(["channel", "address_sealed"])
          .doUpdateSet(verifiedAt === null ? typed : fresh),
      ),
  );
}

function newAddress(act: Act, personId: PersonId, given: GivenAddress) {
  const now = act.clock.now();
  return {
    address_id: newId(),
    person_id: personId,
    channel: given.channel,
    address_sealed: act.secrets.seal(given.address),
    code_sealed: given.channel === "sms" ? act.secrets.seal(newHumanCode(SMS_CODE_LENGTH)) : null,
    consent: given.consent,
    since: now,
    verified_at: given.isVerified ? now : null,
    ended_at: null,
    ended_why: null,
    failure: null,
  };
}

/** Who is told by short texts to a line; undefined when they are off. */
export async function smsHolderOf(act: Act, lineId: LineId): Promise<PersonId | undefined> {
  const row = await tables(act)
    .selectFrom("notice_addresses")
    .select("person_id")
    .where("channel", "=", "sms")
    .where("address_sealed", "=", act.secrets.seal(lineId))
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return row?.person_id as PersonId | undefined;
}

/** Of which line a code of a short text is; undefined when it is off. */
export async function lineOfSmsCode(act: Act, code: string): Promise<LineId | undefined> {
  const row = await tables(act)
    .selectFrom("notice_addresses")
    .select("address_sealed")
    .where("code_sealed", "=", act.secrets.seal(code))
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return row && (act.secrets.unseal(row.address_sealed) as LineId);
}

/** Ends an address by which nothing is sent any more, whosesoever it is. */
export function endAddress(
  act: Act,
  { channel, address }: { readonly channel: string; readonly address: string },
  end: { readonly why: AddressEnd; readonly failure?: string },
): Part {
  return part(
    tables(act)
      .updateTable("notice_addresses")
      .set({ ended_at: act.clock.now(), ended_why: end.why, failure: end.failure ?? null })
      .where("channel", "=", channel)
      .where("address_sealed", "=", act.secrets.seal(address))
      .where("ended_at", "is", null),
    ANY,
  );
}

/** Ends an address whose owner left there, unless they have come back since. */
export function endLeftAddress(
  act: Act,
  { channel, address }: { readonly channel: string; readonly address: string },
  at: Instant,
): Part {
  return part(
    tables(act)
      .updateTable("notice_addresses")
      .set({ ended_at: act.clock.now(), ended_why: "left", failure: null })
      .where("channel", "=", channel)
      .where("address_sealed", "=", act.secrets.seal(address))
      .where("since", "<=", at)
      .where("ended_at", "is", null),
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
      addressId: one.address_id as AddressId,
      channel: one.channel as ChannelName,
      address: act.secrets.unseal(one.address_sealed),
      since: one.since,
      ...(one.code_sealed === null ? {} : { smsCode: act.secrets.unseal(one.code_sealed) }),
      ...(one.verified_at === null ? {} : { verifiedAt: one.verified_at }),
      ...(one.ended_at === null
        ? {}
        : { ended: { at: one.ended_at, why: one.ended_why ?? "bounced" } }),
    })),
    ...(row.stopped_at === null ? {} : { stoppedAt: row.stopped_at }),
  };
}

function tables(act: Act) {
  return act.database.tables<PeopleTables>();
}
