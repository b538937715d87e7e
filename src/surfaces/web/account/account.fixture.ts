import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";
import { testWeb, type Jar, type TestWeb } from "../../../../tests/web.ts";
import { testAccounts, type TestAccounts } from "../../../business/customers/accounts.fixture.ts";
import { readConfig } from "../../../foundation/config/index.ts";
import { webApp } from "../app.ts";
import { answerException } from "../failures/answer.tsx";
import { LANGUAGE_SEGMENT } from "../routes.ts";
import { sameSiteForms, securityHeaders } from "../security.ts";
import { accountLinks, accountRoutes, customerOrders, type AccountGround } from "./index.ts";

export interface AccountWeb {
  readonly web: TestWeb;
  readonly ground: AccountGround;
  readonly accounts: TestAccounts;
  get(path: string, jar?: Jar, headers?: Readonly<Record<string, string>>): Promise<Response>;
  post(path: string, form: Readonly<Record<string, string>>, jar?: Jar): Promise<Response>;
  send(path: string, init: RequestInit): Promise<Response>;
  /** Registers to the end; the jar holds the session afterwards. */
  register(email: string, jar: Jar, language?: string): Promise<void>;
  /** For a browser: at localhost, where passkeys work; the public address is 127.0.0.1. */
  listen(): Promise<{ atAddress: string; atName: string }>;
}

const ORIGIN = "http://tsunagu.test";
export const PASSWORD = "correct horse battery";

/** The customers' web with its accounts, on a fresh database. */
export async function accountWeb(): Promise<AccountWeb> {
  const web = await testWeb();
  const made = groundOf(web, ORIGIN);
  const app = appOf(made.ground);
  const send = async (path: string, init: RequestInit, jar?: Jar): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (jar !== undefined && jar.size > 0) headers.set("cookie", cookiesOf(jar));
    const response = await app.request(ORIGIN + path, { ...init, headers });
    keepCookies(jar, response);
    return response;
  };
  const post: AccountWeb["post"] = async (path, form, jar) => {
    const headers = { origin: ORIGIN, "user-agent": "Chrome/140 Android" };
    return send(path, { method: "POST", headers, body: new URLSearchParams(form) }, jar);
  };
  return {
    web,
    ...made,
    post,
    send,
    get: async (path, jar, headers = {}) => send(path, { headers }, jar),
    async register(email, jar, language = "en") {
      await post(`/${language}/account/register`, { email, password: PASSWORD }, jar);
      await post(`/${language}/account/code`, { code: made.accounts.codeFor(email) }, jar);
    },
    listen: async () => listen(web),
  };
}

function groundOf(web: TestWeb, publicUrl: string) {
  const accounts: TestAccounts = {
    ...testAccounts({ publicUrl }),
    links: accountLinks(publicUrl),
    orders: customerOrders,
  };
  const config = readConfig({ PUBLIC_URL: publicUrl });
  const ground: AccountGround = { ...web.ground, config, accounts };
  return { ground, accounts };
}

function appOf(ground: AccountGround): Hono {
  const app = new Hono();
  app.onError((error, c) => answerException(c, ground, error));
  app.use(securityHeaders(ground));
  app.use(`${LANGUAGE_SEGMENT}/account/*`, sameSiteForms(ground));
  app.route(LANGUAGE_SEGMENT, accountRoutes(ground));
  app.route("/", webApp(ground));
  return app;
}

async function listen(web: TestWeb): Promise<{ atAddress: string; atName: string }> {
  let app = new Hono();
  return new Promise((resolve) => {
    const fetch = (request: Request, env: unknown) => app.fetch(request, env as object);
    const server = serve({ fetch, port: 0, hostname: "127.0.0.1" }, (address) => {
      const { port } = address as AddressInfo;
      app = appOf(groundOf(web, `http://127.0.0.1:${port}`).ground);
      resolve({ atAddress: `http://127.0.0.1:${port}`, atName: `http://localhost:${port}` });
    });
    afterAll(async () => new Promise<void>((closed) => server.close(() => closed())));
  });
}

function cookiesOf(jar: Jar): string {
  return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
}

function keepCookies(jar: Jar | undefined, response: Response): void {
  for (const cookie of response.headers.getSetCookie()) {
    const [name = "", value = ""] = cookie.split(";")[0]!.split(/=(.*)/s);
    if (cookie.includes("Max-Age=0")) jar?.delete(name);
    else jar?.set(name, value);
  }
}
