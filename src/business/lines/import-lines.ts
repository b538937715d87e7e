import { lastSeqs, writeBatch, type Act, type Batch } from "../../foundation/act/index.ts";
import { done, type Outcome } from "../../foundation/outcome/index.ts";
import {
  countKinds,
  importReport,
  knowColumns,
  mayWrite,
  openInspection,
  type ColumnRefusal,
  type ImportOptions,
  type ImportReport,
  type Inspection,
  type KnownRow,
  type KnownTable,
  type Table,
} from "../../foundation/tables/index.ts";
import { allSellers, type SellerId } from "../catalogue/index.ts";
import { decideLine, type LineChange } from "./decide-line.ts";
import {
  LINE_COLUMNS,
  LINE_COLUMNS_NEEDED,
  readLineRow,
  type LineColumn,
  type LineDraft,
  type LineProblem,
} from "./line-row.ts";
import type { LineId } from "./line.ts";
import {
  blindClaim,
  holdersOf,
  putClaims,
  putLines,
  readLineRows,
  retireClaims,
  type ClaimKind,
  type ClaimRow,
} from "./lines-store.ts";

export interface LineImportReport extends ImportReport<LineProblem> {
  /** Lines that came without a renewal code and were given one. */
  readonly codesMade: readonly { readonly iccid: string; readonly renewalCode: string }[];
}

/**
 * Takes in lines. A line is known again by its ICCID, else by its renewal code: then its card was
 * replaced. What the file does not say stays as it is; a missing renewal code is made.
 */
export async function importLines(
  act: Act,
  table: Table,
  options: ImportOptions = {},
): Promise<Outcome<LineImportReport, ColumnRefusal>> {
  const known = knowColumns(table, LINE_COLUMNS, LINE_COLUMNS_NEEDED);
  if (!known.ok) return known;
  const notes = openInspection<LineColumn, LineProblem>(known.value);
  const drafts = await readDrafts(act, known.value, notes);
  const chunks: Wanted[][] = [];
  for (let i = 0; i < drafts.length; i += CHUNK) {
    chunks.push(await findLines(act, drafts.slice(i, i + CHUNK), notes));
  }
  if (!mayWrite(notes, options)) {
    return done({ ...importReport(known.value, notes, undefined), codesMade: [] });
  }
  const changes = await writeBatch(act, async (batch) => writeChunks(act, batch, chunks));
  return done({
    ...importReport(known.value, notes, countKinds(changes)),
    codesMade: changes.flatMap((change) => change.codeMade ?? []),
  });
}

// Large enough that a statement's fixed cost vanishes, small enough to prepare while one is run.
const CHUNK = 2000;

type Notes = Inspection<LineColumn, LineProblem>;

interface Draft {
  readonly row: KnownRow<LineColumn>;
  readonly line: LineDraft;
  readonly sellerId: SellerId;
}

/** A draft with the line it is about, when that exists, and the values that shall find it. */
interface Wanted extends Draft {
  readonly lineId?: LineId;
  /** Kinds of which the value leads to the line already. */
  readonly held: ReadonlySet<ClaimKind>;
  readonly blinds: Readonly<Partial<Record<ClaimKind, Buffer>>>;
}

async function readDrafts(
  act: Act,
  table: KnownTable<LineColumn>,
  notes: Notes,
): Promise<readonly Draft[]> {
  const sellers = new Map((await allSellers(act)).map((s) => [s.code, s.sellerId]));
  const seen = new Map<string, number>();
  const drafts: Draft[] = [];
  for (const row of table.rows) {
    const line = readLineRow(row, table, notes);
    if (line === undefined) continue;
    for (const [column, value] of ownValues(line)) {
      if (value === undefined || value === null) continue;
      const firstRow = seen.get(`${column} ${value}`);
      if (firstRow !== undefined) notes.refuse(row, column, "twice_in_file", { firstRow });
      seen.set(`${column} ${value}`, row.row);
    }
    const sellerId = sellers.get(line.sellerCode);
    if (sellerId === undefined) notes.refuse(row, "seller", "seller_unknown");
    else if (!notes.isBad(row)) drafts.push({ row, line, sellerId });
  }
  return drafts;
}

/** What only one line may have. */
function ownValues(line: LineDraft): readonly [LineColumn, string | null | undefined][] {
  return [
    ["iccid", line.iccid],
    ["msisdn", line.msisdn],
    ["lpa", line.lpa],
    ["renewal_code", line.renewalCode],
  ];
}

