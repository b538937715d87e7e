import { CASE_CAUSES, showCaseNumber } from "../../../business/cases/index.ts";
import { showOrderNumber, type Voucher } from "../../../business/renewals/index.ts";
import { QrPicture } from "../../documents/index.ts";
import { showYen, together } from "../../html/index.ts";
import { caseWordTexts, endText, voucherTexts } from "../../words/index.ts";
import type { ShownVoucher } from "../find-voucher.ts";
import { Do, Press, Typing, type AtStep } from "./screen-parts.tsx";
import { slipPartTexts } from "./texts/slip.ts";
import { voucherScreenTexts } from "./texts/voucher/index.ts";
import type { Visit } from "./visit.ts";
import type { VoucherLook } from "./voucher-look.ts";

export function voucherHead(
  look: VoucherLook,
  language: Visit["language"],
): { readonly title: string; readonly lead: string } {
  const texts = voucherScreenTexts[language];
  switch (look.kind) {
    case "voucher":
      return texts.number;
    case "digits":
      return texts.digits;
    case "shown":
      return voucherTexts[language].states[look.voucher.state];
    case "problem":
      return texts.problem;
    case "reported":
      return texts.reported;
  }
}

export function VoucherScreen(props: AtStep & { readonly look: VoucherLook }) {
  const { look, language, step } = props;
  const texts = voucherScreenTexts[language];
  const at = { language, step };
  switch (look.kind) {
    case "voucher": {
      const typing = { verb: "voucherNumber", field: "number", keys: "all" } as const;
      const { go } = texts.number;
      return <Typing {...at} {...typing} label={voucherTexts[language].number} go={go} />;
    }
    case "digits": {
      const typing = { verb: "voucherDigits", field: "digits", keys: "digits" } as const;
      const label = `${voucherTexts[language].digits} (${look.number})`;
      return <Typing {...at} {...typing} label={label} go={texts.digits.go} />;
    }
    case "shown":
      return <ShownScreen {...at} {...look} />;
    case "problem":
      return <ProblemScreen {...at} url={look.url} />;
    case "reported":
      return <ReportedScreen {...at} number={look.number} url={look.url} />;
  }
}

/** Where a line is asked for, the other thing that somebody may have come for. */
export function VoucherChoice({ language, step }: AtStep) {
  return (
    <Do step={step} verb="voucher">
      {voucherScreenTexts[language].open}
    </Do>
  );
}

const WITHOUT_END: readonly Voucher["state"][] = [
  ...(["unpaid", "late", "refunding", "refund_waits", "refunded", "over"] as const),
];

function ShownScreen(props: AtStep & Extract<VoucherLook, { readonly kind: "shown" | "problem" }>) {
  const { language, step, voucher, slip, seen, url } = props;
  const texts = voucherScreenTexts[language];
  const words = voucherTexts[language];
  const { number, state, ends, duration, plan, totalYen, line } = voucher;
  return (
    <>
      <dl>
        <div class="strong">
          <dt>{words.number}</dt>
          <dd>{showOrderNumber(number)}</dd>
        </div>
        {WITHOUT_END.includes(state) ? null : (
          <div class="strong">
            <dt>{words.ends}</dt>
            <dd>{together(endText(ends, { duration, language }))}</dd>
          </div>
        )}
        <div>
          <dt>{plan[language]}</dt>
          <dd>{showYen(totalYen, language)}</dd>
        </div>
        <div>
          <dt>{words.line}</dt>
          <dd>{line}</dd>
        </div>
      </dl>
      <figure>
        <QrPicture text={url} label={texts.onPhone} size="large" />
        <figcaption>{texts.onPhone}</figcaption>
      </figure>
      <Paper {...{ language, step, slip, seen }} />
      <Do step={step} verb="voucherProblem">
        {caseWordTexts[language].report}
      </Do>
    </>
  );
}

/** What came out here of what was asked for, and the way to have it (again). */
function Paper({ language, step, slip, seen }: AtStep & Pick<ShownVoucher, "slip" | "seen">) {
  const { fates, again } = slipPartTexts[language];
  const { fate, mayPrint } = slip;
  const isQuiet = fate === "offered" || fate === "none" || fate === "coming";
  return (
    <div class="slip">
      {isQuiet ? null : (
        <p class={fate === "failed" || fate === "unsure" ? "careful" : undefined} role="status">
          {fates[fate]}
        </p>
      )}
      {mayPrint ? (
        <Press step={step} verb="voucherSlip">
          <input type="hidden" name="seen" value={seen} />
          <button>{isQuiet ? voucherScreenTexts[language].print : again}</button>
        </Press>
      ) : null}
    </div>
  );
}

function ProblemScreen({ language, step, url }: AtStep & { readonly url: string }) {
  const texts = voucherScreenTexts[language];
  const { causes } = caseWordTexts[language];
  return (
    <>
      <Press step={step} verb="voucherReport" class="choices">
        {CASE_CAUSES.filter((cause) => cause !== "other").map((cause) => (
          <button name="cause" value={cause}>
            <span class="large">{causes[cause]}</span>
          </button>
        ))}
      </Press>
      <figure>
        <QrPicture text={url} label={texts.inWords} size="large" />
        <figcaption>{texts.inWords}</figcaption>
      </figure>
    </>
  );
}

function ReportedScreen(props: AtStep & { readonly number: string; readonly url: string }) {
  const { language, step, number, url } = props;
  const texts = voucherScreenTexts[language];
  return (
    <>
      <dl>
        <div class="strong">
          <dt>{caseWordTexts[language].number}</dt>
          <dd>{showCaseNumber(number)}</dd>
        </div>
      </dl>
      <figure>
        <QrPicture text={url} label={texts.answerQr} size="large" />
        <figcaption>{texts.answerQr}</figcaption>
      </figure>
      <Do step={step} verb="reset" isMain>
        {texts.done}
      </Do>
    </>
  );
}
