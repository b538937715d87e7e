import { Hono, type Context } from "hono";
import {
  askBooks,
  receiptKeys,
  verifyToken,
  type BooksAnswer,
  type ReceiptStatement,
} from "../../../business/receipts/index.ts";
import { keyOfNumber, ORDER_NUMBER_LENGTH } from "../../../business/renewals/index.ts";
import type { FieldError } from "../../html/index.ts";
import { readForm } from "../../browser/index.ts";
import type { WebGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import { CheckPage } from "./check.page.tsx";
import { receiptPageTexts } from "./texts/index.ts";
import { VerifyPage } from "./verify.page.tsx";

/** The check that anybody who holds a receipt may make. */
export function verifyRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.get("/verify", async (c) => showCheck(c, ground));
  app.post("/verify", async (c) => check(c, ground));
  app.get("/verify/:token", async (c) => verify(c, ground));
  return app;
}

/** The public keys for checking receipts offline; at the root, where programs look for keys. */
export function receiptKeyRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.get(paths.receiptKeys("json"), async (c) => {
    const content = {
      algorithm: "Ed25519",
      token: "base64url(statement).keyId.base64url(signature over the statement's text)",
      statement: [
        ...["format", "kind", "number", "date", "seller", "totalYen", "taxYen", "digest"],
        ...["till, if it was issued at one", "serial, with a till"],
      ],
      keys: await receiptKeys(actOf(c, ground)),
    };
    return c.json(content, 200, FOR_ANYBODY);
  });
  app.get(paths.receiptKeys("pem"), async (c) => {
    const keys = await receiptKeys(actOf(c, ground));
    const text = keys.map(
      ({ keyId, state, publicKeyPem }) => `# ${keyId} ${state}\n${publicKeyPem}`,
    );
    return c.body(text.join(""), 200, {
      ...FOR_ANYBODY,
      "Content-Type": "application/x-pem-file",
    });
  });
  return app;
}

const FOR_ANYBODY = {
  "Access-Control-Allow-Origin": "*",
  "Cache-Control": "public, max-age=3600",
} as const;

async function showCheck(
  c: Context,
  ground: WebGround,
  { typed, errors }: { readonly typed?: string; readonly errors?: readonly FieldError[] } = {},
): Promise<Response> {
  const page = (
    <CheckPage
      frame={frameOf(c, ground)}
      keys={await receiptKeys(actOf(c, ground))}
      {...(typed === undefined ? {} : { typed })}
      {...(errors === undefined ? {} : { errors })}
    />
  );
  return showPage(c, page, errors === undefined ? {} : { status: 422 });
}

async function check(c: Context, ground: WebGround): Promise<Response> {
  const typed = (await readForm(c)).text("receipt");
  const token = TOKEN.exec(typed)?.[1];
  if (token !== undefined) return c.redirect(paths.verify(languageOf(c), token), 303);
  const texts = receiptPageTexts[languageOf(c)].verify;
  const message = typed === "" ? texts.missing : texts.unreadable;
  return showCheck(c, ground, { typed, errors: [{ field: "receipt", message }] });
}

/** Alone or at the end of a link, of ours or of one that a mail reader has made of it. */
const TOKEN = /(?:^|\/)([\w-]+\.[\w-]+\.[\w-]+)(?:[?#].*)?$/;

async function verify(c: Context, ground: WebGround): Promise<Response> {
  const read = await verifyToken(actOf(c, ground), c.req.param("token") ?? "");
  const frame = frameOf(c, ground);
  if (read === undefined) return showPage(c, <VerifyPage frame={frame} />, { status: 404 });
  const books = await booksOf(c, ground, read.statement);
  return showPage(c, <VerifyPage frame={frame} verified={{ ...read, books }} />);
}

async function booksOf(
  c: Context,
  ground: WebGround,
  statement: ReceiptStatement,
): Promise<BooksAnswer> {
  const act = actOf(c, ground);
  const key = await keyOfNumber(act, statement.number.slice(0, ORDER_NUMBER_LENGTH));
  return key === undefined ? { kind: "missing" } : askBooks(act, statement, key);
}
