import type { Language } from "../../../foundation/language/index.ts";
import { paths } from "../routes.ts";
import { adviseTexts, type AdviceWhy } from "./texts/index.ts";

/** The way out of a dead end: to the adviser, who is told where one got stuck. */
export function AdviceLink({ language, why }: { language: Language; why: AdviceWhy }) {
  return (
    <p>
      <a href={paths.advise(language, { why })}>{adviseTexts[language].link}</a>
    </p>
  );
}
