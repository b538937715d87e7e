import type { ReceiptSigningKey } from "../../../business/receipts/index.ts";
import {
  Button,
  Disclosure,
  errorFor,
  Form,
  Page,
  showDateOf,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { receiptPageTexts } from "./texts/index.ts";

export interface CheckPageProps {
  readonly frame: Frame;
  readonly keys: readonly ReceiptSigningKey[];
  readonly typed?: string;
  readonly errors?: readonly FieldError[];
}

/** Where a receipt is checked by its link, and how it is checked without us. */
export function CheckPage({ frame, keys, typed, errors }: CheckPageProps) {
  const { language } = frame;
  const texts = receiptPageTexts[language].verify;
  return (
    <Page
      frame={frame}
      title={texts.checkTitle}
      lead={texts.checkLead}
      {...(errors === undefined ? {} : { errors })}
    >
      <Form action={paths.check(language)}>
        <TextField
          name="receipt"
          label={texts.field}
          hint={texts.hint}
          maxLength={2000}
          {...(typed === undefined ? {} : { value: typed })}
          {...errorFor(errors, "receipt")}
        />
        <Button>{texts.submit}</Button>
      </Form>
      <Disclosure summary={texts.offline}>
        <div class="stack">
          <ol>
            {texts.offlineSteps.map((step) => (
              <li>{step}</li>
            ))}
          </ol>
          <Keys keys={keys} language={language} />
          <p>
            <a href={paths.receiptKeys("json")}>{texts.keysJson}</a>
          </p>
          <p>
            <a href={paths.receiptKeys("pem")}>{texts.keysPem}</a>
          </p>
        </div>
      </Disclosure>
    </Page>
  );
}

function Keys({ keys, language }: { keys: CheckPageProps["keys"]; language: Frame["language"] }) {
  const texts = receiptPageTexts[language].verify;
  return (
    <ul>
      {keys.map(({ keyId, state, introducedAt }) => (
        <li>
          <span class="code">{keyId}</span>{" "}
          <span class="soft small">
            {texts.since(showDateOf(introducedAt, language))} ·{" "}
            {state === "current" ? texts.keyCurrent : texts.keyRetired}
          </span>
        </li>
      ))}
    </ul>
  );
}
