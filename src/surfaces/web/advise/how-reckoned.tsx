import {
  ADVICE_COSTS,
  CHANNELS,
  type Channel,
  type Circumstance,
} from "../../../business/points/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { Disclosure, Table } from "../../html/index.ts";
import { adviseTexts } from "./texts/index.ts";

/** The adviser's whole rule, drawn from the table that it reckons by. */
export function HowReckoned({ language }: { language: Language }) {
  const texts = adviseTexts[language];
  const measured = (["travel", "wait"] as const).map((name) => [
    texts.costs[name],
    "–",
    texts.asMeasured,
    texts.asMeasured,
  ]);
  const rows = (Object.keys(ADVICE_COSTS) as Circumstance[]).map((name) => [
    texts.costs[name],
    ...CHANNELS.map((channel) => costWord(name, channel, language)),
  ]);
  return (
    <Disclosure summary={texts.how}>
      <p>{texts.howBody}</p>
      <Table
        caption={texts.how}
        head={CHANNELS.map((channel) => texts.channels[channel])}
        rows={[...rows, ...measured]}
        rowHead="first"
      />
    </Disclosure>
  );
}

function costWord(name: Circumstance, channel: Channel, language: Language): string {
  const texts = adviseTexts[language];
  const cost: number | "never" | "unfit" = ADVICE_COSTS[name][channel];
  if (cost === "never") return texts.never;
  if (cost === "unfit") return texts.unfit;
  return cost === 0 ? "–" : texts.minutes(cost);
}
