import type { Child } from "hono/jsx";
import { Button, Form } from "../../html/index.ts";

/** Sends a slip to the printer, or where there is none to a page that the browser prints. */
export function SlipButton(props: {
  readonly action: string;
  /** Names what the page asks for: sent again, it is the same paper. */
  readonly onceKey: string;
  readonly children?: Child;
}) {
  return (
    <Form action={props.action} hidden={{ once: props.onceKey }}>
      <Button kind="quiet">{props.children}</Button>
    </Form>
  );
}