async function findLines(act: Act, drafts: readonly Draft[], notes: Notes): Promise<Wanted[]> {
  const wanted = drafts.map((draft) => ({ ...draft, blinds: blindsOf(act, draft.line) }));
  const holders = await holdersOf(
    act,
    wanted.flatMap(({ blinds }) => Object.values(blinds)),
  );
  return wanted.flatMap((draft) => {
    const holder = (kind: ClaimKind) => holders.get(draft.blinds[kind]?.toString("hex") ?? "");
    const byCard = holder("iccid")?.lineId;
    const byCode = holder("renewal_code")?.lineId;
    const lineId = byCard ?? byCode;
    if (byCard !== undefined && byCode !== undefined && byCard !== byCode) {
      notes.refuse(draft.row, "renewal_code", "points_at_two_lines");
    }
    for (const column of ["msisdn", "lpa"] as const) {
      const held = holder(column);
      if (held?.isCurrent === true && held.lineId !== lineId) {
        notes.refuse(draft.row, column, "belongs_to_other_line");
      }
    }
    if (notes.isBad(draft.row)) return [];
    const held = new Set(KINDS.filter((kind) => isHeldBy(holder(kind), lineId)));
    return [{ ...draft, held, ...(lineId === undefined ? {} : { lineId }) }];
  });
}

const KINDS = ["iccid", "msisdn", "eid", "lpa", "renewal_code"] as const;

function isHeldBy(
  holder: { readonly lineId: LineId; readonly isCurrent: boolean } | undefined,
  lineId: LineId | undefined,
): boolean {
  return holder?.isCurrent === true && holder.lineId === lineId;
}

function blindsOf(act: Act, line: LineDraft): Wanted["blinds"] {
  const { iccid, msisdn, eid, lpa, renewalCode } = line;
  const values: [ClaimKind, string | null | undefined][] = [
    ["iccid", iccid],
    ["msisdn", msisdn],
    ["eid", eid],
    ["lpa", lpa],
    ["renewal_code", renewalCode],
  ];
  const filled = values.filter((pair): pair is [ClaimKind, string] => typeof pair[1] === "string");
  return Object.fromEntries(
    filled.map(([kind, value]) => [kind, blindClaim(act, { kind, value })]),
  );
}

/** Prepares each chunk while the one before is being written. */
async function writeChunks(
  act: Act,
  batch: Batch,
  chunks: readonly (readonly Wanted[])[],
): Promise<readonly LineChange[]> {
  const all: LineChange[] = [];
  let writing = Promise.resolve();
  for (const chunk of chunks) {
    const changes = await decideChunk(act, chunk);
    await writing;
    writing = writeChunk(act, batch, changes);
    // Awaited a round later; a failure meanwhile must not end the process.
    writing.catch(() => {});
    all.push(...changes);
  }
  await writing;
  return all;
}

async function decideChunk(act: Act, chunk: readonly Wanted[]): Promise<readonly LineChange[]> {
  const lineIds = chunk.flatMap((wanted) => wanted.lineId ?? []);
  const existing = await readLineRows(act, lineIds);
  const seqs = lineIds.length === 0 ? new Map<string, number>() : await lastSeqs(act, lineIds);
  return chunk.map((wanted) =>
    decideLine(act, {
      ...wanted,
      before: wanted.lineId === undefined ? undefined : existing.get(wanted.lineId),
      seq: (seqs.get(wanted.lineId ?? "") ?? 0) + 1,
    }),
  );
}

async function writeChunk(act: Act, batch: Batch, changes: readonly LineChange[]): Promise<void> {
  const written = changes.filter((change) => change.kind !== "unchanged");
  if (written.length === 0) return;
  const claims = written.flatMap((change) => change.claims);
  const updated = written.filter((change) => change.kind === "updated");
  const spoken = new Set(updated.flatMap((change) => change.speaksOf));
  const withLpa = updated.filter((change) => change.claims.some((claim) => claim.kind === "lpa"));
  const ids = (some: readonly LineChange[]) => some.map((change) => change.row.line_id as LineId);
  const blinds = claims.map((claim) => claim.blind);
  await batch.write(
    written.map((change) => change.news),
    [
      putLines(written.map((change) => change.row)),
      putClaims(lastOfEach(claims), act.clock.now()),
      ...(updated.length === 0
        ? []
        : [
            retireClaims(ids(updated), [...spoken], blinds),
            retireClaims(ids(withLpa), ["lpa"], blinds),
          ]),
    ],
  );
}

/** Several profiles may live on one eUICC: its EID leads to the one that came last. */
function lastOfEach(claims: readonly ClaimRow[]): readonly ClaimRow[] {
  return [...new Map(claims.map((claim) => [claim.blind.toString("hex"), claim])).values()];
}
