import { writeBatch, type Act } from "../../foundation/act/index.ts";
import { done, type Outcome } from "../../foundation/outcome/index.ts";
import {
  countKinds,
  importReport,
  knowColumns,
  mayWrite,
  openInspection,
  readDateCell,
  type ColumnRefusal,
  type CommonProblem,
  type ImportOptions,
  type ImportReport,
  type KnownRow,
  type Table,
} from "../../foundation/tables/index.ts";
import { APN_AUTHS, type Apn } from "./apn.ts";
import { allApns, putApn } from "./apns-store.ts";

export const APN_COLUMNS = {
  carrier: ["キャリア"],
  network: ["ネットワーク"],
  apn: ["name", "APN名", "接続先"],
  user: ["username", "ユーザー名"],
  password: ["パスワード"],
  auth: ["authentication", "認証方式", "認証タイプ"],
  source: ["出典", "根拠"],
  checked_on: ["checked", "確認日"],
} as const;

type ApnColumn = keyof typeof APN_COLUMNS;

const NEEDED: readonly ApnColumn[] = ["carrier", "apn", "auth", "source", "checked_on"];

export type ApnProblem = CommonProblem | "apn_unreadable";

/** Takes in what phones are to be told, by carrier and network; a later import replaces the row. */
export async function importApns(
  act: Act,
  table: Table,
  options: ImportOptions = {},
): Promise<Outcome<ImportReport<ApnProblem>, ColumnRefusal>> {
  const known = knowColumns(table, APN_COLUMNS, NEEDED);
  if (!known.ok) return known;
  const notes = openInspection<ApnColumn, ApnProblem>(known.value);
  const before = new Map((await allApns(act)).map((apn) => [keyOf(apn), apn]));
  const changes = new Map<string, { kind: "created" | "updated" | "unchanged"; apn: Apn }>();
  for (const row of known.value.rows) {
    notes.demand(row, NEEDED);
    const name = notes.read(row, "apn", "apn_unreadable", readName);
    const auth = notes.read(row, "auth", "not_one_of", readAuth);
    const checkedOn = notes.read(row, "checked_on", "not_a_date", readDateCell);
    if (notes.isBad(row) || !(name && auth && checkedOn)) continue;
    const apn: Apn = {
      carrier: row.cell("carrier"),
      ...optional(row, "network"),
      name,
      ...optional(row, "user"),
      ...optional(row, "password"),
      ...{ auth, source: row.cell("source"), checkedOn },
    };
    if (changes.has(keyOf(apn))) notes.refuse(row, "network", "twice_in_file");
    else changes.set(keyOf(apn), { kind: kindOf(before.get(keyOf(apn)), apn), apn });
  }
  if (!mayWrite(notes, options)) return done(importReport(known.value, notes, undefined));
  await writeBatch(act, async (batch) => {
    for (const { kind, apn } of changes.values()) {
      if (kind === "unchanged") continue;
      const { carrier, network, name } = apn;
      await batch.writeHouse({ name: "apn.set", after: { carrier, network, name } }, [
        putApn(act, apn),
      ]);
    }
  });
  return done(importReport(known.value, notes, countKinds([...changes.values()])));
}

// 3GPP TS 23.003, 9.1: labels of letters, digits and hyphens, at most 100 characters in all.
function readName(cell: string): string | undefined {
  const name = cell.normalize("NFKC").trim();
  const isName = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,98}[A-Za-z0-9])?$/.test(name);
  return isName ? name : undefined;
}

function readAuth(cell: string): Apn["auth"] | undefined {
  const word = cell
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, "_");
  return APN_AUTHS.find((auth) => auth === word);
}

function optional<C extends "network" | "user" | "password">(row: KnownRow<ApnColumn>, column: C) {
  const cell = row.cell(column).trim();
  return (cell === "" ? {} : { [column]: cell }) as Partial<Record<C, string>>;
}

function kindOf(before: Apn | undefined, after: Apn): "created" | "updated" | "unchanged" {
  if (before === undefined) return "created";
  return wordsOf(before) === wordsOf(after) ? "unchanged" : "updated";
}

function wordsOf({ name, user, password, auth, source, checkedOn }: Apn): string {
  return JSON.stringify([name, user, password, auth, source, checkedOn]);
}

function keyOf({ carrier, network = "" }: Apn): string {
  return JSON.stringify([carrier, network]);
}
