import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { compose, part, type Part } from "../../foundation/database/index.ts";
import type { Claim } from "../../foundation/work/index.ts";
import type { LineId, Proof } from "../lines/index.ts";
import type { TripId } from "../trips/index.ts";
import type { LineReader, PersonId } from "./person.ts";

interface ReaderTables {
  line_readers: {
    line_id: string;
    person_id: string;
    proof: string;
    since: Instant;
    stopped_at: Instant | null;
    trip_id: string | null;
    due_at: Instant | null;
    claimed_until: Instant | null;
  };
}

/** Readers of lines of whom something may be due, under a lease; those due longest first. */
export async function claimDueReaders(act: Act, claim: Claim): Promise<readonly LineReader[]> {
  const { rows } = await act.database.run({
    text: `update line_readers set claimed_until = $3
      where (line_id, person_id) in (
        select line_id, person_id from line_readers
        where due_at <= $1 and (claimed_until is null or claimed_until <= $1)
        order by due_at limit $2 for update skip locked)
      returning line_id as "lineId", person_id as "personId", proof, since,
        stopped_at as "stoppedAt", trip_id as "tripId"`,
    values: [claim.now, claim.limit, claim.leaseUntil],
    isFrequent: true,
  });
  return (rows as StoredReader[]).map(({ stoppedAt, tripId, ...reader }) => ({
    ...reader,
    ...(stoppedAt === null ? {} : { stoppedAt }),
    ...(tripId === null ? {} : { tripId }),
  }));
}

type StoredReader = Omit<LineReader, "stoppedAt" | "tripId"> & {
  readonly stoppedAt: Instant | null;
  readonly tripId: NonNullable<LineReader["tripId"]> | null;
};

/** When to look at a reader again; never, when nothing more will come by time alone. */
interface Rest {
  readonly reader: LineReader;
  readonly dueAt?: Instant;
}

/** Lets readers rest of whom nothing was due: no news, so no event. */
export async function letRest(act: Act, rests: readonly Rest[]): Promise<void> {
  await act.database.run(compose([restReaders(rests)]));
}

/** Lets claimed readers rest until their next moment, unless their line moved meanwhile. */
export function restReaders(rests: readonly Rest[]): Part {
  return {
    text: `update line_readers r set due_at = n.due_at, claimed_until = null
      from unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) as n (line_id, person_id, due_at)
      where r.line_id = n.line_id and r.person_id = n.person_id and r.claimed_until is not null`,
    values: [
      rests.map(({ reader }) => reader.lineId),
      rests.map(({ reader }) => reader.personId),
      rests.map(({ dueAt }) => dueAt ?? null),
    ],
    expects: "any",
  };
}

/** Has everybody looked at who is told about a line: something happened on it. */
export async function wakeReaders(act: Act, lineId: string): Promise<void> {
  await act.database.run({
    text: "update line_readers set due_at = $2, claimed_until = null where line_id = $1",
    values: [lineId, act.clock.now()],
    isFrequent: true,
  });
}

/** The next lines that somebody is told about, in their order; those before are behind. */
export async function readLinesAfter(
  act: Act,
  after: LineId | undefined,
  limit: number,
): Promise<readonly LineId[]> {
  const readers = tables(act)
    .selectFrom("line_readers")
    .select("line_id")
    .distinct()
    .orderBy("line_id")
    .limit(limit);
  const rows = await (
    after === undefined ? readers : readers.where("line_id", ">", after)
  ).execute();
  return rows.map((row) => row.line_id as LineId);
}

/** Has everybody looked at who is told about these lines. */
export function wakeLines(act: Act, lineIds: readonly LineId[]): Part {
  return {
    text: `update line_readers set due_at = $2, claimed_until = null
      where line_id = any($1::uuid[]) and stopped_at is null`,
    values: [lineIds, act.clock.now()],
    expects: "any",
  };
}

/** Has all lines of a person looked at: how they want it has changed. */
export function wakePerson(act: Act, personId: PersonId): Part {
  return part(
    tables(act)
      .updateTable("line_readers")
      .set({ due_at: act.clock.now(), claimed_until: null })
      .where("person_id", "=", personId),
    { expects: "any" },
  );
}

