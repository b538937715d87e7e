import type { Context } from "hono";
import {
  caseOf,
  decisionOf,
  photosOf,
  ratingOf,
  sealRatingToken,
  type Case,
} from "../../../business/cases/index.ts";
import type { FieldError } from "../../html/index.ts";
import type { WebGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import { shownHere } from "../voucher/index.ts";
import { CasePage } from "./case.page.tsx";
import { isHolder } from "./holder.ts";

/** The case of the address, if this browser was shown it a while ago. */
export async function caseHere(c: Context, ground: WebGround): Promise<Case | undefined> {
  const number = c.req.param("case") ?? "";
  const shown = shownHere(c, ground).find((one) => one.number === number);
  if (shown === undefined) return undefined;
  return caseOf(actOf(c, ground), { lineId: shown.lineId, caseId: shown.id });
}

export function leadToCase(c: Context): Response {
  return c.redirect(paths.caseLink(languageOf(c), c.req.param("case") ?? ""), 303);
}

export async function showCase(
  c: Context,
  ground: WebGround,
  of: { readonly errors?: readonly FieldError[]; readonly status?: 409 | 422 } = {},
): Promise<Response> {
  const shown = await caseHere(c, ground);
  if (shown === undefined) return leadToCase(c);
  const act = actOf(c, ground);
  const isTheirs = isHolder(c, ground, shown.caseId);
  const mayRate = isTheirs && shown.state === "closed";
  const [decision, photos, rating] = await Promise.all([
    decisionOf(act, shown),
    isTheirs ? photosOf(act, shown) : undefined,
    mayRate ? ratingOf(act, shown) : undefined,
  ]);
  const at = { at: (other: Parameters<typeof paths.cases>[0]) => paths.cases(other, shown.number) };
  const frame = frameOf(c, ground, { current: "orders", ...at });
  const rateUrl =
    mayRate && rating === undefined
      ? { rateUrl: paths.rateCase(languageOf(c), sealRatingToken(act, shown)) }
      : {};
  const page = (
    <CasePage
      {...rateUrl}
      {...{ frame, decision, shown }}
      {...(photos === undefined ? {} : { photos })}
      {...(of.errors === undefined ? {} : { errors: of.errors })}
    />
  );
  return showPage(c, page, of.status === undefined ? {} : { status: of.status });
}
