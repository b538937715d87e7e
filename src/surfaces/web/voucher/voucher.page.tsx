import { showOrderNumber, type Voucher } from "../../../business/renewals/index.ts";
import { whichOf } from "../../documents/index.ts";
import {
  ButtonLink,
  Buttons,
  Facts,
  Page,
  Panel,
  showInstant,
  showYen,
  type Fact,
  type Frame,
} from "../../html/index.ts";
import { caseWordTexts, endText, helpTexts, voucherTexts } from "../../words/index.ts";
import { paths } from "../routes.ts";
import { Voucher as Code } from "../refund/voucher.tsx";
import { voucherPageTexts } from "./texts/index.ts";

export interface VoucherPageProps {
  readonly frame: Frame;
  readonly voucher: Voucher;
}

const LOOK_AGAIN_SECONDS = 10;

/** One order as its slip shows it, and as it stands now. */
export function VoucherPage({ frame, voucher }: VoucherPageProps) {
  const { language } = frame;
  const texts = voucherPageTexts[language];
  const words = voucherTexts[language];
  const { number, state } = voucher;
  return (
    <Page
      frame={frame}
      title={words.states[state].title}
      lead={words.states[state].lead}
      kicker={
        <>
          {words.number} <span class="code">{showOrderNumber(number)}</span>
        </>
      }
      isPrivate
      {...(state === "working" ? { refreshSeconds: LOOK_AGAIN_SECONDS } : {})}
    >
      <Panel>
        <Facts items={factsOf(frame, voucher)} />
        <Code number={number} label={texts.code} />
      </Panel>
      <Buttons>
        {voucher.receipts.map((receipt) => (
          <ButtonLink href={paths.voucherPdf(language, number, whichOf(receipt))} download="yes">
            {receipt.content.kind === "return" ? texts.returnPdf : texts.receiptPdf}
          </ButtonLink>
        ))}
        <ButtonLink href={paths.voucherProblem(language, number)} kind="quiet">
          {caseWordTexts[language].report}
        </ButtonLink>
      </Buttons>
      {voucher.isOnJointReceipt ? <p class="soft">{texts.receiptJoint}</p> : null}
      {!voucher.isOnJointReceipt && voucher.receipts.length === 0 && state === "working" ? (
        <p class="soft">{texts.receiptLater}</p>
      ) : null}
      <p>
        <a href={paths.orderHelp(language, number)}>{helpTexts[language].title}</a>
      </p>
      <p class="small soft">{texts.onlyThis}</p>
      <p>
        <a href={paths.voucher(language)}>{texts.another}</a>
      </p>
    </Page>
  );
}

const WITHOUT_END: readonly Voucher["state"][] = [
  ...(["unpaid", "late", "refunding", "refund_waits", "refunded", "over"] as const),
];

function factsOf(frame: Frame, voucher: Voucher): readonly Fact[] {
  const { language, zone } = frame;
  const words = voucherTexts[language];
  const { ends, duration, plan, totalYen, paidAt, line, state } = voucher;
  const inZone = zone === undefined ? {} : { zone };
  const until: Fact = {
    term: words.ends,
    detail: endText(ends, { duration, language, ...inZone }),
    emphasis: "strong",
  };
  return [
    ...(WITHOUT_END.includes(state) ? [] : [until]),
    { term: words.plan, detail: plan[language] },
    { term: words.price, detail: showYen(totalYen, language) },
    ...(paidAt === undefined
      ? []
      : [{ term: words.paidAt, detail: showInstant(paidAt, language, zone) }]),
    { term: words.line, detail: line },
  ];
}
