import type { Apn } from "../../../business/support/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { Facts } from "../../html/index.ts";
import { helpTexts } from "../../words/index.ts";

/** What to type into the phone, and where: nothing that is guessed. */
export function ApnSettings({
  apn,
  language,
}: {
  readonly apn?: Apn;
  readonly language: Language;
}) {
  const texts = helpTexts[language].apn;
  if (apn === undefined) return <p class="soft">{texts.unknown}</p>;
  const typed = (text: string | undefined) =>
    text === undefined ? <span class="soft">{texts.empty}</span> : <span class="code">{text}</span>;
  return (
    <div class="close">
      <p class="small">{texts.iphone}</p>
      <p class="small">{texts.android}</p>
      <Facts
        layout="close"
        items={[
          { term: texts.name, detail: typed(apn.name) },
          { term: texts.user, detail: typed(apn.user) },
          { term: texts.password, detail: typed(apn.password) },
          { term: texts.auth, detail: texts.auths[apn.auth] },
        ]}
      />
    </div>
  );
}
