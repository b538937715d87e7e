import { Hono, type Context } from "hono";
import { z } from "zod";
import {
  allDevices,
  changeDevice,
  deviceById,
  isOfShop,
  offerPairing,
  revokeDevice,
  type Device,
  type DeviceRefusal,
  type DeviceWish,
} from "../../../business/staff/index.ts";
import { allTills, type Till } from "../../../business/tills/index.ts";
import { instant } from "../../../foundation/clock/index.ts";
import { isId } from "../../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../../foundation/outcome/index.ts";
import { readQuery, type FormInput } from "../../browser/index.ts";
import type { FieldError } from "../../html/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { errorOf } from "../refusals.ts";
import { paths } from "../routes.ts";
import { actOf, deviceOf, languageOf, showPage, staffOf, textsOf, type Trouble } from "../view.tsx";
import {
  DevicePage,
  DevicesPage,
  PAIRED_HERE,
  type Around,
  type PairedHere,
} from "./device.page.tsx";
import { managed, partsOf, typedOf } from "./managed.tsx";

export function deviceRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const may = managed(ground, "pair_device");
  app.get(
    "/manage/devices",
    may.page(async (c) => showDevices(c, ground)),
  );
  app.post(
    "/manage/devices",
    may.form(async (c, form) => pair(c, ground, form)),
  );
  app.get(
    "/manage/devices/:deviceId",
    may.page(async (c) => showDevice(c, ground)),
  );
  app.post(
    "/manage/devices/:deviceId",
    may.form(async (c, form) => change(c, ground, form)),
  );
  app.post(
    "/manage/devices/:deviceId/revoke",
    may.form(async (c) => revoke(c, ground)),
  );
  return app;
}

const FIELDS = ["kind", "name", "till", "reader", "counter"] as const;

interface Asked {
  readonly trouble?: Trouble;
  readonly form?: FormInput;
}

/** The tills and counters of the shop: what a device may stand beside. */
async function aroundOf(c: Context, ground: CounterGround): Promise<Around> {
  const act = actOf(c, ground);
  const by = staffOf(c);
  const [devices, tills] = await Promise.all([allDevices(act), allTills(act)]);
  return {
    devices: devices.filter((one) => isOfShop(by, one)),
    tills: tills.filter((one) => isOfShop(by, one) && one.retiredAt === undefined),
  };
}

async function showDevices(c: Context, ground: CounterGround, of: Asked = {}): Promise<Response> {
  const page = (
    <DevicesPage
      {...partsOf(c, ground, { at: paths.manageDevices(), ...of })}
      {...await aroundOf(c, ground)}
      typed={typedOf(of.form, FIELDS)}
    />
  );
  return showPage(c, page, of.trouble?.status ?? 200);
}

type WishRefusal = DeviceRefusal | "kind_unknown" | "till_missing";

/** What was chosen; a till or a counter of another shop is none. */
function readWish(
  form: FormInput,
  of: Around & { readonly kind: PairedHere | undefined },
): Outcome<DeviceWish, WishRefusal> {
  const { kind } = of;
  if (kind === undefined) return refused("kind_unknown", { field: "kind" });
  const named = { kind, name: form.text("name") };
  if (kind === "display") return displayWish(form, { ...of, named });
  const till = of.tills.find(({ code }) => code === form.text("till"));
  if (till === undefined) return refused("till_missing", { field: "till" });
  const reader = form.text("reader");
  const beside = { ...shopOf(till), tillId: till.tillId };
  return done({ ...named, ...beside, ...(reader === "" ? {} : { reader }) });
}

function displayWish(
  form: FormInput,
  { devices, named }: Around & { readonly named: Pick<DeviceWish, "kind" | "name"> },
): Outcome<DeviceWish, WishRefusal> {
  const counter = devices.find(
    ({ deviceId, kind }) => kind === "counter" && deviceId === form.text("counter"),
  );
  if (counter === undefined) return refused("counter_unknown", { field: "counter" });
  return done({ ...named, ...shopOf(counter), counterId: counter.deviceId });
}

function shopOf({ agentId, pointId }: Pick<Till, "agentId" | "pointId">) {
  return {
    ...(agentId === undefined ? {} : { agentId }),
    ...(pointId === undefined ? {} : { pointId }),
  };
}

function wrong(c: Context, refusal: Extract<Outcome<never, WishRefusal>, { ok: false }>): Trouble {
  return { errors: [faultOf(c, refusal)], status: 422 };
}

