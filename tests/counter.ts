import { serve } from "@hono/node-server";
import type { AddressInfo } from "node:net";
import { Hono } from "hono";
import { afterAll } from "vitest";
import type { CarrierGateway } from "../src/business/activation/index.ts";
import { outsideOf } from "../src/business/renewals/index.ts";
import {
  choosePasscode,
  codeAt,
  hireStaff,
  offerPairing,
  offerSecondFactor,
  takeSecondFactor,
  type Staff,
  type StaffRole,
} from "../src/business/staff/index.ts";
import {
  makeTill,
  openTill,
  tillMoney,
  type CashCount,
  type Till,
} from "../src/business/tills/index.ts";
import type { Act } from "../src/foundation/act/index.ts";
import { addMinutes, stoppedClock } from "../src/foundation/clock/index.ts";
import { readConfig } from "../src/foundation/config/index.ts";
import { openLog } from "../src/foundation/log/index.ts";
import type { Outcome } from "../src/foundation/outcome/index.ts";
import { counterApp, type CounterGround } from "../src/surfaces/counter/index.ts";
import { webApp } from "../src/surfaces/web/index.ts";
import { TEST_NOW, TEST_SECRETS, testDatabase } from "./database.ts";
import { buildTown } from "./town.ts";
import type { Jar } from "./web.ts";

const ORIGIN = "http://tsunagu.test";
export const PASSCODE = "27184590";

export type TestCounter = Awaited<ReturnType<typeof testCounter>>;

/** Who else stands around the counter, made on its clock. */
type Around = (clock: CounterGround["clock"], act: Act) => Partial<CounterGround>;

/** A counter with people, tills and lines on a fresh database; its clock stands. */
export async function testCounter(around: Around = () => ({})) {
  const db = await testDatabase({ connectionsMax: 12 });
  const clock = stoppedClock(TEST_NOW);
  const act: Act = { ...db.act(), clock };
  const ground = { ...groundOf(db.database, clock), ...around(clock, act) };
  const app = counterApp(ground);
  const town = await buildTown(act);
  const send = async (path: string, init: RequestInit, jar?: Jar, headers = {}) => {
    const all = new Headers({ ...(init.headers as Record<string, string>), ...headers });
    if (jar !== undefined) all.set("cookie", [...jar].map(([k, v]) => `${k}=${v}`).join("; "));
    const response = await app.request(ORIGIN + path, { ...init, headers: all });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = "", value = ""] = cookie.split(";")[0]!.split("=");
      jar?.set(name, value);
    }
    return response;
  };
  const get = async (path: string, jar?: Jar, headers?: Record<string, string>) =>
    send(path, {}, jar, headers);
  const post = async (path: string, form: Readonly<Record<string, string>>, jar?: Jar) =>
    send(
      path,
      { method: "POST", body: new URLSearchParams(form), headers: { origin: ORIGIN } },
      jar,
    );
  const people = peopleOf(act);
  return {
    ...{ db, act, clock, ground, app, town, get, post, ...people },
    outside: outsideOf(ground),
    /** A browser that is paired to a till, and to a card reader where one is named. */
    async device(till: Till, reader?: string): Promise<Jar> {
      const jar: Jar = new Map([["counter_language", "en"]]);
      const code = await pairingOf(act, till, reader);
      await post("/counter/pair", { code }, jar);
      return jar;
    },
    /** That browser with somebody logged in. */
    async at(till: Till, person: Person, reader?: string): Promise<Jar> {
      const jar = await this.device(till, reader);
      await post("/counter/log-in", await people.keysOf(person), jar);
      return jar;
    },
    /** Listens on a free port, with the customers' web beside it for the stylesheet. */
    async listen(beside: Hono = new Hono()): Promise<string> {
      const web = webApp({ ...ground, paymentOrigins: [], chats: [], sms: [] });
      return listenOn(new Hono().route("/", app).route("/", beside).route("/", web));
    },
  };
}

export async function pairingOf(act: Act, { tillId }: Till, reader?: string): Promise<string> {
  const beside = reader === undefined ? {} : { reader };
  const wish = { kind: "counter", name: "Desk", tillId, ...beside } as const;
  const offered = got(await offerPairing(act, wish));
  return offered.code;
}

export interface Person {
  readonly staff: Staff;
  readonly secret?: string;
}

let made = 0;

/** Tills, and people with keys of their own. */
export function peopleOf(act: Act) {
  return {
    /** Of the house, or of an agent. */
    async till(
      float: CashCount = { 1000: 10, 500: 4, 100: 20, 10: 20 },
      agentId?: string,
    ): Promise<Till> {
      const of = agentId === undefined ? {} : { agentId };
      const till = got(await makeTill(act, { code: `T-${(made += 1)}`, name: "Till", ...of }));
      const { staff } = await this.person("clerk", agentId);
      if (Object.keys(float).length > 0) {
        got(await openTill(act, staff, { tillId: till.tillId, float }));
      }
      return till;
    },
    /** Somebody with a passcode of the own, and the authenticator app if the role asks for it. */
    async person(role: StaffRole, agentId?: string): Promise<Person> {
      const number = String(1000 + (made += 1));
      const hired = got(
        await hireStaff(act, {
          ...{ number, name: `Person ${made}`, role, language: "ja" },
          ...(agentId === undefined ? {} : { agentId }),
        }),
      );
      const { staffId } = hired.staff;
      got(await choosePasscode(act, staffId, { present: hired.passcode, passcode: PASSCODE }));
      if (role === "clerk") return { staff: hired.staff };
      const secret = offerSecondFactor();
      const before = addMinutes(act.clock.now(), -1);
      const early: Act = { ...act, clock: stoppedClock(before) };
      got(await takeSecondFactor(early, staffId, { secret, code: codeAt(secret, before) }));
      return { staff: hired.staff, secret };
    },
    async keysOf({ staff, secret }: Person) {
      const code = secret === undefined ? "" : codeAt(secret, act.clock.now());
      return { number: staff.number, passcode: PASSCODE, code };
    },
  };
}

/** What a page carries along unseen, to be sent with its form. */
export function hiddenOf(page: string): Readonly<Record<string, string>> {
  const all = page.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries([...all].map((match) => [match[1]!, match[2]!]));
}

/** The fields that a page says are at fault. */
export async function faultsOf(response: Response): Promise<readonly string[]> {
  const page = await response.text();
  return [...page.matchAll(/href="#f-([\w-]+)"/g)].map((match) => match[1]!);
}

export function got<T>(outcome: Outcome<T, string>): T {
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value;
}

function groundOf(
  database: CounterGround["database"],
  clock: CounterGround["clock"],
): CounterGround {
  return {
    ...{ database, clock, secrets: TEST_SECRETS, log: openLog("silent") },
    config: readConfig({ PUBLIC_URL: ORIGIN }),
    failpoint: () => {},
    isNews: () => true,
    ...{ payments: [], carriers: [silentCarrier()], house: [tillMoney()] },
    isDemo: false,
    nudge: () => {},
  };
}

/** Nobody asks it while no worker runs; what it granted, it would not take back. */
function silentCarrier(): CarrierGateway {
  const silent = async () => ({ kind: "unknown" }) as const;
  const ways = { grant: silent, ask: silent, revoke: silent, readUsage: silent };
  return { name: "sandbox", can: { revoke: false } as CarrierGateway["can"], ...ways };
}

async function listenOn(app: Hono): Promise<string> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, (address) =>
      resolve(`http://127.0.0.1:${(address as AddressInfo).port}`),
    );
    afterAll(() => new Promise<void>((closed) => server.close(() => closed())));
  });
}
