import { Notice } from "../../html/index.ts";
import { paths } from "../routes.ts";
import type { CounterTexts } from "../staff-texts/index.ts";
import { cannotPrint, type PrinterHere } from "./printer-here.ts";

/** Before a sale: what keeps the printer from printing. Nothing when it is well. */
export function PrinterNotice({
  here,
  texts,
}: {
  readonly here: PrinterHere | undefined;
  readonly texts: CounterTexts;
}) {
  const words = texts.printing;
  const trouble = cannotPrint(here);
  if (trouble !== undefined) {
    return (
      <Notice kind="urgent">
        <p>
          {words.cannotPrint[trouble]}{" "}
          <a href={paths.printer()}>{words.printer(here!.printer.code)}</a>
        </p>
        <p>{words.sellOn}</p>
      </Notice>
    );
  }
  return here?.state === "paper_low" ? <Notice kind="careful">{words.paperLow}</Notice> : null;
}

/** Leads to the printer, with its state. */
export function PrinterLink({
  here,
  texts,
}: {
  readonly here: PrinterHere | undefined;
  readonly texts: CounterTexts;
}) {
  if (here === undefined) return null;
  const words = texts.printing;
  return (
    <p class="soft">
      <a href={paths.printer()}>{words.printer(here.printer.code)}</a>: {words.states[here.state]}
    </p>
  );
}
