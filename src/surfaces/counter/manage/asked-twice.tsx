import { Button, Disclosure, Form } from "../../html/index.ts";

/** A step that is opened before it can be pressed, so that no slip of the finger takes it. */
export function AskedTwice(props: {
  readonly verb: string;
  readonly hint?: string;
  readonly action: string;
  readonly kind?: "urgent" | "quiet";
}) {
  const { verb, hint, action, kind = "urgent" } = props;
  return (
    <Disclosure summary={verb}>
      <div class="stack">
        {hint === undefined ? null : <p>{hint}</p>}
        <Form action={action}>
          <Button kind={kind}>{verb}</Button>
        </Form>
      </div>
    </Disclosure>
  );
}
