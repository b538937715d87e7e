import { beforeAll, expect, test } from "vitest";
import { got } from "../../../../tests/counter.ts";
import { answering, orderOn } from "../../../../tests/orders.ts";
import { buildTown } from "../../../../tests/town.ts";
import { testWeb } from "../../../../tests/web.ts";
import { openCase, ratingOf, sealRatingToken, type Case } from "../../../business/cases/index.ts";
import type { Renewal } from "../../../business/renewals/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { paths } from "../routes.ts";
import { rateTexts } from "./texts/rate.ts";

const web = await testWeb();
const act = web.db.act({ clock: web.clock });
let order: Renewal;

beforeAll(async () => {
  const town = await buildTown(act);
  order = await orderOn(act, await town.line(), answering(act));
});

async function aCase(): Promise<Case> {
  const told = { cause: "other", text: newId(), language: "en", channel: "web" } as const;
  const one = got(await openCase(act, order, { ...told, once: newId() }));
  const closed = "update cases set state = 'closed', closed_at = opened_at where case_id = $1";
  await web.db.database.run({ text: closed, values: [one.caseId] });
  return one;
}

test.each(LANGUAGES)("in %s one tap is kept, and the page then thanks", async (lang) => {
  const one = await aCase();
  const url = paths.rateCase(lang, sealRatingToken(act, one));
  const texts = rateTexts[lang];
  const page = await (await web.get(url)).text();
  for (const text of [texts.title, ...Object.values(texts.stars)]) expect(page).toContain(text);
  const none = await web.post(url, { words: "kept" });
  const said = await none.text();
  expect([none.status, said.includes(texts.missing), said.includes("kept")]).toEqual([
    422,
    true,
    true,
  ]);
  for (const stars of ["5", "1"]) {
    expect((await web.post(url, { stars, words: "<b>" })).status).toBe(303);
  }
  expect(await ratingOf(act, one)).toMatchObject({ stars: 5, words: "<b>" });
  const thanks = await (await web.get(url)).text();
  expect(thanks).toContain(texts.thanks);
  expect(thanks).toContain(texts.given(5));
  const over = await web.get(paths.rateCase(lang, "made-up"));
  expect([over.status, (await over.text()).includes(texts.over)]).toEqual([404, true]);
});
