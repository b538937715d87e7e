import type { SlipView } from "../slip.ts";
import { Do, type AtStep } from "./screen-parts.tsx";
import { slipPartTexts } from "./texts/slip.ts";

/** What came out on paper or did not, and the way to have it once more. */
export function SlipPart({ language, step, slip }: AtStep & { readonly slip: SlipView }) {
  const texts = slipPartTexts[language];
  const { fate, mayPrint } = slip;
  const isFirst = fate === "offered" || fate === "failed";
  return (
    <div class="slip">
      <p class={fate === "failed" || fate === "unsure" ? "careful" : undefined} role="status">
        {texts.fates[fate]}
      </p>
      {mayPrint ? (
        <Do step={step} verb="slip">
          {isFirst ? texts.print : texts.again}
        </Do>
      ) : null}
    </div>
  );
}
