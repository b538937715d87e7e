import { Hono, type Context } from "hono";
import { z } from "zod";
import { cashNeeds } from "../../../business/intakes/index.ts";
import {
  askDuty,
  changeKiosk,
  kioskPast,
  offerKiosk,
  recentDuties,
  revokeKiosk,
  setKioskMessage,
  setKioskService,
  type WatchedKiosk,
} from "../../../business/kiosks/index.ts";
import { readPoint } from "../../../business/points/index.ts";
import { jobsAt, kioskPrinter } from "../../../business/printing/index.ts";
import { allStaff, may, type DeviceRefusal } from "../../../business/staff/index.ts";
import { instant } from "../../../foundation/clock/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import { readQuery, type FormInput } from "../../browser/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { managed, partsOf, typedOf } from "../manage/managed.tsx";
import { errorOf } from "../refusals.ts";
import { paths } from "../routes.ts";
import { actOf, languageOf, showPage, staffOf, textsOf, type Trouble } from "../view.tsx";
import { KioskPage, UPDATE_FIELDS } from "./kiosk.page.tsx";
import { KiosksPage } from "./list.page.tsx";
import { lookOf } from "./look.tsx";
import { kiosksOfShop, lookOfShop } from "./of-shop.ts";
import { KIOSK_FIELDS, readDutyForm, readKioskForm, readMessageForm } from "./read-forms.ts";

/** The machines of the shop: how each is, and what staff want of it. */
export function kioskRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const may = managed(ground, "pair_device");
  const list = "/manage/kiosks";
  const one = `${list}/:deviceId`;
  app.get(
    list,
    may.page(async (c) => showAll(c, ground)),
  );
  app.post(
    list,
    may.form(async (c, form) => pair(c, ground, form)),
  );
  app.get(
    one,
    may.page(async (c) => showOne(c, ground)),
  );
  const verbs: Readonly<Record<string, Verb>> = {
    "": change,
    "/message": message,
    "/service": service,
    "/duty": duty,
    "/revoke": revoke,
  };
  for (const [path, verb] of Object.entries(verbs)) {
    app.post(
      one + path,
      may.form(async (c, form) => {
        const kiosk = await kioskOf(c, ground);
        if (kiosk === undefined) return answerFailure(c, ground, "notFound");
        const trouble = await verb(c, ground, { kiosk, form });
        if (trouble !== undefined) return showOne(c, ground, { trouble, form });
        return c.redirect(paths.manageKiosks(kiosk.device.deviceId), 303);
      }),
    );
  }
  return app;
}

/** Undefined when it was done. */
type Verb = (
  c: Context,
  ground: CounterGround,
  of: { readonly kiosk: WatchedKiosk; readonly form: FormInput },
) => Promise<Trouble | undefined>;

interface Asked {
  readonly trouble?: Trouble;
  readonly form?: FormInput;
}

async function kioskOf(c: Context, ground: CounterGround): Promise<WatchedKiosk | undefined> {
  const deviceId = c.req.param("deviceId") ?? "";
  return (await kiosksOfShop(c, ground)).find(({ device }) => device.deviceId === deviceId);
}

async function showAll(c: Context, ground: CounterGround, of: Asked = {}): Promise<Response> {
  const kiosks = await kiosksOfShop(c, ground);
  const page = (
    <KiosksPage
      {...partsOf(c, ground, { at: paths.manageKiosks(), ...of })}
      {...{ kiosks, look: await lookOfShop(c, ground, kiosks) }}
      typed={typedOf(of.form, KIOSK_FIELDS)}
    />
  );
  return showPage(c, page, of.trouble?.status ?? 200);
}

async function pair(c: Context, ground: CounterGround, form: FormInput): Promise<Response> {
  const act = actOf(c, ground);
  const { agentId } = staffOf(c);
  const wish = await readKioskForm(act, form);
  const offered = wish.ok
    ? await offerKiosk(act, { ...wish.value, ...(agentId === undefined ? {} : { agentId }) })
    : wish;
  if (!offered.ok) return showAll(c, ground, { form, trouble: wrong(c, offered) });
  const { device, code, endsAt } = offered.value;
  // A page that is loaded again must not make another machine: the code travels sealed.
  const sealed = ground.secrets.sealToken(
    { deviceId: device.deviceId, code, endsAt },
    { purpose: PAIRING, expiresAt: endsAt },
  );
  return c.redirect(`${paths.manageKiosks(device.deviceId)}?pairing=${sealed}`, 303);
}

const PAIRING = "shown kiosk pairing";
const pairingSchema = z.object({ deviceId: z.string(), code: z.string(), endsAt: z.string() });

