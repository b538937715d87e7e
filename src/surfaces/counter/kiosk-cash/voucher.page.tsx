import type { Yen } from "../../../foundation/money/index.ts";
import {
  Button,
  ButtonLink,
  errorFor,
  Facts,
  Form,
  Notice,
  Page,
  showYen,
  TextField,
} from "../../html/index.ts";
import type { Parts } from "../manage/index.ts";
import { SlipButton } from "../print/index.ts";
import { paths } from "../routes.ts";
import { spaced } from "./spaced.ts";

interface Typed {
  readonly number: string;
  readonly digits: string;
}

/** What a machine could not give back: the number and the digits that it showed. */
export function FindVoucherPage(props: Parts & { readonly typed: Typed }) {
  const { frame, texts, errors, notice, typed } = props;
  const words = texts.kioskCash.voucher;
  return (
    <Page frame={frame} title={words.title} lead={words.lead} errors={errors} isPrivate>
      <Told notice={notice} />
      <Form action={paths.kioskVouchers()} class="stack">
        <TextField
          name="number"
          label={words.number}
          value={typed.number}
          size="medium"
          focus="first"
          {...errorFor(errors, "number")}
        />
        <TextField
          name="digits"
          label={words.digits}
          value={typed.digits}
          inputMode="numeric"
          size="short"
          {...errorFor(errors, "digits")}
        />
        <Button>{words.find}</Button>
      </Form>
    </Page>
  );
}

/** Its amount, and the button that takes the cash out of the till. */
export function PayVoucherPage(
  props: Parts & { readonly typed: Typed; readonly machine: string; readonly worthYen: Yen },
) {
  const { frame, texts, errors, notice, typed, language, machine, worthYen } = props;
  const words = texts.kioskCash.voucher;
  return (
    <Page frame={frame} title={words.title} errors={errors} isPrivate>
      <Told notice={notice} />
      <Facts
        items={[
          { term: words.worth, detail: showYen(worthYen, language), emphasis: "strong" },
          { term: words.number, detail: spaced(typed.number) },
          { term: words.of, detail: machine },
        ]}
      />
      <Form action={paths.kioskVouchers()} hidden={{ ...typed, shown: String(worthYen) }}>
        <Button>{words.pay}</Button>
      </Form>
    </Page>
  );
}

/** It is paid: the confirmation that its payer signs. */
export function PaidVoucherPage(
  props: Parts & {
    readonly number: string;
    readonly paidYen: Yen;
    /** Names what this page asks for: sent again, it is the same paper. */
    readonly onceKey: string;
  },
) {
  const { frame, texts, language, number, paidYen, onceKey } = props;
  const words = texts.kioskCash.voucher;
  return (
    <Page frame={frame} title={words.title} isPrivate>
      <Notice kind="good">{words.done(showYen(paidYen, language))}</Notice>
      <Facts items={[{ term: words.number, detail: spaced(number) }]} />
      <SlipButton action={paths.kioskVoucherSlip(number)} onceKey={onceKey}>
        {words.slip}
      </SlipButton>
      <ButtonLink kind="quiet" href={paths.kioskVouchers()}>
        {words.again}
      </ButtonLink>
    </Page>
  );
}

function Told({ notice }: { readonly notice?: string | undefined }) {
  return notice === undefined ? null : (
    <Notice kind="urgent" live="alert">
      {notice}
    </Notice>
  );
}
