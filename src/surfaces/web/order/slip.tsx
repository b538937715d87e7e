import type { Order } from "../../../business/renewals/index.ts";
import { ButtonLink, Facts, Panel, showInstant, together, type Frame } from "../../html/index.ts";
import { orderTexts } from "./texts/index.ts";

/** The numbers for the shop's till, large enough to be read across a counter. */
export function Slip({ order, frame }: { order: Order; frame: Frame }) {
  const { language, zone } = frame;
  const texts = orderTexts[language];
  const next = order.openAttempt?.next;
  if (next?.kind !== "slip") return null;
  return (
    <Panel tone="strong">
      <p>{texts.slipHow}</p>
      {next.chains.map(({ chain, paymentCode, confirmationNumber }) => (
        <div class="slip">
          <h2>{CHAIN_NAMES[chain] ?? chain}</h2>
          <Facts
            layout="close"
            items={[
              { term: texts.slipCode, detail: <Code text={paymentCode} /> },
              ...(confirmationNumber === undefined
                ? []
                : [{ term: texts.slipConfirmation, detail: <Code text={confirmationNumber} /> }]),
            ]}
          />
        </div>
      ))}
      <p>{together(texts.payBefore(showInstant(next.payBy, language, zone)))}</p>
      {next.voucherUrl === undefined ? null : (
        <ButtonLink href={next.voucherUrl} kind="quiet">
          {texts.slipPrint}
        </ButtonLink>
      )}
    </Panel>
  );
}

function Code({ text }: { text: string }) {
  return <strong class="code slip-code">{text}</strong>;
}

// As the chains write themselves over the door, in every language.
const CHAIN_NAMES: Readonly<Record<string, string>> = {
  familymart: "FamilyMart",
  lawson: "LAWSON",
  ministop: "MINISTOP",
  seicomart: "Seicomart",
  seven_eleven: "7-Eleven",
};