function pairingIn(c: Context, ground: CounterGround, { device }: WatchedKiosk) {
  if (device.pairedAt !== undefined) return undefined;
  const opened = pairingSchema.safeParse(
    ground.secrets.openToken(readQuery(c).text("pairing"), {
      ...{ purpose: PAIRING, now: ground.clock.now() },
    }),
  );
  if (!opened.success || opened.data.deviceId !== device.deviceId) return undefined;
  const { code, endsAt } = opened.data;
  return { code, endsAt: instant(endsAt), url: `${ground.config.publicUrl}/kiosk` };
}

async function showOne(c: Context, ground: CounterGround, of: Asked = {}): Promise<Response> {
  const kiosk = await kioskOf(c, ground);
  if (kiosk === undefined) return answerFailure(c, ground, "notFound");
  const act = actOf(c, ground);
  const { deviceId, pointId } = kiosk.device;
  const [needs, past, duties, people, printer, point] = await Promise.all([
    cashNeeds(act),
    kioskPast(act, deviceId),
    recentDuties(act, deviceId),
    allStaff(act),
    kioskPrinter(act, deviceId),
    pointId === undefined ? undefined : readPoint(act, pointId),
  ]);
  const pairing = pairingIn(c, ground, kiosk);
  const page = (
    <KioskPage
      {...partsOf(c, ground, { at: paths.manageKiosks(deviceId), ...of })}
      {...{ kiosk, past, duties, look: lookOf([kiosk], needs) }}
      names={new Map(people.map(({ staffId, name }) => [staffId as string, name]))}
      jobs={printer === undefined ? [] : await jobsAt(act, printer.printerId, 8)}
      typed={typedOf(of.form, [...KIOSK_FIELDS, ...UPDATE_FIELDS])}
      mayUpdate={may(staffOf(c), "update_kiosk")}
      {...(printer === undefined ? {} : { printer })}
      {...(point === undefined ? {} : { point: point.point })}
      {...(pairing === undefined ? {} : { pairing })}
    />
  );
  return showPage(c, page, of.trouble?.status ?? 200);
}

const change: Verb = async (c, ground, { kiosk, form }) => {
  const act = actOf(c, ground);
  const { deviceId } = kiosk.device;
  const wish = await readKioskForm(act, form, deviceId);
  const changed = wish.ok ? await changeKiosk(act, deviceId, wish.value) : wish;
  if (changed.ok) return undefined;
  const { refusal } = changed;
  return refusal === "kiosk_unknown" ? undefined : wrong(c, { ...changed, refusal });
};

const message: Verb = async (c, ground, { kiosk, form }) => {
  const said = readMessageForm(form);
  const { deviceId } = kiosk.device;
  const set = await setKioskMessage(actOf(c, ground), {
    deviceId,
    ...(said === undefined ? {} : { message: said }),
  });
  if (set.ok || set.refusal === "kiosk_unknown") return undefined;
  const { messageUnreadable } = textsOf(c).kiosks;
  return { errors: [{ field: "ja", message: messageUnreadable }], status: 422 };
};

const service: Verb = async (c, ground, { kiosk, form }) => {
  const wanted = (["in", "out"] as const).find((one) => one === form.text("service"));
  const { deviceId } = kiosk.device;
  if (wanted !== undefined) {
    await setKioskService(actOf(c, ground), { deviceId, service: wanted });
  }
  return undefined;
};

const duty: Verb = async (c, ground, { kiosk, form }) => {
  const wish = readDutyForm(form);
  const isAllowed = wish?.kind !== "update" || may(staffOf(c), "update_kiosk");
  if (wish === undefined || !isAllowed) return undefined;
  const asked = await askDuty(actOf(c, ground), { deviceId: kiosk.device.deviceId, wish });
  if (asked.ok || asked.refusal === "kiosk_unknown") return undefined;
  const { updateUnreadable } = textsOf(c).kiosks;
  return { errors: [{ field: "version", message: updateUnreadable }], status: 422 };
};

const revoke: Verb = async (c, ground, { kiosk }) => {
  await revokeKiosk(actOf(c, ground), kiosk.device.deviceId);
  return undefined;
};

function wrong(c: Context, told: Refused<DeviceRefusal | "point_unknown">): Trouble {
  const { refusal } = told;
  if (refusal === "point_unknown") {
    const { pointUnknown } = textsOf(c).kiosks;
    return { errors: [{ field: "point", message: pointUnknown }], status: 422 };
  }
  const error = errorOf({ ...told, refusal }, { field: "name", language: languageOf(c) });
  return { errors: [error], status: 422 };
}
