import { writeBatch, type Act } from "../../foundation/act/index.ts";
import type { LocalDate } from "../../foundation/clock/index.ts";
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
  type Table,
} from "../../foundation/tables/index.ts";
import { DOCUMENT_KINDS, type DocumentKind } from "./document.ts";
import { identityPolicies, insertPolicy } from "./identity-store.ts";
import type { IdentityPolicy } from "./policy.ts";

export const POLICY_COLUMNS = {
  from_date: ["from", "適用開始日"],
  seller: ["販売者"],
  when: ["場合"],
  channels: ["channel", "窓口"],
  accepts: ["documents", "身分証"],
  source: ["根拠", "出典"],
} as const;

type PolicyColumn = keyof typeof POLICY_COLUMNS;

const NEEDED: readonly PolicyColumn[] = ["from_date", "when", "channels", "accepts", "source"];
const WHENS = ["never", "new_contract", "always"] as const;
const CHANNELS = ["web", "counter", "kiosk", "api"];

export type PolicyProblem = CommonProblem | "seller_unknown" | "policy_dated_already";

export interface PolicyImport extends ImportOptions {
  /** The id of a seller by its code; of the house, which has none, every seller's. */
  readonly findSeller: (code: string) => string | undefined;
}

/**
 * Takes in when a document is asked for, by date. What was in force stays in the books: another
 * rule from the same day is refused, one from a later day follows it.
 */
export async function importPolicies(
  act: Act,
  table: Table,
  options: PolicyImport,
): Promise<Outcome<ImportReport<PolicyProblem>, ColumnRefusal>> {
  const known = knowColumns(table, POLICY_COLUMNS, NEEDED);
  if (!known.ok) return known;
  const notes = openInspection<PolicyColumn, PolicyProblem>(known.value);
  const existing = await identityPolicies(act);
  const changes: { kind: "created" | "unchanged"; policy: IdentityPolicy }[] = [];
  for (const row of known.value.rows) {
    notes.demand(row, NEEDED);
    const seller = row.cell("seller");
    const sellerId = options.findSeller(seller);
    if (seller !== "" && sellerId === undefined) notes.refuse(row, "seller", "seller_unknown");
    const fromDate = notes.read(row, "from_date", "not_a_date", readDateCell);
    const when = notes.read(row, "when", "not_one_of", oneOf(WHENS));
    const channels = notes.read(row, "channels", "not_one_of", someOf(CHANNELS));
    const accepts = notes.read(row, "accepts", "not_one_of", someOf<DocumentKind>(DOCUMENT_KINDS));
    const isRead = fromDate && when && channels && accepts;
    if (notes.isBad(row) || !isRead) continue;
    const policy: IdentityPolicy = {
      ...{ fromDate, when, channels, accepts, source: row.cell("source") },
      ...(sellerId === undefined ? {} : { sellerId }),
    };
    const before = [...existing, ...changes.map((one) => one.policy)].find(
      isOfDay(fromDate, sellerId),
    );
    if (before === undefined) changes.push({ kind: "created", policy });
    else if (isSame(before, policy)) changes.push({ kind: "unchanged", policy });
    else notes.refuse(row, "from_date", "policy_dated_already");
  }
  if (!mayWrite(notes, options)) return done(importReport(known.value, notes, undefined));
  await writeBatch(act, async (batch) => {
    for (const { kind, policy } of changes) {
      if (kind === "unchanged") continue;
      const { fromDate, when, sellerId } = policy;
      const news = { name: "identity.policy_set", after: { fromDate, when, sellerId } };
      await batch.writeHouse(news, [insertPolicy(act, policy)]);
    }
  });
  return done(importReport(known.value, notes, countKinds(changes)));
}

function oneOf<T extends string>(all: readonly T[]) {
  return (cell: string): T | undefined => all.find((one) => one === cell.trim());
}

/** Several, with spaces or commas between; undefined when one of them is none of these. */
function someOf<T extends string>(all: readonly T[]) {
  return (cell: string): readonly T[] | undefined => {
    const words = cell.split(/[\s,、]+/).filter((word) => word !== "");
    const known = all.filter((one) => words.includes(one));
    return words.length > 0 && known.length === new Set(words).size ? known : undefined;
  };
}

function isOfDay(fromDate: LocalDate, sellerId: string | undefined) {
  return (one: IdentityPolicy) => one.fromDate === fromDate && one.sellerId === sellerId;
}

function isSame(a: IdentityPolicy, b: IdentityPolicy): boolean {
  const wordsOf = ({ when, channels, accepts, source }: IdentityPolicy) =>
    JSON.stringify([when, channels.toSorted(), accepts.toSorted(), source]);
  return wordsOf(a) === wordsOf(b);
}
