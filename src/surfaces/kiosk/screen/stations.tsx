import type { Language } from "../../../foundation/language/index.ts";
import type { Look } from "./look.ts";
import { easeTexts } from "./texts/ease.ts";

/** Where on the thread each screen lies: at most six between the language and the end. */
const STATIONS: Readonly<Record<Look["kind"], number>> = {
  ...{ language: 0, find: 1, second: 1, have: 2, choose: 3, day: 3, confirm: 4, first: 4 },
  ...{ pay: 5, pin: 5, asked: 5, unknown: 5, result: 6, mail: 6 },
  // Beside the thread: a slip of before is looked up.
  ...{ voucher: 0, digits: 0, shown: 0, problem: 0, reported: 0 },
};
const LAST = 6;

export function Stations({ look, language }: { look: Look; language: Language }) {
  const here = STATIONS[look.kind];
  if (here === 0) return <span></span>;
  return (
    <ol class="knots" aria-label={easeTexts[language].station(here, LAST)}>
      {Array.from({ length: LAST }, (_, i) => (
        <li class={i + 1 <= here ? "passed" : undefined} aria-hidden="true"></li>
      ))}
    </ol>
  );
}
