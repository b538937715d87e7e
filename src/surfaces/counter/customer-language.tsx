import type { Context } from "hono";
import { displaysOf } from "../../business/staff/index.ts";
import { LANGUAGES } from "../../foundation/language/index.ts";
import { Button, Buttons, Form, LANGUAGE_NAMES } from "../html/index.ts";
import type { CounterGround } from "./ground.ts";
import { paths } from "./routes.ts";
import { customerLanguage } from "./show-customer.ts";
import { actOf, deviceOf, textsOf } from "./view.tsx";

/**
 * In which language the customer reads the display and what they take along; nothing where no
 * display stands. `back`: the page that it stands on.
 */
export async function languageSwitch(c: Context, ground: CounterGround, back: string) {
  const displays = await displaysOf(actOf(c, ground), deviceOf(c).deviceId);
  if (displays.length === 0) return undefined;
  const chosen = await customerLanguage(c, ground);
  const label = textsOf(c).display.language;
  return (
    <Form action={paths.customerLanguage()} hidden={{ back }} label={label}>
      <p class="small soft">{label}</p>
      <Buttons>
        {LANGUAGES.map((one) => (
          <span lang={one}>
            <Button kind={one === chosen ? "primary" : "quiet"} name="language" value={one}>
              {LANGUAGE_NAMES[one]}
            </Button>
          </span>
        ))}
      </Buttons>
    </Form>
  );
}
