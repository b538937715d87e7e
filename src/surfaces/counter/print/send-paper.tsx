import type { Context } from "hono";
import { askPrint, type PrintSubject } from "../../../business/printing/index.ts";
import type { Slip } from "../../../foundation/paper/index.ts";
import type { FormInput } from "../../browser/index.ts";
import type { CounterGround } from "../ground.ts";
import { actOf, deviceOf, frameOf, showPage, textsOf } from "../view.tsx";
import { PaperPage } from "./paper.page.tsx";
import { paperWidth, printerHere } from "./printer-here.ts";

export interface Paper {
  readonly slip: Slip;
  readonly subject: PrintSubject;
  readonly reference: string;
  readonly isReissue?: boolean;
  readonly onceKey: string;
}

/** Into the queue of the printer beside this device; false where there is none. */
export async function sendPaper(c: Context, ground: CounterGround, paper: Paper): Promise<boolean> {
  const act = actOf(c, ground);
  const here = await printerHere(act, deviceOf(c));
  if (here === undefined) return false;
  const { isReissue = false } = paper;
  const asked = await askPrint(act, { ...paper, isReissue, printer: here.printer });
  ground.nudge();
  return asked.ok;
}

/** A slip as a page, for the browser to print. */
export async function showPaper(
  c: Context,
  ground: CounterGround,
  of: { readonly slip: Slip; readonly backUrl: string },
): Promise<Response> {
  const paperMm = await paperWidth(actOf(c, ground), deviceOf(c));
  const props = { frame: frameOf(c, ground), texts: textsOf(c), paperMm, ...of };
  return showPage(c, <PaperPage {...props} />);
}

/** The key that a page of ours put into its form; undefined in any other form. */
export function onceOf(form: FormInput): string | undefined {
  const once = form.text("once");
  return /^[0-9a-f-]{36}$/.test(once) ? `counter ${once}` : undefined;
}
