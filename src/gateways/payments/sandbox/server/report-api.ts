import { Hono } from "hono";
import { z } from "zod";
import { instant, type Clock, type Instant } from "../../../../foundation/clock/index.ts";
import type { SandboxBindings } from "../../../sandbox/index.ts";
import { answerError, type ApiContext } from "./answers.ts";
import type { Desk } from "./desk.ts";
import { movementsOf, type Movement } from "./movements.ts";
import { isCaptured } from "./payment.ts";
import { conflict, invalidBody } from "./requests.ts";
import { movementView } from "./views.ts";

/** Money of cards, apps and slips comes on one balance, that of accounts on another. */
const BALANCES = ["main", "accounts"] as const;

const period = z.object({
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  balance: z.enum(BALANCES).default("main"),
});

/** What moved on the shop's balance in [from, until), once that time is over. */
export function reportRoutes(desk: Desk, clock: Clock): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  app.get("/", (c) =>
    answerPeriod(c, desk, clock, (movements) =>
      c.json({ object: "list", data: movements.map(movementView) }),
    ),
  );
  app.get("/csv", (c) =>
    answerPeriod(c, desk, clock, (movements) => {
      c.header("content-type", "text/csv; charset=utf-8");
      return c.body(csvOf(movements));
    }),
  );
  return app;
}

function answerPeriod(
  c: ApiContext,
  desk: Desk,
  clock: Clock,
  answer: (movements: readonly Movement[]) => Response,
): Response {
  const parsed = period.safeParse(c.req.query());
  if (!parsed.success) return answerError(c, invalidBody(parsed.error));
  const now = clock.now();
  if (instant(parsed.data.until) > now) {
    return answerError(c, conflict("report_not_ready", "This time is not over yet."));
  }
  return answer(within(parsed.data, allMovements(desk, parsed.data.balance, now)));
}

function allMovements(
  desk: Desk,
  balance: (typeof BALANCES)[number],
  now: Instant,
): readonly Movement[] {
  desk.settleDue();
  const payments = desk.all().filter((one) => isCaptured(one) === (balance === "accounts"));
  const ids = new Set(payments.map(({ id }) => id));
  const refunds = desk.refundsAll().filter(({ paymentId }) => ids.has(paymentId));
  return movementsOf({ payments, refunds }, now);
}

function within(
  wanted: z.infer<typeof period>,
  movements: readonly Movement[],
): readonly Movement[] {
  const [from, until] = [instant(wanted.from), instant(wanted.until)];
  return movements.filter(({ at }) => from <= at && at < until);
}

const COLUMNS = [
  "id",
  "type",
  "payment",
  "refund",
  "reference",
  "gross",
  "fee",
  "net",
  "currency",
  "at",
] as const;

function csvOf(movements: readonly Movement[]): string {
  const rows = movements.map((movement) => {
    const view = movementView(movement);
    return COLUMNS.map((column) => String(view[column] ?? "")).join(",");
  });
  return [COLUMNS.join(","), ...rows, ""].join("\r\n");
}
