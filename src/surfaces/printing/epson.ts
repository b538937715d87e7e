import { Hono, type Context } from "hono";
import {
  canPrint,
  hearOutcome,
  hearPrinter,
  jobOfPrinter,
  nextJob,
  takeJob,
  type Printer,
  type PrintJob,
} from "../../business/printing/index.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import { isId } from "../../foundation/ids/index.ts";
import { eposInk } from "../../foundation/paper/index.ts";
import { epsonOutcome, readResponses, readStatus, type EpsonResponse } from "./epson-codes.ts";
import { callerOf, type Caller, type PrintingGround } from "./ground.ts";

/** Epson Server Direct Print (TM-Intelligent User's Manual): the printer posts a form and gets XML. */
export function epsonRoutes(ground: PrintingGround): Hono {
  const app = new Hono();
  app.post("/epson/:token", async (c) => {
    const caller = await callerOf(c, ground, "epson_sdp");
    return caller === undefined ? c.body(null, 404) : answer(c, caller);
  });
  return app;
}

async function answer(c: Context, caller: Caller): Promise<Response> {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(c.req.header("content-type") ?? "");
  if (!isForm) return c.body(null, 400);
  const form = new URLSearchParams(await c.req.text());
  switch (form.get("ConnectionType")) {
    case "GetRequest":
      return give(c, caller);
    case "SetResponse":
      return hear(c, caller, form.get("ResponseFile") ?? "");
    case "SetStatus":
      return hearStatus(c, caller, form.get("Status") ?? "");
    default:
      return c.body(null, 400);
  }
}

/** The next slip, or an empty answer, which this protocol has for nothing to do. */
async function give(c: Context, { act, printer }: Caller): Promise<Response> {
  const { printerId } = printer;
  // Asking tells only that it is there; what was wrong before it tells by refusing a slip.
  await hearPrinter(act, printerId, printer.state === "offline" ? "ready" : printer.state);
  const next = await nextJob(act, printerId);
  if (next?.slip === undefined || isTooSoon(act, printer, next)) return xml(c, "");
  // Drawn first: what cannot be drawn was not sent.
  const ink = await eposInk(next.slip, printer);
  const job = await takeJob(act, printer, next.jobId);
  return xml(c, job === undefined ? "" : requestOf(job.jobId, ink));
}

const TRY_AGAIN_SECONDS = 30;

// It does not tell that paper is back unless its status notification is on: so it is tried, gently.
function isTooSoon(act: Caller["act"], { state }: Printer, { sentAt }: PrintJob): boolean {
  if (canPrint(state) || sentAt === undefined) return false;
  return act.clock.now() < addSeconds(sentAt, TRY_AGAIN_SECONDS);
}

async function hear(c: Context, { act, printer }: Caller, file: string): Promise<Response> {
  for (const response of readResponses(file)) {
    const jobId = jobIdOf(response.jobName ?? "");
    const job = jobId === undefined ? undefined : await jobOfPrinter(act, printer, jobId);
    if (job !== undefined) await hearOutcome(act, job.jobId, epsonOutcome(response));
    await hearPrinter(act, printer.printerId, stateBy(response));
  }
  return xml(c, "");
}

async function hearStatus(c: Context, { act, printer }: Caller, status: string): Promise<Response> {
  const state = readStatus(status);
  if (state === undefined) return c.body(null, 400);
  await hearPrinter(act, printer.printerId, state);
  return xml(c, "");
}

function stateBy({ code, state, isSuccess }: EpsonResponse) {
  if (code === "EPTR_REC_EMPTY") return "paper_out" as const;
  if (code === "EPTR_COVER_OPEN") return "cover_open" as const;
  return state ?? (isSuccess ? "ready" : "offline");
}

const PRINT_TIMEOUT_MS = 20_000;

function requestOf(jobId: string, ink: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?><PrintRequestInfo Version="2.00"><ePOSPrint>' +
    `<Parameter><devid>local_printer</devid><timeout>${PRINT_TIMEOUT_MS}</timeout>` +
    `<printjobid>${jobName(jobId)}</printjobid></Parameter>` +
    `<PrintData>${ink}</PrintData></ePOSPrint></PrintRequestInfo>`
  );
}

/** A job's id in the 30 letters that a printjobid may have. */
export function jobName(jobId: string): string {
  return Buffer.from(jobId.replaceAll("-", ""), "hex").toString("base64url");
}

function jobIdOf(name: string): string | undefined {
  const hex = Buffer.from(name, "base64url").toString("hex");
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return isId(id) ? id : undefined;
}

function xml(c: Context, body: string): Response {
  return c.body(body, 200, {
    "Content-Type": "text/xml; charset=utf-8",
    "Cache-Control": "no-store",
  });
}
