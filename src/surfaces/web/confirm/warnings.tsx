import { WARNINGS_TO_ACCEPT } from "../../../business/renewals/index.ts";
import { CheckField, errorFor, Notice, together } from "../../html/index.ts";
import { warningText } from "../../words/index.ts";
import type { ConfirmPageProps } from "./confirm.page.tsx";
import { confirmTexts } from "./texts/index.ts";

/** What a buyer should know before paying; what cannot be undone is ticked. */
export function Warnings({ frame, quote, errors, values }: ConfirmPageProps) {
  const { language, zone } = frame;
  const texts = confirmTexts[language];
  if (quote.warnings.length === 0) return null;
  return (
    <Notice kind="careful" title={texts.warningsTitle}>
      {quote.warnings.map((warning) => {
        const text = warningText(warning, language, zone);
        const needsTick = (WARNINGS_TO_ACCEPT as readonly string[]).includes(warning.name);
        if (!needsTick) return <p>{together(text)}</p>;
        const name = `accept_${warning.name}`;
        return (
          <CheckField
            name={name}
            label={
              <>
                {together(text)}
                <br />
                <strong>{texts.understand}</strong>
              </>
            }
            checked={values.accepted.includes(warning.name)}
            {...errorFor(errors, name)}
          />
        );
      })}
    </Notice>
  );
}
