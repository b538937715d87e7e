import { isDeepStrictEqual } from "node:util";
import { writeBatch, type Act, type Batch } from "../../foundation/act/index.ts";
import { JST, localDate } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
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
  type Table,
} from "../../foundation/tables/index.ts";
import { putIssuerStatus, putSeller, readIssuerStatuses, readSellers } from "./catalogue-store.ts";
import type { DatedIssuerStatus } from "./prices.ts";
import {
  readSellerRow,
  SELLER_COLUMNS,
  SELLER_COLUMNS_NEEDED,
  type SellerColumn,
  type SellerDraft,
  type SellerProblem,
} from "./seller-row.ts";
import type { Seller } from "./seller.ts";

/** Takes in sellers and whether they issue qualified invoices; known again by their code. */
export async function importSellers(
  act: Act,
  table: Table,
  options: ImportOptions = {},
): Promise<Outcome<ImportReport<SellerProblem>, ColumnRefusal>> {
  const known = knowColumns(table, SELLER_COLUMNS, SELLER_COLUMNS_NEEDED);
  if (!known.ok) return known;
  const notes = openInspection<SellerColumn, SellerProblem>(known.value);
  const today = localDate(act.clock.now(), JST);
  const drafts = new Map<string, SellerDraft>();
  for (const row of known.value.rows) {
    const draft = readSellerRow(row, notes, today);
    if (draft === undefined) continue;
    if (drafts.has(draft.code)) notes.refuse(row, "code", "twice_in_file");
    else drafts.set(draft.code, draft);
  }
  if (!mayWrite(notes, options)) return done(importReport(known.value, notes, undefined));
  const changes = await changesOf(act, [...drafts.values()]);
  await writeBatch(act, async (batch) => {
    for (const change of changes) await write(act, batch, change);
  });
  return done(importReport(known.value, notes, countKinds(changes)));
}

interface Change {
  readonly kind: "created" | "updated" | "unchanged";
  readonly seller: Seller;
  readonly issuer: DatedIssuerStatus;
}

async function changesOf(act: Act, drafts: readonly SellerDraft[]): Promise<readonly Change[]> {
  const existing = new Map((await readSellers(act, "all")).map((seller) => [seller.code, seller]));
  return Promise.all(
    drafts.map(async ({ issuer, ...draft }): Promise<Change> => {
      const before = existing.get(draft.code);
      if (before === undefined) {
        return { kind: "created", seller: { sellerId: newId<"seller">(), ...draft }, issuer };
      }
      const seller = { sellerId: before.sellerId, ...draft };
      const inForce = statusOn(await readIssuerStatuses(act, before.sellerId), issuer.fromDate);
      const isSame =
        isDeepStrictEqual(before, seller) &&
        inForce?.status === issuer.status &&
        inForce.registrationNumber === issuer.registrationNumber;
      return { kind: isSame ? "unchanged" : "updated", seller, issuer };
    }),
  );
}

function statusOn(
  statuses: readonly DatedIssuerStatus[],
  date: string,
): DatedIssuerStatus | undefined {
  return statuses
    .filter((status) => status.fromDate <= date)
    .toSorted((a, b) => (a.fromDate < b.fromDate ? 1 : -1))[0];
}

async function write(act: Act, batch: Batch, { kind, seller, issuer }: Change): Promise<void> {
  if (kind === "unchanged") return;
  const thing = seller.sellerId;
  await batch.writeHouse({ name: `seller.${kind}`, thing, after: { code: seller.code } }, [
    putSeller(act, seller),
  ]);
  await batch.writeHouse({ name: "seller.issuer_status_set", thing, after: { ...issuer } }, [
    putIssuerStatus(act, seller.sellerId, issuer),
  ]);
}
