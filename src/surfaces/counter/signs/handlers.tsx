import { Hono, type Context } from "hono";
import { signOf, type Sign } from "../../../business/signs/index.ts";
import { deviceById, isOfShop } from "../../../business/staff/index.ts";
import { isId } from "../../../foundation/ids/index.ts";
import { readQuery } from "../../browser/index.ts";
import { SIGN_ARROWS, SIGN_PAPERS, signFile, type SignSheet } from "../../documents/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { managed, partsOf } from "../manage/managed.tsx";
import { paths } from "../routes.ts";
import { actOf, showPage, staffOf } from "../view.tsx";
import { SignPage } from "./sign.page.tsx";

/** Signs beside kiosks and counters, to be printed. */
export function signRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const may = managed(ground, "pair_device");
  app.get(
    "/manage/signs/:deviceId",
    may.page(async (c) => showSign(c, ground)),
  );
  app.get(
    "/manage/signs/:deviceId/sign.pdf",
    may.page(async (c) => showPdf(c, ground)),
  );
  return app;
}

async function showSign(c: Context, ground: CounterGround): Promise<Response> {
  const sign = await managedSign(c, ground);
  if (sign === undefined) return answerFailure(c, ground, "notFound");
  const at = paths.manageSign(sign.deviceId);
  return showPage(
    c,
    <SignPage {...partsOf(c, ground, { at })} sign={sign} sheet={sheetOf(c, ground, sign)} />,
  );
}

async function showPdf(c: Context, ground: CounterGround): Promise<Response> {
  const sign = await managedSign(c, ground);
  if (sign === undefined) return answerFailure(c, ground, "notFound");
  const paper = SIGN_PAPERS.find((one) => one === readQuery(c).text("paper")) ?? "a4";
  const sheet = sheetOf(c, ground, sign);
  const file = await signFile(sheet, { paper, at: ground.clock.now() });
  return c.body(file.content, 200, {
    "Content-Type": file.contentType,
    "Content-Disposition": `inline; filename="${file.fileName}"`,
    "Cache-Control": "no-store",
  });
}

async function managedSign(c: Context, ground: CounterGround): Promise<Sign | undefined> {
  const deviceId = c.req.param("deviceId") ?? "";
  const act = actOf(c, ground);
  const device = isId(deviceId) ? await deviceById(act, deviceId) : undefined;
  const hasSign = device?.kind === "kiosk" || device?.kind === "counter";
  if (device === undefined || !hasSign || device.revokedAt !== undefined) return undefined;
  return isOfShop(staffOf(c), device) ? signOf(act, device) : undefined;
}

const PLACE_LENGTH_MAX = 60;

/** As it was asked for; what was not is said by the point where the machine stands. */
function sheetOf(c: Context, { config }: CounterGround, sign: Sign): SignSheet {
  const query = readQuery(c);
  const { device, point, code } = sign;
  const typed = (name: string) => [...query.text(name).trim()].slice(0, PLACE_LENGTH_MAX).join("");
  const ja = typed("ja") || (point?.names.ja ?? device.name);
  return {
    url: `${config.publicUrl}/at/${code}`,
    place: { ja, en: typed("en") || (point?.names.en ?? ja) },
    arrow: SIGN_ARROWS.find((one) => one === query.text("arrow")) ?? "none",
  };
}
