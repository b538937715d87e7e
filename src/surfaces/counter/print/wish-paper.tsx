import type { Context } from "hono";
import { wishPrint } from "../../../business/printing/index.ts";
import type { Renewal } from "../../../business/renewals/index.ts";
import type { FormInput } from "../../browser/index.ts";
import { CheckField } from "../../html/index.ts";
import type { CounterGround } from "../ground.ts";
import type { CounterTexts } from "../staff-texts/index.ts";
import { actOf, deviceOf } from "../view.tsx";
import { printerHere, type PrinterHere } from "./printer-here.ts";

/** Whether paper is wanted, asked in the form that sells; nothing where there is no printer. */
export function PaperWish(props: {
  readonly here: PrinterHere | undefined;
  readonly texts: CounterTexts;
  readonly isWanted: boolean;
}) {
  if (props.here === undefined) return null;
  return <CheckField name="paper" label={props.texts.printing.wish} checked={props.isWanted} />;
}

/** Wanted unless somebody took the tick away. */
export function isPaperWanted(form: FormInput | undefined): boolean {
  return form === undefined || form.text("paper") !== "";
}

/** Written before the money is taken: the documents come out here as soon as they exist. */
export async function wishPaper(
  c: Context,
  ground: CounterGround,
  { renewalId }: Renewal,
): Promise<void> {
  const act = actOf(c, ground);
  const device = deviceOf(c);
  if ((await printerHere(act, device)) === undefined) return;
  await wishPrint(act, { renewalId, deviceId: device.deviceId });
}
