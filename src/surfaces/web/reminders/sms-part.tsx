import { SMS_PER_DAY, type SmsStanding } from "../../../business/notices/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { Button, Form } from "../../html/index.ts";
import { smsPageTexts } from "./texts/sms-texts.ts";

export interface SmsPartProps {
  readonly language: Language;
  readonly standing: SmsStanding;
  readonly action: string;
  readonly hidden?: Readonly<Record<string, string>>;
}

/** One tap has reminders come to the card itself, and one ends it; nothing where it has no texts. */
export function SmsPart({ language, standing, action, hidden = {} }: SmsPartProps) {
  const texts = smsPageTexts[language];
  switch (standing) {
    case "none":
      return null;
    case "on":
      return (
        <Form action={action} hidden={{ ...hidden, act: "off" }}>
          <p class="soft">{texts.isOn}</p>
          <Button kind="quiet">{texts.turnOff}</Button>
        </Form>
      );
    case "off":
      return (
        <Form action={action} hidden={{ ...hidden, act: "on" }}>
          <Button kind="quiet">{texts.offer}</Button>
          <p class="soft small">{texts.agreed(SMS_PER_DAY)}</p>
        </Form>
      );
  }
}
