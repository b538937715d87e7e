import { onLine, writeHouse, type Act, type News } from "../../foundation/act/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { AgentId } from "../agents/index.ts";
import { bookId, insertTransfers, transfersFor, type MoneyNews } from "../ledger/index.ts";
import { may, type Capability, type Staff } from "../staff/index.ts";
import { sumOf, type CashCount } from "./cash.ts";
import {
  cashIn,
  reportOf,
  type MovementKind,
  type Till,
  type TillMovement,
  type TillReport,
  type TillSession,
} from "./till.ts";
import {
  closeSession,
  countMovement,
  insertMovement,
  insertSession,
  insertTill,
  latestSession,
  movementsOf,
  retireRow,
  tillById,
} from "./tills-store.ts";

export type TillRefusal =
  | "not_allowed"
  | "till_unknown"
  | "till_open_already"
  | "till_closed"
  | "till_still_open"
  | "amount_unreadable"
  | "reason_missing"
  | "cash_missing";

/** No till of a shop holds more: it is a slip of the finger. */
export const TILL_YEN_MAX = 5_000_000;
export const REASON_LENGTH_MAX = 200;

export async function makeTill(
  act: Act,
  wish: Omit<Till, "tillId">,
): Promise<Outcome<Till, "till_code_unreadable" | "till_code_taken">> {
  const code = wish.code.normalize("NFKC").trim().toUpperCase();
  if (!/^[A-Z0-9][A-Z0-9-]{1,15}$/.test(code)) {
    return refused("till_code_unreadable", { field: "code" });
  }
  const till: Till = { ...wish, code, tillId: newId() };
  try {
    await writeHouse(act, { name: "till.made", thing: till.tillId, after: { code } }, [
      insertTill(act, till),
    ]);
  } catch (error) {
    if ((error as { code?: string }).code !== "23505") throw error;
    return refused("till_code_taken", { field: "code" });
  }
  return done(till);
}

/** Takes a till out of use, or back into it. What is open is counted first. */
export async function retireTill(
  act: Act,
  by: Staff,
  wish: { readonly tillId: string; readonly to: "out_of_use" | "in_use" },
): Promise<Outcome<Till, TillRefusal>> {
  return atTill(act, by, { tillId: wish.tillId, capability: "manage_tills" }, async (turn) => {
    if (turn.session?.state === "open") return refused("till_still_open");
    const { retiredAt: before, ...till } = turn.till;
    const isOut = wish.to === "out_of_use";
    if (isOut === (before !== undefined)) return done(turn.till);
    const after: Till = isOut ? { ...till, retiredAt: act.clock.now() } : till;
    await turn.write({ name: isOut ? "till.retired" : "till.taken_back" }, [retireRow(act, after)]);
    return done(after);
  });
}

/** Opens a till with what was counted into it. */
export async function openTill(
  act: Act,
  by: Staff,
  wish: { readonly tillId: string; readonly float: CashCount },
): Promise<Outcome<TillSession, TillRefusal>> {
  return atTill(act, by, { tillId: wish.tillId, capability: "open_till" }, async (turn) => {
    if (turn.session?.state === "open") return refused("till_open_already");
    if (turn.till.retiredAt !== undefined) return refused("till_unknown");
    const float = sumOf(wish.float);
    if (float > TILL_YEN_MAX) return refused("amount_unreadable", { field: "float" });
    const session: TillSession = {
      tillId: turn.till.tillId,
      sessionId: newId(),
      number: (turn.session?.number ?? 0) + 1,
      state: "open",
      openedBy: by.staffId,
      openedAt: act.clock.now(),
    };
    const filled = turn.moves(session, "float", float);
    await turn.write({ name: "till.opened", after: { number: session.number, floatYen: float } }, [
      insertSession(act, session, filled.length),
      ...filled.map((one) => insertMovement(act, one)),
      ...filled.flatMap((one) => turn.booked("till_filled", one)),
    ]);
    return done(session);
  });
}

export interface CashMove {
  readonly tillId: string;
  readonly kind: "pay_in" | "pay_out" | "bank_drop";
  readonly amountYen: number;
  readonly reason: string;
}

const MOVES = {
  pay_in: { what: "till_paid_in", sign: 1 },
  pay_out: { what: "till_paid_out", sign: -1 },
  bank_drop: { what: "till_emptied", sign: -1 },
} as const;

/** Cash in or out that is no sale, with its reason. Nothing goes out that is not there. */
export async function moveCash(
  act: Act,
  by: Staff,
  move: CashMove,
): Promise<Outcome<TillReport, TillRefusal>> {
  const reason = move.reason.normalize("NFC").trim();
  const isAmount = Number.isSafeInteger(move.amountYen) && move.amountYen > 0;
  if (!isAmount || move.amountYen > TILL_YEN_MAX) {
    return refused("amount_unreadable", { field: "amount" });
  }
  if (reason === "" || [...reason].length > REASON_LENGTH_MAX) {
    return refused("reason_missing", { field: "reason" });
  }
  return atTill(act, by, { tillId: move.tillId, capability: "move_cash" }, async (turn) => {
    if (turn.session?.state !== "open") return refused("till_closed");
    const { sign, what } = MOVES[move.kind];
    if (sign < 0 && move.amountYen > cashIn(turn.movements)) {
      return refused("cash_missing", { field: "amount" });
    }
    const moved = turn.moves(turn.session, move.kind, sign * move.amountYen, reason);
    await turn.write({ name: `till.${move.kind}`, after: { amountYen: move.amountYen } }, [
      countMovement(act, { ...turn.session, after: turn.movements.length }),
      ...moved.map((one) => insertMovement(act, one)),
      ...moved.flatMap((one) => turn.booked(what, one)),
    ]);
    return done(reportOf(turn.session, [...turn.movements, ...moved], act.clock.now()));
  });
}

