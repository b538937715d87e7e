import { Hono, type Context } from "hono";
import { addAlarmReader, alarmReaders, dropAlarmReaderAt } from "../../../business/kiosks/index.ts";
import { isOfShop } from "../../../business/staff/index.ts";
import type { FormInput } from "../../browser/index.ts";
import type { CounterGround } from "../ground.ts";
import { managed, partsOf, typedOf } from "../manage/managed.tsx";
import { paths } from "../routes.ts";
import { actOf, showPage, staffOf, textsOf, type Trouble } from "../view.tsx";
import { AlarmsPage } from "./alarms.page.tsx";

/** Who hears by mail of the own shop's machines; an operator says so for every machine. */
export function alarmRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const may = managed(ground, "pair_device");
  const at = "/manage/kiosk-alarms";
  app.get(
    at,
    may.page(async (c) => showAlarms(c, ground)),
  );
  app.post(
    at,
    may.form(async (c, form) => add(c, ground, form)),
  );
  app.post(
    `${at}/drop`,
    may.form(async (c, form) => drop(c, ground, form)),
  );
  return app;
}

async function showAlarms(
  c: Context,
  ground: CounterGround,
  of: { readonly trouble?: Trouble; readonly form?: FormInput } = {},
): Promise<Response> {
  const page = (
    <AlarmsPage
      {...partsOf(c, ground, { at: paths.manageAlarms(), ...of })}
      readers={await readersOfShop(c, ground)}
      typed={typedOf(of.form, ["address", "language"])}
    />
  );
  return showPage(c, page, of.trouble?.status ?? 200);
}

async function readersOfShop(c: Context, ground: CounterGround) {
  const by = staffOf(c);
  return (await alarmReaders(actOf(c, ground))).filter((one) => isOfShop(by, one));
}

async function add(c: Context, ground: CounterGround, form: FormInput): Promise<Response> {
  const { agentId } = staffOf(c);
  const added = await addAlarmReader(actOf(c, ground), {
    ...{ address: form.text("address"), language: form.text("language") },
    ...(agentId === undefined ? {} : { agentId }),
  });
  if (added.ok) return c.redirect(paths.manageAlarms(), 303);
  const { addressUnreadable, tooMany } = textsOf(c).kioskAlarms;
  // A language that no button of ours sends is answered like an address that is none.
  const message = added.refusal === "too_many_readers" ? tooMany : addressUnreadable;
  const trouble: Trouble = { errors: [{ field: "address", message }], status: 422 };
  return showAlarms(c, ground, { form, trouble });
}

/** Those of other shops are none: taken away twice is once. */
async function drop(c: Context, ground: CounterGround, form: FormInput): Promise<Response> {
  const readerId = form.text("reader");
  const own = (await readersOfShop(c, ground)).find((one) => one.readerId === readerId);
  if (own !== undefined) await dropAlarmReaderAt(actOf(c, ground), own);
  return c.redirect(paths.manageAlarms(), 303);
}
