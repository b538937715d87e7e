import { Hono, type Context } from "hono";
import { z } from "zod";
import {
  canPrint,
  hearOutcome,
  hearPrinter,
  jobOfPrinter,
  jobUnderWay,
  nextJob,
  readMac,
  takeJob,
  type PrintJob,
  type Printer,
} from "../../business/printing/index.ts";
import { STAR_MEDIA, starInk, starMediaOf, type StarMedia } from "../../foundation/paper/index.ts";
import { isId } from "../../foundation/ids/index.ts";
import { callerOf, type Caller, type PrintingGround } from "./ground.ts";
import { isStarCode, isStarError, starOutcome, starState } from "./star-codes.ts";

/** Star CloudPRNT (Developer Guide 1.4): the printer polls, fetches what is ready, tells how it went. */
export function starRoutes(ground: PrintingGround): Hono {
  const app = new Hono();
  const at = (answer: (c: Context, caller: Caller) => Promise<Response>) => async (c: Context) => {
    const caller = await callerOf(c, ground, "star_cloudprnt");
    return caller === undefined ? c.body(null, 404) : answer(c, caller);
  };
  app.post("/star/:token", at(poll));
  app.get("/star/:token", at(fetchJob));
  app.delete("/star/:token", at(confirm));
  return app;
}

const pollShape = z.object({
  statusCode: z.string().max(200),
  printerMAC: z.string().max(64).nullish(),
  printingInProgress: z.boolean().nullish(),
});

async function poll(c: Context, { act, printer }: Caller): Promise<Response> {
  const body = pollShape.safeParse(await c.req.json().catch(() => undefined));
  if (!body.success || !isStarCode(body.data.statusCode)) return c.body(null, 400);
  const { statusCode, printerMAC, printingInProgress } = body.data;
  if (!isItself(printer, printerMAC)) return c.body(null, 403);
  const state = starState(statusCode);
  await hearPrinter(act, printer.printerId, state);
  const underWay = await jobUnderWay(act, printer.printerId);
  if (underWay !== undefined && isStarError(statusCode)) {
    await hearOutcome(act, underWay.jobId, "held");
  }
  const isBusy = underWay !== undefined || printingInProgress === true;
  const job = isBusy || !canPrint(state) ? undefined : await nextJob(act, printer.printerId);
  if (job?.slip === undefined) return c.json({ jobReady: false });
  return c.json({
    jobReady: true,
    mediaTypes: starMediaOf(job.slip, printer),
    jobToken: job.jobId,
    deleteMethod: "DELETE",
  });
}

/** The slip in the form that the printer chose. From here it counts as sent. */
async function fetchJob(c: Context, { act, printer }: Caller): Promise<Response> {
  if (c.req.method !== "GET") return c.body(null, 405);
  if (!isItself(printer, c.req.query("mac"))) return c.body(null, 403);
  const named = c.req.query("token");
  const job =
    named === undefined
      ? ((await jobUnderWay(act, printer.printerId)) ?? (await nextJob(act, printer.printerId)))
      : await jobNamed(act, printer, named);
  if (job?.slip === undefined || !isToPrint(job)) return c.body(null, 404);
  const media = mediaFor(c.req.query("type"), starMediaOf(job.slip, printer));
  if (media === undefined) return c.body(null, 415);
  // Drawn first: what cannot be drawn was not sent.
  const ink = await starInk(job.slip, printer, media);
  const isTaken = job.state === "sent" || (await takeJob(act, printer, job.jobId)) !== undefined;
  if (!isTaken) return c.body(null, 404);
  return c.body(ink, 200, {
    "Content-Type": media,
    "Cache-Control": "no-store",
    ...(media === STAR_MEDIA.picture
      ? { "X-Star-Cut": "partial; feed=true", "X-Star-ImageDitherPattern": "none" }
      : {}),
  });
}

async function confirm(c: Context, { act, printer }: Caller): Promise<Response> {
  if (!isItself(printer, c.req.query("mac"))) return c.body(null, 403);
  const outcome = starOutcome(c.req.query("code") ?? "");
  if (outcome === undefined) return c.body(null, 400);
  const named = c.req.query("token");
  const job =
    named === undefined
      ? await jobUnderWay(act, printer.printerId)
      : await jobNamed(act, printer, named);
  if (job === undefined) return c.body(null, 404);
  await hearOutcome(act, job.jobId, outcome);
  return c.body(null, 200);
}

async function jobNamed(
  act: Caller["act"],
  printer: Printer,
  named: string,
): Promise<PrintJob | undefined> {
  return isId(named) ? jobOfPrinter(act, printer, named) : undefined;
}

// The same GET again, while it prints, is the same slip (guide, 4).
function isToPrint({ state }: PrintJob): boolean {
  return state === "waiting" || state === "sent";
}

function mediaFor(
  wanted: string | undefined,
  offered: readonly StarMedia[],
): StarMedia | undefined {
  if (wanted === undefined) return offered[0];
  const [type = ""] = wanted.split(";");
  return offered.find((one) => one === type.trim().toLowerCase());
}

function isItself({ mac }: Printer, told: string | null | undefined): boolean {
  return mac === undefined || readMac(told ?? "") === mac;
}
