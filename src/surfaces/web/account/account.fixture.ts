import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { AddressInfo } from "node:net";
import type { CustomerMail } from "../../../business/customers/index.ts";
import { readConfig } from "../../../foundation/config/index.ts";
import { webApp } from "../app.ts";
import { answerException } from "../failures/answer.tsx";
import type { WebGround } from "../ground.ts";
import { LANGUAGE_SEGMENT } from "../routes.ts";
import { sameSiteForms, securityHeaders } from "../../browser/index.ts";
import { accountGround, type AccountGround } from "./account-ground.ts";
import { accountRoutes } from "./index.ts";

/** The cookies of one browser. */
export type Jar = Map<string, string>;

export interface AccountWeb {
  readonly ground: AccountGround;
  /** Every mail that was written. */
  readonly sent: readonly CustomerMail[];
  codeFor(email: string): string;
  get(path: string, jar?: Jar, headers?: Readonly<Record<string, string>>): Promise<Response>;
  post(path: string, form: Readonly<Record<string, string>>, jar?: Jar): Promise<Response>;
  send(path: string, init: RequestInit, jar?: Jar): Promise<Response>;
  /** Registers to the end; the jar holds the session afterwards. */
  register(email: string, jar: Jar, language?: string): Promise<void>;
}

export const ORIGIN = "http://tsunagu.test";
export const PASSWORD = "correct horse battery";

/** The customers' web with its accounts; its mails stand in a list instead of going out. */
export function accountWeb(web: WebGround, publicUrl = ORIGIN): AccountWeb {
  const sent: CustomerMail[] = [];
  const ground = groundOf(web, { publicUrl, sent });
  const app = appOf(ground);
  const codeFor = (email: string) =>
    sent
      .findLast((mail) => mail.email === email)
      ?.paragraphs.find((text) => /^\d{6}$/.test(text)) ?? "no code";
  const send: AccountWeb["send"] = async (path, init, jar) => {
    const headers = new Headers(init.headers);
    if (jar !== undefined && jar.size > 0) headers.set("cookie", cookiesOf(jar));
    const response = await app.request(publicUrl + path, { ...init, headers });
    keepCookies(jar, response);
    return response;
  };
  const post: AccountWeb["post"] = async (path, form, jar) => {
    const headers = { origin: publicUrl, "user-agent": "Chrome/140 Android" };
    return send(path, { method: "POST", headers, body: new URLSearchParams(form) }, jar);
  };
  return {
    ...{ ground, sent, codeFor, post, send },
    get: async (path, jar, headers = {}) => send(path, { headers }, jar),
    async register(email, jar, language = "en") {
      await post(`/${language}/account/register`, { email, password: PASSWORD }, jar);
      await post(`/${language}/account/code`, { code: codeFor(email) }, jar);
    },
  };
}

/** For a browser: at localhost, where passkeys work; the public address is 127.0.0.1. */
export async function listenAt(web: WebGround): Promise<{
  readonly atAddress: string;
  readonly atName: string;
  readonly sent: readonly CustomerMail[];
  close(): Promise<void>;
}> {
  const sent: CustomerMail[] = [];
  let app = new Hono();
  return new Promise((resolve) => {
    const fetch = (request: Request, env: unknown) => app.fetch(request, env as object);
    const server = serve({ fetch, port: 0, hostname: "127.0.0.1" }, (address) => {
      const { port } = address as AddressInfo;
      const publicUrl = `http://127.0.0.1:${port}`;
      app = appOf(groundOf(web, { publicUrl, sent }));
      const close = async () =>
        new Promise<void>((closed) => {
          server.close(() => closed());
          if ("closeAllConnections" in server) server.closeAllConnections();
        });
      resolve({ atAddress: publicUrl, atName: `http://localhost:${port}`, sent, close });
    });
  });
}

function groundOf(
  web: WebGround,
  { publicUrl, sent }: { publicUrl: string; sent: CustomerMail[] },
): AccountGround {
  const config = { ...web.config, ...readConfig({ PUBLIC_URL: publicUrl }) };
  const ground = accountGround({ ...web, config });
  const mails = {
    write: async (_act: unknown, mail: CustomerMail) => {
      sent.push(mail);
    },
  };
  return { ...ground, accounts: { ...ground.accounts, mails } };
}

function appOf(ground: AccountGround): Hono {
  const app = new Hono();
  app.onError((error, c) => answerException(c, ground, error));
  app.use(securityHeaders(ground));
  app.use(`${LANGUAGE_SEGMENT}/account/*`, sameSiteForms(ground));
  app.route(LANGUAGE_SEGMENT, accountRoutes(ground, ground));
  app.route("/", webApp(ground));
  return app;
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
