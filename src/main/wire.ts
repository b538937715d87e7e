import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { autoRenewalDesk, savedMethodDesk } from "../business/auto-renewals/index.ts";
import { bucketDesk } from "../business/buckets/index.ts";
import { intakeDesk } from "../business/intakes/index.ts";
import { alarmDesk, kioskDesk } from "../business/kiosks/index.ts";
import { caseDesk } from "../business/cases/index.ts";
import { incidentDesk, messageDesk, noticeDesk } from "../business/notices/index.ts";
import { printerDesk, printJobDesk } from "../business/printing/index.ts";
import { tillNumberDesk } from "../business/receipts/index.ts";
import { reconciliationDesk } from "../business/reconciliation/index.ts";
import { recognitionDesk, renewalDesk } from "../business/renewals/index.ts";
import { dispatchEvents, type Act } from "../foundation/act/index.ts";
import { openWork, staff, type Desk, type Work } from "../foundation/work/index.ts";
import { counterApp } from "../surfaces/counter/index.ts";
import { kioskApp, kioskScreens } from "../surfaces/kiosk/index.ts";
import { printingApp } from "../surfaces/printing/index.ts";
import { webhooks } from "../surfaces/webhooks/index.ts";
import { webApp, type WebGround } from "../surfaces/web/index.ts";
import { enterHouse, openHouse, type House } from "./house.ts";
import { housekeepingDesk } from "./housekeeping.ts";
import { chatWriterFor, messageNeedsFor, noticeWriterFor } from "./messages.ts";
import { tillCode } from "./subscriptions.ts";

export { enterHouse, openHouse, type House };

export interface Web {
  readonly port: number;
  /** Where it listens, `http://127.0.0.1:3000`. */
  readonly url: string;
  close(): Promise<void>;
}

export interface ServeOptions {
  /** Tells a worker in the same process that something is due now. */
  readonly nudge?: () => void;
  /** Says that this process ends: whoever waits is answered. */
  readonly ending?: AbortSignal;
}

const GRACE_MS = 2000;

/** All that comes in over HTTP, as one application: Request in, Response out. */
export function frontDoor(house: House, options: ServeOptions = {}): Hono {
  const nudge = options.nudge ?? (() => {});
  const app = new Hono();
  app.get("/healthz", async (c) => {
    const isWell = await house.database.run({ text: "select 1", values: [] }).then(
      () => true,
      () => false,
    );
    return isWell ? c.text("ok") : c.text("no database", 503, { "Retry-After": "5" });
  });
  app.all("/healthz", (c) => c.text("only GET", 405, { Allow: "GET" }));
  app.route(
    "/webhooks",
    webhooks({
      payments: house.payments,
      carriers: house.carriers,
      chats: house.gateways.chats,
      writeChat: chatWriterFor(house.config),
      nudge,
      log: house.log,
      actAs: (partner): Act => ({ ...house.act, actor: { kind: "partner", id: partner } }),
    }),
  );
  app.route(
    "/",
    printingApp({
      actAs: (id): Act => ({ ...house.act, actor: { kind: "device", id } }),
      tell: (error) => house.log.error({ err: error }, "a printer was not answered"),
    }),
  );
  app.route("/", counterApp({ ...house, isDemo: house.config.isDemo, nudge }));
  app.route("/", kioskApp({ ...house, nudge, ending: options.ending }));
  app.route("/", kioskScreens({ ...house, nudge }));
  app.route("/", webApp(webGroundOf(house, nudge)));
  return app;
}

export async function serveHouse(house: House, options: ServeOptions = {}): Promise<Web> {
  const { host, port } = house.config;
  const ending = new AbortController();
  const door = frontDoor(house, { ...options, ending: ending.signal });
  const server = serve({ fetch: door.fetch, hostname: host, port });
  if (!server.listening) await once(server, "listening");
  const listening = (server.address() as AddressInfo).port;
  return {
    port: listening,
    url: `http://${host.includes(":") ? `[${host}]` : host}:${listening}`,
    async close() {
      ending.abort();
      const closed = once(server, "close");
      server.close();
      if (!("closeIdleConnections" in server)) return;
      // What is under way may finish; streams that never end are cut after a moment.
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await closed;
      clearTimeout(cut);
    },
  };
}

/** Works at every desk: due renewals, buckets, messages, events to hand out, the books. */
export function workHouse(house: House): Work {
  const { act, outside, clock, log } = house;
  const desks = [
    staff(renewalDesk(act, outside)),
    staff(bucketDesk(act)),
    staff(autoRenewalDesk(act, { outside, shopUrl: house.config.publicUrl })),
    staff(savedMethodDesk(act, outside)),
    staff(tillNumberDesk(act, tillCode)),
    staff(noticeDesk(act, noticeWriterFor(house.config))),
    staff(incidentDesk(act)),
    staff(caseDesk(act)),
    staff(messageDesk(act, messageNeedsFor(house))),
    staff(dispatchDesk(house)),
    staff(printerDesk(act, house.gateways.printers)),
    staff(printJobDesk(act)),
    staff(kioskDesk(act)),
    staff(alarmDesk(act)),
    staff(intakeDesk(act, outside)),
    staff(recognitionDesk(act)),
    staff(reconciliationDesk(act, house.payments)),
    staff(housekeepingDesk(house)),
  ];
  return openWork(desks, { clock, log, restMs: 250, leaseSeconds: 60, atOnce: 16 });
}

// The rows of the event log are their own queue; a round that handed some out is followed by
// another at once.
function dispatchDesk({ act, subscriptions, log }: House): Desk<null> {
  return {
    name: "events",
    async claim() {
      const delivered = await dispatchEvents(act, subscriptions, log);
      return delivered === 0 ? [] : [null];
    },
    async work() {},
  };
}

function webGroundOf(house: House, nudge: () => void): WebGround {
  return {
    ...house,
    paymentOrigins: house.gateways.paymentOrigins,
    chats: house.gateways.chats,
    sms: house.gateways.sms,
    isDemo: house.config.isDemo,
    nudge,
  };
}
