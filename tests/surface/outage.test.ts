import { afterAll, describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/foundation/language/index.ts";
import { signBody } from "../../src/gateways/sandbox/index.ts";
import { openHouse } from "../../src/main/wire.ts";
import { failureTexts } from "../../src/surfaces/web/failures/texts/index.ts";
import { FORMS } from "./forms.ts";
import { addressOf, knockAt, ORIGIN, surfaceWorld } from "./world.ts";

const world = await surfaceWorld();
// The same house, but for a database where nobody answers.
const deaf = await openHouse({ ...world.config, databaseUrl: "postgres://x@127.0.0.1:9/x" });
afterAll(async () => deaf.close());
const request = knockAt(deaf);
const jar = () => new Map(world.jar);

describe("while the database is away", () => {
  it.each(world.routes.map((route, i) => ({ ...route, i })))(
    "$method $path is answered, or asks to come back soon",
    async ({ method, path, i }) => {
      const at = addressOf(path, world.known, i);
      const fields = FORMS[path]?.fields ?? [];
      const answer = await request(at, {
        method,
        jar: jar(),
        headers: { origin: ORIGIN },
        ...(method === "POST"
          ? { body: new URLSearchParams(fields.map((name): [string, string] => [name, "12345"])) }
          : {}),
      });
      expect(answer.status).not.toBe(500);
      if (answer.status < 500) return;
      expect(answer.status).toBe(503);
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
      const language = LANGUAGES.find((one) => at.startsWith(`/${one}/`));
      if (language === undefined || !isPage(answer)) return;
      const html = await answer.text();
      expect(html.includes(`<html lang="${language}">`)).toBe(true);
      expect(html.includes(`/${language}/advise?why=outage`)).toBe(true);
      expect(html.includes(`<h1>${failureTexts[language].unavailable.title}</h1>`)).toBe(true);
      // A page that was waited at turns when the house is there again; no form is sent by itself.
      expect(html.includes('<meta http-equiv="refresh" content="10"/>')).toBe(method === "GET");
    },
  );

  it.each([
    ["a number that is typed", "POST", "/ja/find", "number=8981040000000000014"],
    ["a line", "GET", "/ko/line/REF", ""],
    ["an order", "GET", "/zh-Hant/orders/NUMBER", ""],
    ["an account", "POST", "/en/account/log-in", "email=mei@example.com&password=1234567890"],
  ])("%s cannot be answered: 503", async (_what, method, path, body) => {
    const at = path.replace("REF", world.known["ref"]!).replace("NUMBER", world.known["number"]!);
    const answer = await request(at, {
      method,
      jar: jar(),
      headers: { origin: ORIGIN },
      ...(body === "" ? {} : { body: new URLSearchParams(body) }),
    });
    expect([at, answer.status]).toEqual([at, 503]);
  });

  it("a company that tells us news is asked to tell it again", async () => {
    const body = JSON.stringify({ id: "evt_1", type: "payment.succeeded" });
    const signature = signBody(body, [deaf.config.sandbox.paymentsWebhookSecret], deaf.clock.now());
    const headers = { "sandbox-signature": signature, "content-type": "application/json" };
    const answer = await request("/webhooks/payments/sandbox", { method: "POST", body, headers });
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
  });

  it("the guide is read all the same", async () => {
    for (const path of ["/ja/guide", "/ja/guide/no-fail"]) {
      expect([path, (await request(path)).status]).toEqual([path, 200]);
    }
  });

  it("the page for machines says so as well", async () => {
    const answer = await request("/healthz");
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
  });
});

describe("when the database's connections are cut", () => {
  it("never answers with a fault, and is itself again at once", async () => {
    const { database } = world.house;
    const cut = {
      text: `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`,
      values: [],
    };
    const at = `/en/line/${world.known["ref"]}`;
    await Promise.all(Array.from({ length: 10 }, async () => world.request(at, { jar: jar() })));
    const asked = Array.from({ length: 20 }, async () => world.request(at, { jar: jar() }));
    await database.run(cut).catch(() => undefined);
    for (const answer of await Promise.all(asked)) expect([200, 503]).toContain(answer.status);
    expect((await world.request(at, { jar: jar() })).status).toBe(200);
  });
});

function isPage(answer: Response): boolean {
  return answer.headers.get("content-type")?.startsWith("text/html") === true;
}
