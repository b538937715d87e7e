import type { Language } from "../../../foundation/language/index.ts";
import { Button, Form } from "../../html/index.ts";
import { pushTexts } from "./texts/index.ts";

export interface PushPartProps {
  readonly language: Language;
  /** Where the browser tells how it is pushed to. */
  readonly action: string;
  readonly publicKey: string;
}

/**
 * One tap has notices come to this device. Shown by the island alone: without script there is
 * nothing to push to. The browser asks for leave when it is tapped, and not before.
 */
export function PushPart({ language, action, publicKey }: PushPartProps) {
  const texts = pushTexts[language];
  return (
    <div data-push={publicKey} hidden>
      <div data-push-offer hidden>
        <Form action={action} hidden={{ endpoint: "", p256dh: "", auth: "" }}>
          <p class="soft">{texts.why}</p>
          <Button kind="quiet">{texts.button}</Button>
        </Form>
      </div>
      <p class="error" role="alert" data-push-blocked hidden>
        {texts.blocked}
      </p>
      <p class="error" role="alert" data-push-failed hidden>
        {texts.failed}
      </p>
      <p class="soft" data-push-install hidden>
        {texts.install}
      </p>
    </div>
  );
}
