import type { OrderReminders } from "../../../business/notices/index.ts";
import { Button, Form, type Frame } from "../../html/index.ts";
import { remindTexts } from "../../words/index.ts";
import { paths } from "../routes.ts";

interface RemindProps {
  readonly frame: Frame;
  readonly number: string;
  readonly reminders?: OrderReminders;
  /** Where reminders of the line are asked for and changed. */
  readonly remindersUrl?: string;
}

/** One tap to be reminded of what was bought, or that one is. */
export function Remind({ frame: { language }, number, reminders, remindersUrl }: RemindProps) {
  const texts = remindTexts[language];
  if (reminders === undefined) return null;
  if (reminders === "offered") {
    return (
      <Form action={paths.orderRemind(language, number)}>
        <Button kind="quiet">{texts.remind}</Button>
      </Form>
    );
  }
  return (
    <p>
      {texts.willRemind}{" "}
      {remindersUrl === undefined ? null : <a href={remindersUrl}>{texts.change}</a>}
    </p>
  );
}
