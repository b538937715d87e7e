import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";

export const ALARM_LANGUAGES = ["ja", "en"] as const;
export type AlarmLanguage = (typeof ALARM_LANGUAGES)[number];

/** Whom machines tell by mail when they fail. */
export interface AlarmReader {
  readonly readerId: string;
  readonly address: string;
  /** The shop whose machines; without one, every machine. */
  readonly agentId?: string;
  readonly language: AlarmLanguage;
  readonly since: Instant;
}

interface ReaderTables {
  kiosk_alarm_readers: {
    reader_id: string;
    address_sealed: Buffer;
    agent_id: string | null;
    language: AlarmLanguage;
    since: Instant;
  };
}

export async function alarmReaders(act: Act): Promise<readonly AlarmReader[]> {
  const rows = await tables(act)
    .selectFrom("kiosk_alarm_readers")
    .selectAll()
    .orderBy("since")
    .orderBy("reader_id")
    .execute();
  return rows.map((row) => ({
    readerId: row.reader_id,
    address: act.secrets.unseal(row.address_sealed),
    ...{ language: row.language, since: row.since },
    ...(row.agent_id === null ? {} : { agentId: row.agent_id }),
  }));
}

/** The shops whose machines somebody hears of; undefined among them: of every machine. */
export async function alarmAudience(
  act: Pick<Act, "database">,
): Promise<readonly (string | undefined)[]> {
  const rows = await act.database
    .tables<ReaderTables>()
    .selectFrom("kiosk_alarm_readers")
    .select("agent_id")
    .execute();
  return rows.map((row) => row.agent_id ?? undefined);
}

export function insertReader(act: Act, reader: AlarmReader): Part {
  return part(
    tables(act)
      .insertInto("kiosk_alarm_readers")
      .values({
        reader_id: reader.readerId,
        address_sealed: act.secrets.seal(reader.address),
        agent_id: reader.agentId ?? null,
        language: reader.language,
        since: reader.since,
      }),
  );
}

export function moveReader(act: Act, { readerId, language }: AlarmReader): Part {
  return part(
    tables(act)
      .updateTable("kiosk_alarm_readers")
      .set({ language })
      .where("reader_id", "=", readerId),
  );
}

export function deleteReader(act: Act, readerId: string): Part {
  return part(tables(act).deleteFrom("kiosk_alarm_readers").where("reader_id", "=", readerId));
}

function tables(act: Act) {
  return act.database.tables<ReaderTables>();
}
