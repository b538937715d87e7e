import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { Till, TillId, TillMovement, TillSession } from "./till.ts";

interface TillTables {
  tills: {
    till_id: string;
    code: string;
    name: string;
    agent_id: string | null;
    point_id: string | null;
    made_at: Instant;
    retired_at: Instant | null;
  };
  till_sessions: SessionRow;
  till_movements: MovementRow;
}

interface SessionRow {
  till_id: string;
  session_id: string;
  number: number;
  movements: number;
  state: string;
  opened_by: string;
  opened_at: Instant;
  closed_by: string | null;
  closed_at: Instant | null;
  report: unknown;
}

interface MovementRow {
  till_id: string;
  session_id: string;
  movement_id: string;
  kind: string;
  amount_yen: number;
  handed_yen: number | null;
  cause_id: string | null;
  seller_id: string | null;
  reason: string | null;
  by_id: string;
  at: Instant;
}

export function insertTill(act: Act, till: Till): Part {
  return part(
    tables(act)
      .insertInto("tills")
      .values({
        till_id: till.tillId,
        code: till.code,
        name: till.name,
        agent_id: till.agentId ?? null,
        point_id: till.pointId ?? null,
        made_at: act.clock.now(),
        retired_at: till.retiredAt ?? null,
      }),
  );
}

export async function tillById(act: Act, tillId: string): Promise<Till | undefined> {
  return (await allTills(act)).find((till) => till.tillId === tillId);
}

export async function allTills(act: Act): Promise<readonly Till[]> {
  const rows = await tables(act).selectFrom("tills").selectAll().orderBy("code").execute();
  return rows.map((row) => ({
    tillId: row.till_id as TillId,
    code: row.code,
    name: row.name,
    ...(row.agent_id === null ? {} : { agentId: row.agent_id }),
    ...(row.point_id === null ? {} : { pointId: row.point_id }),
    ...(row.retired_at === null ? {} : { retiredAt: row.retired_at }),
  }));
}

export function retireRow(act: Act, after: Till): Part {
  return part(
    tables(act)
      .updateTable("tills")
      .set({ retired_at: after.retiredAt ?? null })
      .where("till_id", "=", after.tillId),
  );
}

export function insertSession(act: Act, session: TillSession, movements: number): Part {
  return part(
    tables(act).insertInto("till_sessions").values({
      till_id: session.tillId,
      session_id: session.sessionId,
      number: session.number,
      movements,
      state: session.state,
      opened_by: session.openedBy,
      opened_at: session.openedAt,
      closed_by: null,
      closed_at: null,
      report: null,
    }),
  );
}

/** From the movements that were read: one that came meanwhile leaves it open. */
export function closeSession(act: Act, after: TillSession, movements: number): Part {
  return part(
    tables(act)
      .updateTable("till_sessions")
      .set({
        state: "closed",
        closed_by: after.closedBy ?? null,
        closed_at: after.closedAt ?? null,
        report: JSON.stringify(after.report),
      })
      .where("till_id", "=", after.tillId)
      .where("session_id", "=", after.sessionId)
      .where("state", "=", "open")
      .where("movements", "=", movements),
  );
}

/** The latest session of a till, open or closed. */
export async function latestSession(act: Act, tillId: string): Promise<TillSession | undefined> {
  const row = await tables(act)
    .selectFrom("till_sessions")
    .selectAll()
    .where("till_id", "=", tillId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : readSession(row);
}

export async function sessionsOf(act: Act, tillId: string): Promise<readonly TillSession[]> {
  const rows = await tables(act)
    .selectFrom("till_sessions")
    .selectAll()
    .where("till_id", "=", tillId)
    .orderBy("number", "desc")
    .limit(100)
    .execute();
  return rows.map(readSession);
}

/**
 * Counts a movement up while its session is open; with `after`, only when that many came before.
 * Goes with `insertMovement`, in one statement.
 */
export function countMovement(
  act: Act,
  of: { readonly tillId: string; readonly sessionId: string; readonly after?: number },
): Part {
  const query = tables(act)
    .updateTable("till_sessions")
    .set((set) => ({ movements: set("movements", "+", 1) }))
    .where("till_id", "=", of.tillId)
    .where("session_id", "=", of.sessionId)
    .where("state", "=", "open");
  return part(of.after === undefined ? query : query.where("movements", "=", of.after));
}

export function insertMovement(act: Act, movement: TillMovement): Part {
  return part(
    tables(act)
      .insertInto("till_movements")
      .values({
        till_id: movement.tillId,
        session_id: movement.sessionId,
        movement_id: movement.movementId,
        kind: movement.kind,
        amount_yen: movement.amountYen,
        handed_yen: movement.handedYen ?? null,
        cause_id: movement.causeId ?? null,
        seller_id: movement.sellerId ?? null,
        reason: movement.reason ?? null,
        by_id: movement.byId,
        at: movement.at,
      }),
  );
}

export async function movementsOf(
  act: Act,
  key: { readonly tillId: string; readonly sessionId: string },
): Promise<readonly TillMovement[]> {
  const rows = await tables(act)
    .selectFrom("till_movements")
    .selectAll()
    .where("till_id", "=", key.tillId)
    .where("session_id", "=", key.sessionId)
    .orderBy("at")
    .orderBy("movement_id")
    .execute();
  return rows.map(
    (row) =>
      ({
        tillId: row.till_id,
        sessionId: row.session_id,
        movementId: row.movement_id,
        kind: row.kind,
        amountYen: row.amount_yen,
        byId: row.by_id,
        at: row.at,
        ...(row.handed_yen === null ? {} : { handedYen: row.handed_yen }),
        ...(row.cause_id === null ? {} : { causeId: row.cause_id }),
        ...(row.seller_id === null ? {} : { sellerId: row.seller_id }),
        ...(row.reason === null ? {} : { reason: row.reason }),
      }) as TillMovement,
  );
}

function tables(act: Act) {
  return act.database.tables<TillTables>();
}

function readSession(row: SessionRow): TillSession {
  return {
    tillId: row.till_id,
    sessionId: row.session_id,
    number: row.number,
    state: row.state,
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    ...(row.closed_by === null ? {} : { closedBy: row.closed_by }),
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at }),
    ...(row.report === null ? {} : { report: row.report }),
  } as TillSession;
}
