import { agent } from "./agent.ts";
import { auto } from "./auto.ts";
import { cases } from "./cases.ts";
import { decide } from "./decide.ts";
import { chats } from "./chats.ts";
import { deliveries } from "./deliveries.ts";
import { display } from "./display.ts";
import { enter } from "./enter.ts";
import { esim } from "./esim.ts";
import { exchange } from "./exchange.ts";
import { find } from "./find.ts";
import { frame } from "./frame.ts";
import { handOver } from "./hand-over.ts";
import { goods } from "./goods.ts";
import { incidents } from "./incidents.ts";
import { kiosks } from "./kiosks.ts";
import { kioskAlarms } from "./kiosk-alarms.ts";
import { kioskCalls } from "./kiosk-calls.ts";
import { kioskCash } from "./kiosk-cash.ts";
import { line } from "./line.ts";
import { manage } from "./manage.ts";
import { notices } from "./notices.ts";
import { order } from "./order.ts";
import { papers } from "./papers.ts";
import { pay } from "./pay.ts";
import { printing } from "./printing.ts";
import { questions } from "./questions.ts";
import { refusals } from "./refusals.ts";
import { sale } from "./sale.ts";
import { signs } from "./signs.ts";
import { till } from "./till.ts";
import { visit } from "./visit.ts";

/** One file a topic. */
export const en = {
  ...frame,
  ...enter,
  ...refusals,
  ...find,
  ...kioskAlarms,
  ...kioskCalls,
  ...line,
  ...order,
  ...sale,
  ...pay,
  ...papers,
  ...printing,
  ...exchange,
  ...esim,
  ...deliveries,
  ...display,
  ...till,
  ...manage,
  ...incidents,
  ...kiosks,
  ...signs,
  ...agent,
  ...goods,
  ...visit,
  ...auto,
  ...cases,
  ...questions,
  ...decide,
  ...chats,
  ...kioskCash,
  ...notices,
  ...handOver,
};