/** What the till must hold, without closing it: an X report. */
export async function readTill(
  act: Act,
  by: Staff,
  tillId: string,
): Promise<Outcome<TillReport, TillRefusal>> {
  if (!may(by, "read_till")) return refused("not_allowed");
  const session = await latestSession(act, tillId);
  if (session?.state !== "open") return refused("till_closed");
  return done(reportOf(session, await movementsOf(act, session), act.clock.now()));
}

/** A Z report is for who may read tills, and for whoever counted it. */
export function mayReadReport(by: Staff, { closedBy }: Pick<TillSession, "closedBy">): boolean {
  return may(by, "read_till") || closedBy === by.staffId;
}

/**
 * Closes a till by a blind count: nobody is told what must be there before the count is given. The
 * Z report keeps count and difference for good; what was counted goes to the safe.
 */
export async function countTill(
  act: Act,
  by: Staff,
  wish: { readonly tillId: string; readonly count: CashCount; readonly note?: string },
): Promise<Outcome<TillReport, TillRefusal>> {
  return atTill(act, by, { tillId: wish.tillId, capability: "count_till" }, async (turn) => {
    const { session, movements } = turn;
    if (session?.state !== "open") return refused("till_closed");
    const countedYen = sumOf(wish.count);
    const now = act.clock.now();
    const soFar = reportOf(session, movements, now);
    const differenceYen = countedYen - soFar.expectedYen;
    const report: TillReport = {
      ...soFar,
      kind: "z",
      count: wish.count,
      countedYen,
      differenceYen,
      ...(wish.note === undefined
        ? {}
        : { note: [...wish.note].slice(0, REASON_LENGTH_MAX).join("") }),
    };
    const found = turn.moves(session, "difference", differenceYen);
    const emptied = turn.moves(session, "emptied", -countedYen);
    await turn.write(
      { name: "till.counted", after: { number: session.number, countedYen, differenceYen } },
      [
        closeSession(
          act,
          { ...session, state: "closed", closedBy: by.staffId, closedAt: now, report },
          movements.length,
        ),
        ...[...found, ...emptied].map((one) => insertMovement(act, one)),
        ...found.flatMap((one) => turn.booked(differenceYen > 0 ? "till_over" : "till_short", one)),
        ...emptied.flatMap((one) => turn.booked("till_emptied", one)),
      ],
    );
    return done(report);
  });
}

interface TillTurn {
  readonly till: Till;
  readonly session: TillSession | undefined;
  /** Of that session. */
  readonly movements: readonly TillMovement[];
  write(news: Omit<News, "thing">, parts: readonly Part[]): Promise<void>;
  booked(what: TillWhat, movement: TillMovement): readonly Part[];
  /** The movement of an amount; of nothing, none. */
  moves(
    session: TillSession,
    kind: MovementKind,
    amountYen: number,
    reason?: string,
  ): readonly TillMovement[];
}

/**
 * Decides about a till as `onLine` decides about a line. A sale takes its turn on its line, not
 * here: it counts up the session's movements, and who decided from fewer decides again.
 */
async function atTill<T>(
  act: Act,
  by: Staff,
  of: { readonly tillId: string; readonly capability: Capability },
  decide: (turn: TillTurn) => Promise<Outcome<T, TillRefusal>>,
): Promise<Outcome<T, TillRefusal>> {
  if (!may(by, of.capability)) return refused("not_allowed");
  const till = await tillById(act, of.tillId);
  const isOwn = by.role === "operator" || till?.agentId === by.agentId;
  if (till === undefined || !isOwn) return refused("till_unknown");
  return onLine(act, bookId(`till:${till.tillId}`), async (turn) => {
    const session = await latestSession(act, till.tillId);
    const movements = session === undefined ? [] : await movementsOf(act, session);
    return decide({
      till,
      session,
      movements,
      booked: (what, movement) => booked(act, till, what, movement),
      write: async (news, parts) => turn.write({ ...news, thing: till.tillId }, parts),
      moves: (within, kind, amountYen, reason) =>
        amountYen === 0
          ? []
          : [
              {
                tillId: till.tillId,
                sessionId: within.sessionId,
                movementId: newId(),
                kind,
                amountYen,
                byId: by.staffId,
                at: act.clock.now(),
                ...(reason === undefined ? {} : { reason }),
              },
            ],
    });
  });
}

type TillWhat = Extract<
  Extract<MoneyNews, { movementId: unknown }>["what"],
  `till_${"filled" | "emptied" | "paid_in" | "paid_out" | "over" | "short"}`
>;

// The float of an agent's till, its drops and differences are the agent's own: whatever goes in
// beside sales lowers what it owes by that, whatever goes out raises it.
function booked(
  act: Act,
  { agentId }: Till,
  what: TillWhat,
  movement: TillMovement,
): readonly Part[] {
  const { movementId, tillId, amountYen, at } = movement;
  const totalYen: Yen = yen(Math.abs(amountYen));
  const of = { movementId, tillId, totalYen, at };
  if (agentId === undefined) return insertTransfers(act, transfersFor({ what, ...of }));
  const side = amountYen > 0 ? ("till_from_agent" as const) : ("till_to_agent" as const);
  return insertTransfers(act, transfersFor({ what: side, agentId: agentId as AgentId, ...of }));
}
