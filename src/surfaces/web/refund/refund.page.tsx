import {
  showOrderNumber,
  type Order,
  type RefundPreview,
} from "../../../business/renewals/index.ts";
import { methodText } from "../../documents/index.ts";
import {
  Button,
  ButtonLink,
  Buttons,
  Facts,
  Form,
  Notice,
  Page,
  showBytes,
  showDays,
  showLastMinute,
  showYen,
  together,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { refundTexts, type NoRefund } from "./texts/index.ts";

export interface RefundPageProps {
  readonly frame: Frame;
  readonly order: Order;
  readonly preview: RefundPreview;
  /** Another amount was shown a moment ago. */
  readonly hasChanged?: boolean;
}

/** Asks once more before a plan is given back: how much comes, which way, and what is given up. */
export function RefundPage({ frame, order, preview, hasChanged }: RefundPageProps) {
  const { language } = frame;
  const texts = refundTexts[language];
  const { number, totalYen } = order.renewal;
  const { offer, attempt, way } = preview;
  const amount = showYen(offer.amountYen, language);
  const method = methodText(attempt.method, language);
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={texts.lead}
      kicker={<span class="code">{showOrderNumber(number)}</span>}
      isPrivate
    >
      {hasChanged === true ? (
        <Notice kind="careful" live="alert">
          <p>{texts.changed(amount)}</p>
        </Notice>
      ) : null}
      <Facts
        items={[
          {
            term: texts.youGet,
            detail: amount,
            emphasis: "strong",
            ...(offer.amountYen === totalYen
              ? {}
              : { note: texts.ofPrice(showYen(totalYen, language)) }),
          },
          ...groundsOf(preview, frame),
          {
            term: texts.how,
            detail: way === "origin" ? texts.byOrigin(method) : texts.byClaim(method),
          },
        ]}
      />
      <Loses frame={frame} preview={preview} />
      <Form
        action={paths.orderRefund(language, number)}
        hidden={{ shown: String(offer.amountYen) }}
      >
        <Buttons>
          <Button kind="urgent">{texts.go(amount)}</Button>
          <ButtonLink href={paths.order(language, number)} kind="quiet">
            {texts.back}
          </ButtonLink>
        </Buttons>
      </Form>
    </Page>
  );
}

function groundsOf({ offer }: RefundPreview, { language }: Frame) {
  const texts = refundTexts[language];
  const { ground, left } = offer;
  if (ground !== "unused_part") {
    const detail = ground === "not_started" ? texts.notStarted : texts.notOnLine;
    return [{ term: texts.why, detail }];
  }
  const shares = [
    ...(left?.days === undefined
      ? []
      : [texts.unusedDays(showDays(left.days.left, language), showDays(left.days.of, language))]),
    ...(left?.data === undefined
      ? []
      : [texts.unusedData(showBytes(left.data.left), showBytes(left.data.of))]),
  ];
  return [
    {
      term: texts.why,
      detail: (
        <>
          {shares.map((share, i) => (
            <>
              {i === 0 ? null : <br />}
              {together(share)}
            </>
          ))}
        </>
      ),
      ...(shares.length > 1 ? { note: texts.smaller } : {}),
    },
  ];
}

function Loses({ frame, preview }: { frame: Frame; preview: RefundPreview }) {
  const { language, zone } = frame;
  const texts = refundTexts[language];
  const { lost } = preview;
  if (lost.until === undefined) {
    return (
      <Notice>
        <p>{texts.losesNothing}</p>
        <p>{texts.irreversible}</p>
      </Notice>
    );
  }
  return (
    <Notice kind="urgent" title={texts.losesTitle}>
      <p>{texts.losesPlan}</p>
      {lost.bytes > 0 ? <p>{together(texts.losesData(showBytes(lost.bytes)))}</p> : null}
      <p>{together(texts.losesDays(showLastMinute(lost.until, language, zone)))}</p>
      <p>{texts.irreversible}</p>
    </Notice>
  );
}

/** Says by which rule nothing comes back now. */
export function NoRefundPage(props: {
  readonly frame: Frame;
  readonly order: Order;
  readonly why: NoRefund;
}) {
  const { frame, order, why } = props;
  const { language } = frame;
  const texts = refundTexts[language];
  const { number } = order.renewal;
  return (
    <Page
      frame={frame}
      title={texts.refusedTitle}
      lead={texts.refusals[why]}
      kicker={<span class="code">{showOrderNumber(number)}</span>}
      isPrivate
    >
      <ButtonLink href={paths.order(language, number)} kind="quiet">
        {texts.back}
      </ButtonLink>
    </Page>
  );
}
