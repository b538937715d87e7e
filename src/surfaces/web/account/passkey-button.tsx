import type { Language } from "../../../foundation/language/index.ts";
import { paths } from "../routes.ts";
import { accountTexts } from "./texts/index.ts";

/**
 * Shown by the island alone, where the browser knows passkeys: without script there is nothing to
 * press. Everything the island says stands here, in the reader's language.
 */
export function PasskeyButton(props: {
  does: "log-in" | "add";
  language: Language;
  label: string;
  hint?: string;
  next: string;
}) {
  const { does, language, label, hint, next } = props;
  const path = (step: string) => paths.account(language, `passkey/${step}`);
  return (
    <div
      class="close"
      hidden
      data-passkey={does}
      data-begin={path(`begin-${does}`)}
      data-end={path(does)}
      data-next={next}
      data-failed={accountTexts[language].errors.passkey_refused}
    >
      <button type="button" class="button button-quiet">
        {label}
      </button>
      {hint === undefined ? null : <p class="hint">{hint}</p>}
      <p class="error" role="alert"></p>
    </div>
  );
}
