import { Hono, type Context } from "hono";
import { z } from "zod";
import { PAPER_STATES, PART_STATES } from "../../business/kiosks/index.ts";
import {
  dutiesQuestion,
  dutyDone,
  journalReport,
  machineHealth,
  stackQuestion,
} from "../../foundation/kiosk-wire/index.ts";
import { done, type Outcome } from "../../foundation/outcome/index.ts";
import { addressOf } from "../browser/index.ts";
import { answer, answerRefusal } from "./answer.ts";
import { cancelOrder } from "./cancel-order.ts";
import { askStack, hearJournal } from "./cash.ts";
import { hearDuty, showDuties } from "./duties.ts";
import { findShown } from "./find-shown.ts";
import { actOf, atKiosk, gate } from "./gate.ts";
import type { AtKiosk, KioskGround } from "./ground.ts";
import { deviceKey, keepDevice } from "./keys.ts";
import { hearMachine, showMachine } from "./machine.ts";
import { openPageKey, pairKiosk, sealPageKey } from "./pair.ts";
import { payOrder } from "./pay-order.ts";
import { placeOrder } from "./place-order.ts";
import { readBody, sealed, text, trip } from "./read-body.ts";
import type { KioskRefusal } from "./refusals.ts";
import { showLine } from "./show-line.ts";
import { showOrder } from "./show-order.ts";
import { showQuotes } from "./show-quotes.ts";
import { slipOf } from "./slip.ts";
import { openWaitingRoom } from "./waiting-room.ts";

const pairing = z.object({
  code: text(40),
  /** The browser keeps a cookie; the machine's program keeps the token itself. */
  keep: z.enum(["cookie", "token"]),
});
const page = z.object({ key: sealed });
const part = z.enum(PART_STATES);
const heartbeat = z.object({
  paper: z.enum(PAPER_STATES),
  ...{ printer: part, reader: part, scanner: part },
  version: z.string().regex(/^[\w.+-]{1,40}$/),
  service: z.enum(["in", "out"]),
  trouble: text(200).optional(),
  ...machineHealth.shape,
});
const scan = z.object({ typed: text(500), second: text(100).optional() });
const line = z.object({ line: sealed });
const quotes = z.object({ line: sealed, trip });
const wish = z.object({
  ...{ line: sealed, plan: text(60), shown: sealed, trip },
  accepted: z.array(text(40)).max(10).default([]),
  email: text(254).optional(),
  beside: text(20).optional(),
  once: z.string().regex(/^[\w-]{8,60}$/),
});
const order = z.object({ order: sealed });
const payment = z.object({
  ...{ order: sealed, way: text(80) },
  ...{ pin: text(200).optional(), beside: text(20).optional() },
});

/** Each address is a body that is parsed and a function that pages may call as well. */
export function apiRoutes(ground: KioskGround): Hono {
  const app = new Hono();
  app.post("/pair", async (c) => pair(c, ground));
  app.post("/page", async (c) => openPage(c, ground));
  app.use(gate(ground));
  app.post("/page-key", (c) => answer(c, done({ key: pageKey(c) })));
  app.get("/machine", async (c) => answer(c, done(await showMachine(atKiosk(c)))));
  app.post(
    "/heartbeat",
    take(heartbeat, async (at, { trouble, ...told }) => {
      const machine = machineHealth.parse(told);
      const words = trouble === undefined ? {} : { trouble };
      return done(await hearMachine(at, { ...told, ...words, machine }));
    }),
  );
  app.post(
    "/find",
    take(scan, async (at, { typed, second }) =>
      findShown(at, { typed, ...(second === undefined ? {} : { second }) }),
    ),
  );
  app.post(
    "/line",
    take(line, async (at, wanted) => showLine(at, wanted.line)),
  );
  app.post("/quotes", take(quotes, showQuotes));
  app.post("/orders", take(wish, placeOrder));
  app.post(
    "/orders/state",
    take(order, async (at, wanted) => showOrder(at, wanted.order)),
  );
  app.post("/orders/pay", take(payment, payOrder));
  app.post(
    "/orders/cancel",
    take(order, async (at, wanted) => cancelOrder(at, wanted.order)),
  );
  app.post(
    "/orders/slip",
    take(order, async (at, wanted) => slipOf(at, wanted.order)),
  );
  return app.route("/", programRoutes(ground));
}

/** What only the machine's program asks, in the shapes of foundation/kiosk-wire. */
function programRoutes({ ending }: KioskGround): Hono {
  const app = new Hono();
  const waiting = openWaitingRoom({ ending });
  app.post(
    "/duties",
    take(dutiesQuestion, async (at, wish) => showDuties(at, wish, waiting)),
  );
  app.post("/duties/done", take(dutyDone, hearDuty));
  app.post("/journal", take(journalReport, hearJournal));
  app.post("/may-stack", take(stackQuestion, askStack));
  return app;
}

async function pair(c: Context, ground: KioskGround): Promise<Response> {
  const read = await readBody(c, pairing);
  if (!read.ok) return answerRefusal(c, read);
  const { code, keep } = read.value;
  const address = addressOf(c, ground);
  const paired = await pairKiosk(actOf(c, ground, "unpaired"), { code, address });
  if (!paired.ok) return answerRefusal(c, paired);
  const { name, token } = paired.value;
  if (keep === "cookie") keepDevice(c, ground, token);
  return answer(c, done(keep === "cookie" ? { name } : { name, token }));
}

function pageKey(c: Context): string {
  return sealPageKey(atKiosk(c).act, deviceKey(c)?.token ?? "");
}

/** The browser of a machine whose program is paired: from here on it is that machine as well. */
async function openPage(c: Context, ground: KioskGround): Promise<Response> {
  const read = await readBody(c, page);
  if (!read.ok) return answerRefusal(c, read);
  const opened = await openPageKey(actOf(c, ground, "unpaired"), read.value.key);
  if (!opened.ok) return answerRefusal(c, opened);
  keepDevice(c, ground, opened.value.token);
  return answer(c, done({ name: opened.value.name }));
}

function take<T, A extends object>(
  schema: z.ZodType<T>,
  verb: (at: AtKiosk, wanted: T) => Promise<Outcome<A, KioskRefusal>>,
) {
  return async (c: Context): Promise<Response> => {
    const read = await readBody(c, schema);
    return read.ok ? answer(c, await verb(atKiosk(c), read.value)) : answerRefusal(c, read);
  };
}
