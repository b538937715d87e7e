import { LANGUAGES } from "../../../foundation/language/index.ts";
import {
  Button,
  ButtonLink,
  errorFor,
  Form,
  LANGUAGE_NAMES,
  Notice,
  Page,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import type { CallBeside } from "../../../business/kiosks/index.ts";
import { KioskCalls } from "./kiosk-calls.tsx";
import { PrinterLink, PrinterNotice, type PrinterHere } from "../print/index.ts";
import { paths } from "../routes.ts";
import type { CounterTexts } from "../staff-texts/index.ts";

export interface DeskPageProps {
  readonly frame: Frame;
  readonly texts: CounterTexts;
  readonly till: "open" | "closed" | "none";
  readonly printer: PrinterHere | undefined;
  readonly calls: readonly CallBeside[];
  readonly typed: string;
  /** What the address says happened a moment ago. */
  readonly said: string;
  readonly errors: readonly FieldError[];
}

/** The one input that takes everything a scanner can read. */
export function DeskPage(props: DeskPageProps) {
  const { frame, texts, till, typed, said, errors, printer } = props;
  const { title, lead, label, send, tillClosed, openTill, noTill } = texts.find;
  return (
    <Page {...{ frame, title, lead, errors }} islands={["kiosk-calls"]} isPrivate>
      <KioskCalls calls={props.calls} texts={texts} />
      {said === "advised" ? <Notice kind="good">{texts.visit.ended}</Notice> : null}
      {till === "closed" ? (
        <Notice kind="careful">
          <p>{tillClosed}</p>
          <ButtonLink kind="quiet" href={paths.till()}>
            {openTill}
          </ButtonLink>
        </Notice>
      ) : null}
      {till === "none" ? <Notice kind="careful">{noTill}</Notice> : null}
      <PrinterNotice here={printer} texts={texts} />
      <Form action={paths.find()} class="stack">
        <TextField
          name="typed"
          label={label}
          value={typed}
          size="large"
          focus="first"
          {...errorFor(errors, "typed")}
        />
        <Button>{send}</Button>
      </Form>
      <p>
        <a href={paths.esim()}>{texts.esim.open}</a>
      </p>
      <p>
        <a href={paths.kioskVouchers()}>{texts.kioskCash.voucher.open}</a>
      </p>
      <p class="small">
        {texts.handOver.phrases}:{" "}
        {LANGUAGES.filter((language) => language !== "ja").map((language, i) => (
          <>
            {i === 0 ? "" : " · "}
            <a href={paths.phrases(language)} lang={language}>
              {LANGUAGE_NAMES[language]}
            </a>
          </>
        ))}
      </p>
      <PrinterLink here={printer} texts={texts} />
    </Page>
  );
}
