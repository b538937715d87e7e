import { lastSeqs, writeBatch, type Act, type Batch } from "../../foundation/act/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { done, type Outcome } from "../../foundation/outcome/index.ts";
import {
  countKinds,
  importReport,
  knowColumns,
  mayWrite,
  openInspection,
  type ColumnRefusal,
  type CommonProblem,
  type ImportOptions,
  type ImportReport,
  type Inspection,
  type KnownRow,
  type Table,
} from "../../foundation/tables/index.ts";
import type { CustomerId } from "./customer.ts";
import { savedLinePart } from "./customers-store.ts";
import { readEmail } from "./email.ts";
import { customerIdsByEmails, putCustomer, savedLinesOf } from "./import-customers-store.ts";
import { readNickname, SAVED_LINES_MAX, type SavedLine } from "./saved-line.ts";

export const CUSTOMER_COLUMNS = {
  email: ["メール", "メールアドレス", "e-mail", "mail"],
  name: ["氏名", "名前", "お名前"],
  line: ["iccid", "SIM", "SIM番号", "電話番号", "更新コード", "回線", "msisdn", "renewal_code"],
  nickname: ["ニックネーム", "回線名", "呼び名"],
} as const;

type CustomerColumn = keyof typeof CUSTOMER_COLUMNS;

const CUSTOMER_COLUMNS_NEEDED: readonly CustomerColumn[] = ["email"];

export type CustomerProblem =
  | CommonProblem
  | "email_unreadable"
  | "line_unknown"
  | "nickname_too_long"
  | "too_many_lines";

export interface CustomerImportOptions extends ImportOptions {
  /** The lines that card numbers, phone numbers or renewal codes lead to, by the text as given. */
  readonly findLines: (texts: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/**
 * Takes in customers and the lines they own: a row for each line, or one without. A customer is
 * known again by his e-mail, which counts as proven only when he first logs in by it; passwords
 * are not taken in.
 */
export async function importCustomers(
  act: Act,
  table: Table,
  options: CustomerImportOptions,
): Promise<Outcome<ImportReport<CustomerProblem>, ColumnRefusal>> {
  const known = knowColumns(table, CUSTOMER_COLUMNS, CUSTOMER_COLUMNS_NEEDED);
  if (!known.ok) return known;
  const notes = openInspection<CustomerColumn, CustomerProblem>(known.value);
  const drafts = known.value.rows.flatMap((row) => readCustomerRow(row, notes) ?? []);
  const wanted = await addLines(drafts, options, notes);
  const changes = await decideAll(act, wanted, notes);
  if (!mayWrite(notes, options)) return done(importReport(known.value, notes, undefined));
  await writeBatch(act, async (batch) => writeChanges(act, batch, changes));
  return done(importReport(known.value, notes, countKinds(changes)));
}

type Row = KnownRow<CustomerColumn>;
type Notes = Inspection<CustomerColumn, CustomerProblem>;

interface Draft {
  readonly row: Row;
  readonly email: string;
  readonly name: string;
  readonly nickname: string | undefined;
}

function readCustomerRow(row: Row, notes: Notes): Draft | undefined {
  notes.demand(row, CUSTOMER_COLUMNS_NEEDED);
  const email = notes.read(row, "email", "email_unreadable", (cell) => {
    const read = readEmail(cell);
    return read.ok ? read.value : undefined;
  });
  const nickname = readNickname(row.cell("nickname"));
  if (!nickname.ok) notes.refuse(row, "nickname", nickname.refusal, nickname.facts);
  if (notes.isBad(row) || email === undefined || !nickname.ok) return undefined;
  return { row, email, name: row.cell("name"), nickname: nickname.value };
}

interface Wanted extends Draft {
  readonly lineId?: string;
}

async function addLines(
  drafts: readonly Draft[],
  options: CustomerImportOptions,
  notes: Notes,
): Promise<readonly Wanted[]> {
  const texts = drafts.map(({ row }) => row.cell("line")).filter((text) => text !== "");
  const lineIds = await options.findLines(texts);
  return drafts.map((draft) => {
    const text = draft.row.cell("line");
    const lineId = lineIds.get(text);
    if (text !== "" && lineId === undefined) notes.refuse(draft.row, "line", "line_unknown");
    return { ...draft, ...(lineId === undefined ? {} : { lineId }) };
  });
}

interface Change {
  readonly kind: "created" | "updated" | "unchanged";
  readonly customer?: {
    readonly customerId: CustomerId;
    readonly email: string;
    readonly name: string;
  };
  readonly saved?: { readonly customerId: CustomerId; readonly line: SavedLine };
}

async function decideAll(
  act: Act,
  wanted: readonly Wanted[],
  notes: Notes,
): Promise<readonly Change[]> {
  const ids = new Map(await customerIdsByEmails(act, [...new Set(wanted.map((w) => w.email))]));
  const lines = await savedLinesOf(act, [...ids.values()]);
  return wanted.flatMap(({ row, email, name, lineId, nickname }) => {
    const before = ids.get(email);
    const customerId = before ?? newId<"customer">();
    ids.set(email, customerId);
    const own = lines.get(customerId) ?? new Map<string, SavedLine>();
    lines.set(customerId, own);
    const change: Change = {
      kind: "created",
      ...(before === undefined ? { customer: { customerId, email, name } } : {}),
    };
    if (lineId === undefined) return [before === undefined ? change : { kind: "unchanged" }];
    const old = own.get(lineId);
    const isSame = old?.proof === "renewal_code" && old.nickname === (nickname ?? old.nickname);
    if (isSame && before !== undefined) return [{ kind: "unchanged" }];
    if (old === undefined && own.size >= SAVED_LINES_MAX) {
      notes.refuse(row, "line", "too_many_lines", { max: SAVED_LINES_MAX });
      return [];
    }
    const called = nickname ?? old?.nickname;
    const line: SavedLine = {
      lineId,
      proof: "renewal_code",
      savedAt: old?.savedAt ?? act.clock.now(),
      ...(called === undefined ? {} : { nickname: called }),
    };
    own.set(lineId, line);
    const kind = before === undefined || old === undefined ? "created" : "updated";
    return [{ ...change, kind, saved: { customerId, line } }];
  });
}

async function writeChanges(act: Act, batch: Batch, changes: readonly Change[]): Promise<void> {
  const saved = changes.flatMap((change) => change.saved ?? []);
  const seqs = new Map(await lastSeqs(act, [...new Set(saved.map(({ line }) => line.lineId))]));
  for (const { customer } of changes) {
    if (customer === undefined) continue;
    const news = { name: "customer.imported", thing: customer.customerId };
    await batch.writeHouse(news, [putCustomer(act, customer)]);
  }
  for (const { customerId, line } of saved) {
    const seq = (seqs.get(line.lineId) ?? 0) + 1;
    seqs.set(line.lineId, seq);
    const news = { name: "customer_line.saved", line: line.lineId, seq, thing: customerId };
    await batch.write(
      [{ ...news, after: { proof: line.proof } }],
      [savedLinePart(act, customerId, line)],
    );
  }
}
