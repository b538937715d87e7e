import type { CallBeside } from "../../../business/kiosks/index.ts";
import { Button, Form, Notice, showTime } from "../../html/index.ts";
import { paths } from "../routes.ts";
import type { CounterTexts } from "../staff-texts/index.ts";

/** Who waits at a kiosk of this point, and the answer that the machine shows. */
export function KioskCalls(props: {
  readonly calls: readonly CallBeside[];
  readonly texts: CounterTexts;
}) {
  const { waits, comes, come } = props.texts.kioskCalls;
  return (
    <div id="kiosk-calls">
      {props.calls.map(({ deviceId, name, step, since, answeredAt }) =>
        answeredAt === undefined ? (
          <Notice kind="urgent" live="alert" title={waits(name, showTime(since), step)}>
            <Form action={paths.kioskCall(deviceId)}>
              <Button>{come}</Button>
            </Form>
          </Notice>
        ) : (
          <Notice>{comes(name)}</Notice>
        ),
      )}
    </div>
  );
}
