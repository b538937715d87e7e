import { Hono, type Context } from "hono";
import { maySee } from "../../../business/lines/index.ts";
import type { PaymentMethod } from "../../../business/payments/index.ts";
import { askAdvice, MEANS, type Means } from "../../../business/points/index.ts";
import { readQuery } from "../../browser/index.ts";
import type { WebGround } from "../ground.ts";
import { lastAreaOf, placeOf } from "../points/index.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import { visitOf } from "../visit.ts";
import { questionOf, readAdviseInput } from "./advise-input.ts";
import { AdvisePage } from "./advise.page.tsx";
import { adviseTexts } from "./texts/index.ts";

/** Which way to renew. */
export function adviseRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.get("/advise", async (c) => showAdvice(c, ground));
  return app;
}

async function showAdvice(c: Context, ground: WebGround): Promise<Response> {
  const act = actOf(c, ground);
  const input = readAdviseInput(readQuery(c));
  const language = languageOf(c);
  const page = {
    ...{ frame: frameOf(c, ground), input, now: act.clock.now(), renewUrl: renewUrl(c, ground) },
  };
  // The empty form opens while the database is away.
  if (!input.isAsked) {
    const area = input.place === "" ? await lastAreaOf(c, ground) : undefined;
    const filled = area === undefined ? page : { ...page, input: { ...input, place: area } };
    return showPage(c, <AdvisePage {...filled} />);
  }
  const near = input.place === "" ? undefined : await placeOf(act, input.place);
  if (near === undefined && input.place !== "") {
    const errors = [{ field: "place", message: adviseTexts[language].unknownPlace }];
    return showPage(c, <AdvisePage {...page} errors={errors} />, { status: 422 });
  }
  const offered = {
    onlineTakes: onlineTakes(ground.payments.flatMap(({ methods }) => methods)),
    hasGarden: ground.config.hasWalledGarden,
  };
  const advice = await askAdvice(act, {
    ...questionOf(input, offered),
    ...(near === undefined ? {} : { near: near.place }),
  });
  return showPage(c, <AdvisePage {...page} advice={advice} />);
}

/** The means that a browser can pay with; a slip is paid in cash. */
function onlineTakes(methods: readonly PaymentMethod[]): readonly Means[] {
  const takes = new Set(
    methods
      .filter(({ kind }) => kind === "redirect" || kind === "slip")
      .flatMap(({ kind, method, accepts = [] }) => [kind === "slip" ? "cash" : method, ...accepts]),
  );
  return MEANS.filter((means) => takes.has(means));
}

/** The plans of the line looked at last, or the first page. */
function renewUrl(c: Context, ground: WebGround): string {
  const line = visitOf(c, ground).lines.find(({ proof }) => maySee(proof, "renew"));
  const language = languageOf(c);
  return line === undefined ? paths.home(language) : paths.plans(language, line.ref);
}
