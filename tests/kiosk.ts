import type { Heartbeat } from "../src/business/kiosks/index.ts";
import { offerPairing, type Device } from "../src/business/staff/index.ts";
import type { Act } from "../src/foundation/act/index.ts";
import { newId } from "../src/foundation/ids/index.ts";
import { kioskApp, kioskScreens, type KioskGround } from "../src/surfaces/kiosk/index.ts";
import { got } from "./counter.ts";
import type { Jar } from "./web.ts";

const ORIGIN = "http://tsunagu.test";

export const WELL: Heartbeat = {
  ...{ paper: "ok", printer: "ready", reader: "ready", scanner: "ready" },
  ...{ version: "1.0.0", service: "in" },
};

/** An answer of the API: its status and what its JSON says. */
export interface Answer {
  readonly status: number;
  readonly body: Said;
  readonly headers: Headers;
}

interface Said {
  readonly [name: string]: unknown;
  readonly error?: {
    readonly name: string;
    readonly field?: string;
    readonly message: string;
    readonly facts?: Readonly<Record<string, string | number>>;
  };
  readonly line?: string;
  readonly order?: string;
  readonly plans?: readonly { readonly plan: string; readonly shown: string }[];
}

export interface Machine {
  readonly device: Pick<Device, "name">;
  readonly token: string;
  /** POSTs as the machine's program. */
  ask(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
}

export interface AskOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly jar?: Jar;
}

/** Kiosks on the ground of another test surface. */
export function testKiosks(ground: KioskGround, act: Act) {
  const app = kioskApp(ground);
  const send = async (path: string, body: unknown, options: AskOptions = {}): Promise<Answer> => {
    const { method = "POST", jar } = options;
    const headers = new Headers({ "content-type": "application/json", ...options.headers });
    if (jar !== undefined) headers.set("cookie", [...jar].map(([k, v]) => `${k}=${v}`).join("; "));
    const sent =
      method === "GET" ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
    const response = await app.request(`${ORIGIN}/kiosk/api${path}`, { method, headers, ...sent });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = "", value = ""] = cookie.split(";")[0]!.split("=");
      jar?.set(name, value);
    }
    const said = (await response.json()) as Said;
    return { status: response.status, body: said, headers: response.headers };
  };
  const code = async (wish: Partial<Parameters<typeof offerPairing>[1]> = {}): Promise<string> =>
    got(await offerPairing(act, { kind: "kiosk", name: "Kiosk", ...wish })).code;
  return {
    ...{ app, send, code, screens: kioskScreens(ground) },
    /** A machine that is paired and well. */
    async machine(wish: Partial<Parameters<typeof offerPairing>[1]> = {}): Promise<Machine> {
      const paired = await send("/pair", { code: await code(wish), keep: "token" });
      const token = String(paired.body["token"]);
      const ask: Machine["ask"] = async (path, body, headers = {}) =>
        send(path, body, { headers: { authorization: `Bearer ${token}`, ...headers } });
      const heard = await ask("/heartbeat", WELL);
      if (heard.status !== 200) throw new Error(`not heard: ${heard.status}`);
      return { device: { name: String(paired.body["name"]) }, token, ask };
    },
  };
}

/** What a customer does until the plans are shown: all that an order of one plan needs. */
export async function wishAt(machine: Machine, typed: string, plan = "week") {
  const found = await machine.ask("/find", { typed });
  const line = String(found.body.line);
  const quotes = await machine.ask("/quotes", { line });
  const quote = quotes.body.plans?.find((one) => one.plan === plan);
  const accepted = ["data_lost", "days_lost"];
  return { line, plan, shown: String(quote?.shown), accepted, once: newId() };
}