/** Stops a person's reminders of one line, its trip's too, or starts them again. */
export function updateReaderStopped(
  act: Act,
  { lineId, personId }: Pick<LineReader, "lineId" | "personId">,
  stoppedAt: Instant | null,
): Part {
  return part(
    tables(act)
      .updateTable("line_readers")
      .set({
        ...{ stopped_at: stoppedAt, due_at: act.clock.now(), claimed_until: null },
        ...(stoppedAt === null ? {} : { trip_id: null }),
      })
      .where("line_id", "=", lineId)
      .where("person_id", "=", personId),
  );
}

/** Lets a person be told about a line, also after they stopped it; the new proof counts. */
export function putReader(act: Act, { lineId, personId, proof, since }: LineReader): Part {
  const wake = { proof, stopped_at: null, due_at: act.clock.now(), claimed_until: null };
  return part(
    tables(act)
      .insertInto("line_readers")
      .values({ line_id: lineId, person_id: personId, since, ...wake })
      .onConflict((conflict) => conflict.columns(["line_id", "person_id"]).doUpdateSet(wake)),
  );
}

/** Has a person reminded of a kept trip, whatever else of its line they want or have stopped. */
export function putTripReader(
  act: Act,
  { lineId, personId, proof, since, tripId }: LineReader & { readonly tripId: TripId },
): Part {
  const wake = { proof, trip_id: tripId, due_at: act.clock.now(), claimed_until: null };
  return part(
    tables(act)
      .insertInto("line_readers")
      .values({ line_id: lineId, person_id: personId, since, stopped_at: since, ...wake })
      .onConflict((conflict) => conflict.columns(["line_id", "person_id"]).doUpdateSet(wake)),
  );
}

/** What a person has stopped as a whole is stopped for each of their lines, and its trips. */
export function stopEachLine(act: Act, personId: PersonId): Part {
  return {
    text: `update line_readers set stopped_at = coalesce(stopped_at, $2::timestamptz), trip_id = null
      where person_id = $1`,
    values: [personId, act.clock.now()],
    expects: "any",
  };
}

/**
 * Lets a person be told about a line; one who is told already is left as they are, but that a
 * consent takes back an earlier stop.
 */
export function enrolReader(act: Act, reader: LineReader, givenAt?: Instant): Part {
  const { lineId, personId, proof, since, stoppedAt = null } = reader;
  const wake = { stopped_at: stoppedAt, due_at: act.clock.now(), claimed_until: null };
  return part(
    tables(act)
      .insertInto("line_readers")
      .values({ line_id: lineId, person_id: personId, proof, since, ...wake })
      .onConflict((conflict) => {
        const known = conflict.columns(["line_id", "person_id"]);
        return givenAt === undefined
          ? known.doNothing()
          : known.doUpdateSet(wake).where("line_readers.stopped_at", "<", givenAt);
      }),
    { expects: "any" },
  );
}

/** Has one person told of what another was told of, beside their own. */
export function copyReaders(act: Act, { from, to }: { from: PersonId; to: PersonId }): Part {
  return {
    text: `insert into line_readers (line_id, person_id, proof, since, stopped_at, trip_id, due_at)
      select line_id, $2::uuid, proof, since, stopped_at, trip_id, $3::timestamptz from line_readers
      where person_id = $1 on conflict (line_id, person_id) do nothing`,
    values: [from, to, act.clock.now()],
    expects: "any",
  };
}

export async function readerOf(
  act: Act,
  lineId: string,
  personId: string,
): Promise<LineReader | undefined> {
  const row = await tables(act)
    .selectFrom("line_readers")
    .selectAll()
    .where("line_id", "=", lineId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row === undefined ? undefined : readReader(row);
}

export async function linesOfPerson(act: Act, personId: string): Promise<readonly LineReader[]> {
  const rows = await tables(act)
    .selectFrom("line_readers")
    .selectAll()
    .where("person_id", "=", personId)
    .orderBy("since", "desc")
    .execute();
  return rows.map(readReader);
}

function readReader(row: ReaderTables["line_readers"]): LineReader {
  return {
    lineId: row.line_id as LineId,
    personId: row.person_id as PersonId,
    proof: row.proof as Proof,
    since: row.since,
    ...(row.stopped_at === null ? {} : { stoppedAt: row.stopped_at }),
    ...(row.trip_id === null ? {} : { tripId: row.trip_id as TripId }),
  };
}

function tables(act: Act) {
  return act.database.tables<ReaderTables>();
}
