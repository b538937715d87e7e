import type { Look } from "../../../business/support/index.ts";
import type { Zone } from "../../../foundation/clock/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { showBytes, showInstant, showLastMinute, type Fact } from "../../html/index.ts";
import { helpTexts, voucherTexts, wordTexts } from "../../words/index.ts";
import { lineTexts } from "../line/texts/index.ts";

/** What we see, as facts; what the proof does not show is not there. */
export function seenFacts(
  { order, carrier, line, bucket, measuredAt }: Look,
  { language, zone }: { readonly language: Language; readonly zone?: Zone },
): readonly Fact[] {
  const texts = helpTexts[language];
  const { terms } = texts;
  const at = (moment: Parameters<typeof showInstant>[0]) => showInstant(moment, language, zone);
  const facts: Fact[] = [];
  if (order !== undefined) {
    facts.push({ term: terms.order, detail: voucherTexts[language].states[order.state].title });
  }
  if (carrier !== undefined) {
    const detail = texts.carrier[carrier.says];
    facts.push({ term: terms.carrier, detail, note: at(carrier.at) });
  }
  if (line !== undefined) {
    facts.push({ term: terms.line, detail: lineTexts[language].states[line.state] });
  }
  if (bucket !== undefined) {
    const note = wordTexts[language].bucketStates[bucket.state];
    facts.push({ term: terms.plan, detail: bucket.plan[language], note });
    if (bucket.endsAt !== undefined) {
      facts.push({ term: terms.until, detail: showLastMinute(bucket.endsAt, language, zone) });
    }
    if (bucket.leftBytes !== undefined) {
      facts.push({ term: terms.left, detail: showBytes(bucket.leftBytes) });
    }
    if (bucket.isUsed !== undefined) {
      const detail = measuredAt === undefined ? texts.noUse : at(measuredAt);
      facts.push({ term: terms.lastUse, detail });
    }
  }
  return facts;
}
