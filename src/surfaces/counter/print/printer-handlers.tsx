import { randomUUID } from "node:crypto";
import { Hono, type Context } from "hono";
import { jobsAt, PRINTER_STATES, setVirtual } from "../../../business/printing/index.ts";
import { may } from "../../../business/staff/index.ts";
import { readForm } from "../../browser/index.ts";
import { testSlip } from "../../documents/index.ts";
import { Notice, Page } from "../../html/index.ts";
import type { CounterGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { actOf, deviceOf, frameOf, languageOf, showPage, staffOf, textsOf } from "../view.tsx";
import { printerHere } from "./printer-here.ts";
import { PrinterPage } from "./printer.page.tsx";
import { onceOf, sendPaper } from "./send-paper.tsx";

export function printerRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  app.get("/printer", async (c) => showPrinter(c, ground));
  app.get("/printer/test", (c) => c.redirect(paths.printer(), 303));
  app.post("/printer/test", async (c) => printTest(c, ground));
  app.get("/printer/state", (c) => c.redirect(paths.printer(), 303));
  app.post("/printer/state", async (c) => setState(c, ground));
  return app;
}

const JOBS_SHOWN = 8;

async function showPrinter(c: Context, ground: CounterGround): Promise<Response> {
  const act = actOf(c, ground);
  const texts = textsOf(c);
  const here = await printerHere(act, deviceOf(c));
  const frame = frameOf(c, ground);
  if (here === undefined) {
    const page = (
      <Page frame={frame} title={texts.printing.printer("")} isPrivate>
        <Notice>{texts.printing.none}</Notice>
      </Page>
    );
    return showPage(c, page);
  }
  const jobs = await jobsAt(act, here.printer.printerId, JOBS_SHOWN);
  const props = { frame, texts, language: languageOf(c), here, jobs, onceKey: randomUUID() };
  return showPage(c, <PrinterPage {...props} />);
}

async function printTest(c: Context, ground: CounterGround): Promise<Response> {
  const onceKey = onceOf(await readForm(c));
  const here = await printerHere(actOf(c, ground), deviceOf(c));
  if (onceKey !== undefined && here !== undefined && may(staffOf(c), "reprint")) {
    const { publicUrl } = ground.config;
    const slip = testSlip(here.printer, { language: languageOf(c), publicUrl });
    await sendPaper(c, ground, { slip, subject: "test", reference: here.printer.code, onceKey });
  }
  return c.redirect(paths.printer(), 303);
}

/** The levers of a virtual printer; any other kind tells its state itself. */
async function setState(c: Context, ground: CounterGround): Promise<Response> {
  const form = await readForm(c);
  const act = actOf(c, ground);
  const state = PRINTER_STATES.find((one) => one === form.text("state"));
  const here = await printerHere(act, deviceOf(c));
  if (state !== undefined && here !== undefined) {
    await setVirtual(act, here.printer, state);
    ground.nudge();
  }
  return c.redirect(paths.printer(), 303);
}