function faultOf(
  c: Context,
  told: Extract<Outcome<never, WishRefusal>, { ok: false }>,
): FieldError {
  const words = textsOf(c).manage.device;
  const { refusal } = told;
  if (refusal === "kind_unknown") return { field: "kind", message: words.kindUnknown };
  if (refusal === "till_missing") return { field: "till", message: words.tillUnknown };
  return errorOf({ ...told, refusal }, { field: "name", language: languageOf(c) });
}

const PAIRING = "shown pairing";

async function pair(c: Context, ground: CounterGround, form: FormInput): Promise<Response> {
  const kind = PAIRED_HERE.find((one) => one === form.text("kind"));
  const wish = readWish(form, { ...(await aroundOf(c, ground)), kind });
  const offered = wish.ok ? await offerPairing(actOf(c, ground), wish.value) : wish;
  if (!offered.ok) return showDevices(c, ground, { form, trouble: wrong(c, offered) });
  const { device, code, endsAt } = offered.value;
  // A page that is loaded again must not make another device: the code travels sealed.
  const sealed = ground.secrets.sealToken(
    { deviceId: device.deviceId, code, endsAt },
    { purpose: PAIRING, expiresAt: endsAt },
  );
  return c.redirect(`${paths.manageDevices(device.deviceId)}?pairing=${sealed}`, 303);
}

const pairingSchema = z.object({ deviceId: z.string(), code: z.string(), endsAt: z.string() });

function pairingIn(c: Context, ground: CounterGround, device: Device) {
  if (device.pairedAt !== undefined) return undefined;
  const token = readQuery(c).text("pairing");
  const now = ground.clock.now();
  const opened = pairingSchema.safeParse(
    ground.secrets.openToken(token, { purpose: PAIRING, now }),
  );
  if (!opened.success || opened.data.deviceId !== device.deviceId) return undefined;
  const { code, endsAt } = opened.data;
  const at = device.kind === "display" ? paths.displayPair() : paths.pair();
  return { code, endsAt: instant(endsAt), url: ground.config.publicUrl + at };
}

async function managedDevice(c: Context, ground: CounterGround): Promise<Device | undefined> {
  const deviceId = c.req.param("deviceId") ?? "";
  if (!isId(deviceId)) return undefined;
  const device = await deviceById(actOf(c, ground), deviceId);
  return device !== undefined && isOfShop(staffOf(c), device) ? device : undefined;
}

async function showDevice(c: Context, ground: CounterGround, of: Asked = {}): Promise<Response> {
  const device = await managedDevice(c, ground);
  if (device === undefined) return answerFailure(c, ground, "notFound");
  const pairing = pairingIn(c, ground, device);
  const page = (
    <DevicePage
      {...partsOf(c, ground, { at: paths.manageDevices(device.deviceId), ...of })}
      {...await aroundOf(c, ground)}
      device={device}
      isSelf={device.deviceId === deviceOf(c).deviceId}
      typed={typedOf(of.form, FIELDS)}
      {...(pairing === undefined ? {} : { pairing })}
    />
  );
  return showPage(c, page, of.trouble?.status ?? 200);
}

async function change(c: Context, ground: CounterGround, form: FormInput): Promise<Response> {
  const device = await managedDevice(c, ground);
  if (device === undefined) return answerFailure(c, ground, "notFound");
  const { deviceId } = device;
  const kind = PAIRED_HERE.find((one) => one === device.kind);
  if (kind === undefined) return answerFailure(c, ground, "notFound");
  const wish = readWish(form, { ...(await aroundOf(c, ground)), kind });
  const changed = wish.ok ? await changeDevice(actOf(c, ground), deviceId, wish.value) : wish;
  if (changed.ok) return c.redirect(paths.manageDevices(deviceId), 303);
  if (changed.refusal === "device_unknown") return answerFailure(c, ground, "notFound");
  const { refusal } = changed;
  return showDevice(c, ground, { form, trouble: wrong(c, { ...changed, refusal }) });
}

async function revoke(c: Context, ground: CounterGround): Promise<Response> {
  const device = await managedDevice(c, ground);
  if (device === undefined) return answerFailure(c, ground, "notFound");
  if (device.deviceId === deviceOf(c).deviceId) {
    const notice = textsOf(c).manage.device.self;
    return showDevice(c, ground, { trouble: { errors: [], notice, status: 409 } });
  }
  await revokeDevice(actOf(c, ground), device.deviceId);
  return c.redirect(paths.manageDevices(device.deviceId), 303);
}
