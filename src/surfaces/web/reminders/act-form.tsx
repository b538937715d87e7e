import { Button, Form, type ButtonKind, type Frame } from "../../html/index.ts";
import { paths } from "../routes.ts";

interface ActFormProps {
  readonly token: string;
  readonly language: Frame["language"];
  readonly act: string;
  readonly label: string;
  readonly kind?: ButtonKind;
  /** What it is done to. */
  readonly to?: Readonly<Record<string, string>>;
}

/** One tap that changes how a person is told. */
export function ActForm({ token, language, act, label, kind = "primary", to = {} }: ActFormProps) {
  return (
    <Form action={paths.reminders(language, token)} hidden={{ act, ...to }}>
      <Button kind={kind}>{label}</Button>
    </Form>
  );
}
