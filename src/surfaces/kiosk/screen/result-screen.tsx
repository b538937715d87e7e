import { QrPicture } from "../../documents/index.ts";
import { showYen, together } from "../../html/index.ts";
import type { Look } from "./look.ts";
import { MailPart } from "./mail-part.tsx";
import { Do, type AtStep } from "./screen-parts.tsx";
import { SlipPart } from "./slip-part.tsx";
import { screenTexts } from "./texts/index.ts";

export function ResultScreen({
  language,
  step,
  order,
  face,
}: AtStep & Extract<Look, { readonly kind: "result" }>) {
  const texts = screenTexts[language];
  const { proofUrl, orderUrl, shownNumber, endsText, plan } = order;
  const isGood = face === "connected" || face === "waiting_turn";
  return (
    <>
      <dl>
        <div class="strong">
          <dt>{texts.number}</dt>
          <dd>{shownNumber}</dd>
        </div>
        {isGood ? (
          <div class="strong">
            <dt>{texts.confirm.ends}</dt>
            <dd>{together(endsText)}</dd>
          </div>
        ) : null}
        <div>
          <dt>{plan}</dt>
          <dd>{showYen(order.totalYen, language)}</dd>
        </div>
      </dl>
      {face === "over" ? null : (
        <figure>
          <QrPicture
            text={proofUrl ?? orderUrl}
            label={proofUrl === undefined ? texts.orderQr : texts.proofQr}
            size="large"
          />
          <figcaption>{proofUrl === undefined ? texts.orderQr : texts.proofQr}</figcaption>
        </figure>
      )}
      {face === "over" ? null : <SlipPart {...{ language, step }} slip={order.slip} />}
      <MailPart {...{ language, step, order }} />
      <Do step={step} verb="reset" isMain={isGood}>
        {texts.done}
      </Do>
    </>
  );
}
