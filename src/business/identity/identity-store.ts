import type { Act } from "../../foundation/act/index.ts";
import type { Instant, LocalDate } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { IdentityCheck } from "./document.ts";
import type { IdentityPolicy } from "./policy.ts";

interface IdentityTables {
  identity_checks: {
    line_id: string;
    check_id: string;
    kind: string;
    issuer: string;
    last_four: string;
    result: string;
    by_id: string;
    at: Instant;
  };
  line_documents: { line_id: string; blind: Buffer; registered_at: Instant };
  identity_policies: {
    from_date: LocalDate;
    seller_id: string | null;
    rule: unknown;
  };
}

export function insertCheck(act: Act, check: IdentityCheck): Part {
  return part(
    tables(act).insertInto("identity_checks").values({
      line_id: check.lineId,
      check_id: check.checkId,
      kind: check.kind,
      issuer: check.issuer,
      last_four: check.lastFour,
      result: check.result,
      by_id: check.byId,
      at: check.at,
    }),
  );
}

/** The checks of a line, the latest first. */
export async function checksOf(act: Act, lineId: string): Promise<readonly IdentityCheck[]> {
  const rows = await tables(act)
    .selectFrom("identity_checks")
    .selectAll()
    .where("line_id", "=", lineId)
    .orderBy("at", "desc")
    .limit(50)
    .execute();
  return rows.map((row) => ({
    checkId: row.check_id as IdentityCheck["checkId"],
    lineId: row.line_id,
    kind: row.kind as IdentityCheck["kind"],
    issuer: row.issuer,
    lastFour: row.last_four,
    result: row.result as IdentityCheck["result"],
    byId: row.by_id,
    at: row.at,
  }));
}

/** The keyed hash of the document that a line was registered with. */
export async function registeredBlind(act: Act, lineId: string): Promise<Buffer | undefined> {
  const row = await tables(act)
    .selectFrom("line_documents")
    .select("blind")
    .where("line_id", "=", lineId)
    .executeTakeFirst();
  return row?.blind;
}

export function registerBlind(act: Act, of: { lineId: string; blind: Buffer }): Part {
  return part(
    tables(act)
      .insertInto("line_documents")
      .values({ line_id: of.lineId, blind: of.blind, registered_at: act.clock.now() }),
  );
}

export async function identityPolicies(act: Act): Promise<readonly IdentityPolicy[]> {
  const rows = await tables(act).selectFrom("identity_policies").selectAll().execute();
  return rows.map((row) => ({
    ...(row.rule as Omit<IdentityPolicy, "fromDate" | "sellerId">),
    fromDate: row.from_date,
    ...(row.seller_id === null ? {} : { sellerId: row.seller_id }),
  }));
}

export function insertPolicy(act: Act, policy: IdentityPolicy): Part {
  const { fromDate, sellerId, ...rule } = policy;
  return part(
    tables(act)
      .insertInto("identity_policies")
      .values({ from_date: fromDate, seller_id: sellerId ?? null, rule: JSON.stringify(rule) }),
  );
}

function tables(act: Act) {
  return act.database.tables<IdentityTables>();
}
