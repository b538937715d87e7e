import type { Hono, MiddlewareHandler } from "hono";
import { addSeconds, type Instant } from "../../../src/foundation/clock/index.ts";
import type { SandboxBindings } from "../../../src/gateways/sandbox/index.ts";
import { no, orFault } from "./answers.ts";
import { newCode, type Desk } from "./desk.ts";
import { CLIENT_ID } from "./signature.ts";

const TOKEN_SECONDS = 32_400;

interface Token {
  readonly token: string;
  readonly endsAt: Instant;
}

/** OAuth 2: a client's id and secret for a token of nine hours. */
export function tokenRoute(app: Hono<SandboxBindings>, desk: Desk): void {
  const pair = Buffer.from(`${CLIENT_ID}:${desk.ground.settings.key}`).toString("base64");
  app.post("/v1/oauth2/token", (c) =>
    orFault(c, desk, { operation: "token", reference: "" }, async () => {
      if (c.req.header("authorization") !== `Basic ${pair}`) {
        const description = "Client Authentication failed";
        return c.json({ error: "invalid_client", error_description: description }, 401);
      }
      if ((await c.req.parseBody())["grant_type"] !== "client_credentials") {
        return c.json({ error: "unsupported_grant_type" }, 400);
      }
      const token = `A21AA${newCode(40)}`;
      const endsAt = addSeconds(desk.now(), TOKEN_SECONDS);
      desk.books.putThing("token", token, { token, endsAt });
      return c.json({
        scope: "https://uri.paypal.com/services/payments/payment",
        access_token: token,
        token_type: "Bearer",
        app_id: "APP-80W284485P519543T",
        expires_in: TOKEN_SECONDS,
        nonce: desk.now(),
      });
    }),
  );
}

/** Lets through only who has a token that is still good. */
export function withToken(desk: Desk): MiddlewareHandler<SandboxBindings> {
  return async (c, next) => {
    const given = /^Bearer (\S+)$/.exec(c.req.header("authorization") ?? "")?.[1];
    const token = given === undefined ? undefined : desk.books.thing<Token>("token", given);
    if (token === undefined || token.endsAt <= desk.now()) return no(c, "AUTHENTICATION_FAILURE");
    return next();
  };
}
