import { readdirSync } from "node:fs";
import { request } from "node:http";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PaymentProvider } from "../../src/business/payments/index.ts";
import { beginPayment, workRenewal, type Renewal } from "../../src/business/renewals/index.ts";
import { movedInPayments } from "../../src/gateways/payments/moved-in/index.ts";
import type { Company } from "../company.ts";
import { startKomoju, type Komoju } from "../fakes/komoju/start.ts";
import { startPaypal, type PaypalFake } from "../fakes/paypal/start.ts";
import { startStripe, type StripeFake } from "../fakes/stripe/start.ts";
import { openStage, wishToPay } from "../races/stage.ts";

interface Raw {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The far side of one provider: who signs, how a page of it is paid, how long a signature lives. */
interface FarSide {
  readonly company: Company;
  readonly method: string;
  pay(page: string): Promise<unknown>;
  /** None where no time is signed. */
  readonly signatureSeconds?: number;
}

let komoju!: Komoju;
let paypal!: PaypalFake;
let stripe!: StripeFake;
const stage = await openStage({
  async beside({ clockFile }): Promise<readonly PaymentProvider[]> {
    [komoju, paypal, stripe] = await Promise.all([
      startKomoju({ clockFile }),
      startPaypal({ clockFile }),
      startStripe({ clockFile }),
    ]);
    return [komoju.provider(), paypal.provider(), stripe.provider(), movedInPayments()];
  },
});
const { act, boxes, outside, town } = stage;
const door = (provider: string) => `${stage.doorUrl}/webhooks/payments/${provider}`;
await boxes.payments.sendWebhooksTo(undefined);
afterAll(async () => {
  await Promise.all([komoju.stop(), paypal.stop(), stripe.stop()]);
});

const SIGNATURE_SECONDS = 300;
const FAR_SIDES: Readonly<Record<string, FarSide>> = {
  sandbox: {
    company: boxes.payments,
    method: "card",
    pay: (page) => boxes.payments.payByCard(page, "4242424242424242"),
    signatureSeconds: SIGNATURE_SECONDS,
  },
  komoju: { company: komoju, method: "card", pay: (page) => komoju.onPage(page, "pay") },
  paypal: {
    company: paypal,
    method: "paypal",
    pay: (page) => paypal.approve(page),
    // It repeats a notification for three days.
    signatureSeconds: 4 * 86_400,
  },
  stripe: {
    company: stripe,
    method: "card",
    pay: (page) => stripe.payByCard(page, "4242424242424242"),
    signatureSeconds: SIGNATURE_SECONDS,
  },
};

/** What strangers, broken proxies and repeats make of a notification. */
const MANGLED: Readonly<Record<string, (raw: Raw) => Raw>> = {
  "without any signature": ({ body }) => ({ body, headers: {} }),
  "with another word in it": ({ body, headers }) => ({
    body: body.replace(/[a-z]/, (letter) => letter.toUpperCase()),
    headers,
  }),
  "cut in half": ({ body, headers }) => ({ body: body.slice(0, body.length / 2), headers }),
  "with nothing in it": ({ headers }) => ({ body: "", headers }),
  "that is no JSON": ({ headers }) => ({ body: "amount=1980&status=paid", headers }),
  "with its headers cut": ({ body, headers }) => ({
    body,
    headers: eachHeader(headers, (value) => value.slice(0, value.length / 2)),
  }),
  "with nonsense for headers": ({ body, headers }) => ({
    body,
    headers: eachHeader(headers, () => "\u00e9=;,v1"),
  }),
};

it("looks at every provider that there is", () => {
  const gateways = path.join(import.meta.dirname, "..", "..", "src", "gateways", "payments");
  expect([...Object.keys(FAR_SIDES), "moved-in"].toSorted()).toEqual(
    readdirSync(gateways).toSorted(),
  );
});

describe.each(Object.keys(FAR_SIDES))("%s", (provider) => {
  const far = FAR_SIDES[provider]!;
  let renewal: Renewal;
  let eventId: string;
  const genuine = (): Promise<Raw> => far.company.signedWebhook(eventId);

  beforeAll(async () => {
    renewal = await stage.place(await town.line());
    const wish = { ...wishToPay(renewal, far.method), provider };
    const begun = await beginPayment(act, outside, wish);
    if (!begun.ok) throw new Error(begun.refusal);
    const { attemptId, next } = (await stage.order(renewal)).attempts.at(-1)!;
    await far.pay(next?.kind === "redirect" ? next.url : "");
    eventId = await eventAbout(far.company, attemptId);
  });

  it.each(Object.keys(MANGLED))("refuses a notification %s, and writes nothing", async (how) => {
    const before = await everything();
    expect(await post(provider, MANGLED[how]!(await genuine()))).toBe(400);
    expect(await everything()).toEqual(before);
  });

  it("refuses what another company has signed, and writes nothing", async () => {
    const others = Object.entries(FAR_SIDES).filter(([name]) => name !== provider);
    for (const [, { company }] of others) {
      const [told] = await company.deliveries();
      if (told === undefined) continue;
      const before = await everything();
      expect(await post(provider, await company.signedWebhook(told.eventId))).toBe(400);
      expect(await everything()).toEqual(before);
    }
  });

  it("refuses what is too long, said or not said, and writes nothing", async () => {
    const { headers } = await genuine();
    const before = await everything();
    const body = "x".repeat(1_000_001);
    expect(await post(provider, { body, headers })).toBe(413);
    expect(await postInPieces(provider, body)).toBe(413);
    expect(await everything()).toEqual(before);
  });

  it("takes only POST", async () => {
    const before = await everything();
    for (const method of ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      const answer = await fetch(door(provider), { method });
      expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
    }
    expect(await everything()).toEqual(before);
  });

  it("takes the genuine one, also twice, and moves nothing by it", async () => {
    const before = await everything();
    expect(await post(provider, await genuine())).toBe(200);
    const heard = await everything();
    expect(await post(provider, await genuine())).toBe(200);
    const claims = { received_notifications: 1 + before.counts.received_notifications };
    expect((await everything()).counts).toEqual({ ...before.counts, ...claims });
    expect(heard.states).toEqual(before.states);
    await workRenewal(act, outside, renewal);
    expect((await stage.order(renewal)).renewal.state).toBe("active");
  });

  it("writes no more for an old one", async () => {
    const old = await genuine();
    await boxes.advance((far.signatureSeconds ?? 10 * 86_400) + 1);
    const before = await everything();
    // Where no time is signed it is another repeat, which only has the payment read again.
    expect(await post(provider, old)).toBe(far.signatureSeconds === undefined ? 200 : 400);
    const after = await everything();
    expect([after.counts, after.states]).toEqual([before.counts, before.states]);
  });
});

describe("nobody", () => {
  it.each(["nobody", "__proto__", "constructor", "komoju%2F..%2Fsandbox", "KOMOJU", "%00"])(
    "is heard at the door of %s",
    async (name) => {
      const before = await everything();
      expect(await post(name, { body: "{}", headers: {} })).toBe(404);
      expect(await everything()).toEqual(before);
    },
  );

  it("is heard for money that has no far side", async () => {
    const before = await everything();
    expect(await post("moved_in", { body: "{}", headers: {} })).toBe(400);
    expect(await everything()).toEqual(before);
  });
});

async function post(provider: string, { body, headers }: Raw): Promise<number> {
  return (await fetch(door(provider), { method: "POST", body, headers })).status;
}

/** Without saying beforehand how long it is. */
function postInPieces(provider: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const posted = request(door(provider), { method: "POST", agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    posted.on("error", reject);
    for (let at = 0; at < body.length; at += PIECE_BYTES) {
      posted.write(body.slice(at, at + PIECE_BYTES));
    }
    posted.end();
  });
}

const PIECE_BYTES = 100_000;

function eachHeader(headers: Raw["headers"], change: (value: string) => string) {
  const changed = Object.entries(headers).map(([name, value]) => [
    name,
    name === "content-type" ? value : change(value),
  ]);
  return Object.fromEntries(changed) as Raw["headers"];
}

async function eventAbout(company: Company, attemptId: string): Promise<string> {
  for (const { eventId } of (await company.deliveries()).toReversed()) {
    if ((await company.signedWebhook(eventId)).body.includes(attemptId)) return eventId;
  }
  throw new Error(`nothing was told about ${attemptId}`);
}

const TABLES = [
  "received_notifications",
  "payment_attempts",
  "renewals",
  "refunds",
  "events",
] as const;

/** Every row that a notification could touch, how many there are, and what states they are in. */
async function everything() {
  const rows = await Promise.all(
    TABLES.map(async (table) => {
      const text = `select t::text as row from ${table} t order by 1`;
      const read = await act.database.run({ text, values: [] });
      return (read.rows as { row: string }[]).map(({ row }) => row);
    }),
  );
  const { rows: states } = await act.database.run({
    text: `select renewal_id as id, state from renewals
      union all select attempt_id, state from payment_attempts order by 1`,
    values: [],
  });
  const counts = Object.fromEntries(TABLES.map((table, i) => [table, rows[i]!.length]));
  return { rows, states, counts: counts as Record<(typeof TABLES)[number], number> };
}
