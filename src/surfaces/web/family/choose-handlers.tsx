import { Hono, type Context } from "hono";
import { findOwnedLine } from "../../../business/esims/index.ts";
import { addressOf, readForm } from "../../browser/index.ts";
import type { FieldError } from "../../html/index.ts";
import { findTrouble, leadToSecond } from "../find/index.ts";
import type { WebGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import { keepVisit, rememberLine } from "../visit.ts";
import { ChoosePage } from "./choose.page.tsx";
import { familyLines, openKeptLines } from "./family-lines.ts";

export function chooseRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.get("/family", async (c) => {
    await openKeptLines(c, ground);
    return showChoose(c, ground);
  });
  app.get("/family/lines", (c) => c.redirect(paths.family(languageOf(c)), 302));
  app.post("/family/lines", (c) => addLine(c, ground));
  return app;
}

async function showChoose(
  c: Context,
  ground: WebGround,
  trouble: {
    readonly errors: readonly FieldError[];
    readonly typed: string;
    status?: 422 | 429;
  } = {
    errors: [],
    typed: "",
  },
): Promise<Response> {
  const { errors, typed, status = 200 } = trouble;
  return showPage(
    c,
    <ChoosePage
      frame={frameOf(c, ground, { at: (language) => paths.family(language) })}
      lines={await familyLines(c, ground)}
      {...{ errors, typed }}
    />,
    { status },
  );
}

/** One more line, by the code on its card; a number alone asks for its second proof first. */
async function addLine(c: Context, ground: WebGround): Promise<Response> {
  const typed = (await readForm(c)).text("code");
  const found = await findOwnedLine(actOf(c, ground), {
    typed,
    device: keepVisit(c, ground).visitorId,
    address: addressOf(c, ground),
  });
  if (!found.ok) {
    const errors = [{ field: "code", message: findTrouble(c, found) }];
    const status = found.refusal === "too_many_tries" ? 429 : 422;
    const answer = await showChoose(c, ground, { errors, typed, status });
    const wait = found.facts?.["retryAfterSeconds"];
    if (status === 429) answer.headers.set("Retry-After", String(wait ?? 60));
    return answer;
  }
  if (found.value.kind !== "known") {
    return leadToSecond(c, ground, { typed, needs: found.value });
  }
  rememberLine(c, ground, { lineId: found.value.lineId, proof: found.value.proof });
  return c.redirect(paths.family(languageOf(c)), 303);
}
