import { serve } from "@hono/node-server";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";
import { stoppedClock, type Clock, type Instant } from "../src/foundation/clock/index.ts";
import { readConfig } from "../src/foundation/config/index.ts";
import { pinProvider } from "../src/business/pins/index.ts";
import { openLog } from "../src/foundation/log/index.ts";
import { webApp, type WebGround } from "../src/surfaces/web/index.ts";
import { TEST_NOW, TEST_SECRETS, testDatabase, type TestDatabase } from "./database.ts";

export interface TestWeb {
  readonly ground: WebGround;
  readonly clock: Clock & { moveTo(at: Instant): void };
  readonly db: TestDatabase;
  readonly app: ReturnType<typeof webApp>;
  /** GET, following nothing; a `jar` keeps the cookies of one browser. */
  get(path: string, options?: SendOptions): Promise<Response>;
  /** Sends a form as a browser of ours would. */
  post(path: string, form: FormFields, options?: SendOptions): Promise<Response>;
  /** Listens on a free port, for a browser; closes after the file's last test. */
  listen(): Promise<string>;
}

export type FormFields = Readonly<Record<string, string>> | FormData;
export interface SendOptions {
  readonly jar?: Jar;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The cookies of one browser. */
export type Jar = Map<string, string>;

const ORIGIN = "http://tsunagu.test";

/** The customers' web on a fresh database; `ground` replaces parts of what it stands on. */
export async function testWeb(
  options: { readonly db?: TestDatabase; readonly ground?: Partial<WebGround> } = {},
): Promise<TestWeb> {
  const db = options.db ?? (await testDatabase());
  const clock = stoppedClock(TEST_NOW);
  const ground = groundOf(db, clock, options.ground ?? {});
  const app = webApp(ground);
  const send = async (path: string, init: RequestInit, { jar, headers }: SendOptions = {}) => {
    const all = new Headers({ ...(init.headers as Record<string, string>), ...headers });
    if (jar !== undefined && jar.size > 0) all.set("cookie", cookiesOf(jar));
    const response = await app.request(ORIGIN + path, { ...init, headers: all });
    keepCookies(jar, response);
    return response;
  };
  return {
    ground,
    clock,
    db,
    app,
    get: (path, sent) => send(path, {}, sent),
    post(path, form, sent) {
      const body = form instanceof FormData ? form : new URLSearchParams(form);
      return send(path, { method: "POST", body, headers: { origin: ORIGIN } }, sent);
    },
    listen: () => listen(app),
  };
}

function groundOf(db: TestDatabase, clock: Clock, replaced: Partial<WebGround>): WebGround {
  return {
    database: db.database,
    secrets: TEST_SECRETS,
    clock,
    log: openLog("silent"),
    config: readConfig({ PUBLIC_URL: ORIGIN }),
    failpoint: () => {},
    isNews: () => true,
    payments: [],
    house: [pinProvider()],
    carriers: [],
    paymentOrigins: [],
    chats: [],
    sms: [],
    isDemo: false,
    nudge: () => {},
    ...replaced,
  };
}

async function listen(app: ReturnType<typeof webApp>): Promise<string> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, (address) =>
      resolve(`http://127.0.0.1:${(address as AddressInfo).port}`),
    );
    try {
      afterAll(() => new Promise<void>((closed) => server.close(() => closed())));
    } catch {
      return;
    }
  });
}

function cookiesOf(jar: Jar): string {
  return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
}

function keepCookies(jar: Jar | undefined, response: Response): void {
  for (const cookie of response.headers.getSetCookie()) {
    const [name = "", value = ""] = cookie.split(";")[0]!.split("=");
    jar?.set(name, value);
  }
}
