import { Hono, type Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { RenewalKey } from "../../../business/renewals/index.ts";
import { followSign, orderBySign, readSign, type Sign } from "../../../business/signs/index.ts";
import { addressOf } from "../../browser/index.ts";
import type { WebGround } from "../ground.ts";
import { showHome } from "../home/index.ts";
import { paths } from "../routes.ts";
import { actOf, languageOf } from "../view.ts";
import { signPageTexts } from "./texts.ts";

const COOKIE = "sign";
// As long as somebody stands at a sign, and the way to the bank and back.
const KEPT_SECONDS = 2 * 3600;

/** What the code of a sign opens: the first page, with the place known. */
export function signRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.get("/at/:code", async (c) => {
    const act = actOf(c, ground);
    const sign = await readSign(act, c.req.param("code"));
    const language = languageOf(c);
    // Of a sign that hangs on after its machine went, the renewal is left.
    if (sign === undefined) return c.redirect(paths.home(language), 302);
    await followSign(act, sign, addressOf(c, ground));
    setCookie(c, COOKIE, sign.code, {
      ...{ httpOnly: true, sameSite: "Lax", path: "/", maxAge: KEPT_SECONDS },
      secure: ground.config.publicUrl.startsWith("https:"),
    });
    const texts = signPageTexts[language];
    const place = sign.point?.names[language] ?? sign.device.name;
    return showHome(c, ground, { here: { title: texts.at(place), body: texts.lead } });
  });
  return app;
}

/** The sign that this visitor came from, a short while ago. */
export async function signBefore(c: Context, ground: WebGround): Promise<Sign | undefined> {
  const code = getCookie(c, COOKIE);
  return code === undefined ? undefined : readSign(actOf(c, ground), code);
}

/** An order of a visitor who came from a sign is the sign's. */
export async function countBySign(
  c: Context,
  ground: WebGround,
  of: { readonly sign: Sign | undefined; readonly renewal: RenewalKey },
): Promise<void> {
  if (of.sign !== undefined) {
    await orderBySign(actOf(c, ground), of.sign, of.renewal.renewalId);
  }
}
