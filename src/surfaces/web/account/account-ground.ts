import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import {
  currentCustomer,
  type Accounts,
  type Caller,
  type Presence,
} from "../../../business/customers/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import { addressOf, readForm } from "../../browser/index.ts";
import type { WebGround } from "../ground.ts";
import { actOf } from "../view.ts";
import { accountLinks } from "./account-links.ts";
import { accountMails } from "./account-mails.tsx";
import { customerOrders } from "./customer-orders.ts";

/** The web's ground and what accounts stand on. */
export interface AccountGround extends WebGround {
  readonly accounts: Accounts;
}

export function accountGround(ground: WebGround): AccountGround {
  const { publicUrl } = ground.config;
  const links = accountLinks(publicUrl);
  return {
    ...ground,
    accounts: { publicUrl, links, mails: accountMails(ground), orders: customerOrders },
  };
}

export function callerOf(c: Context, ground: AccountGround): Caller {
  return { headers: c.req.raw.headers, address: addressOf(c, ground) };
}

/** The customer who is logged in; prolongs his session when that is due. */
export async function presenceOf(c: Context, ground: AccountGround): Promise<Presence | undefined> {
  const act = actOf(c, ground);
  const presence = await currentCustomer(act, ground.accounts, c.req.raw.headers);
  sendCookies(c, presence?.cookies ?? []);
  return presence;
}

/** Acts as this customer. */
export function actAs(c: Context, ground: AccountGround, { customer }: Presence): Act {
  return { ...actOf(c, ground), actor: { kind: "customer", id: customer.customerId } };
}

export function sendCookies(c: Context, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header("Set-Cookie", cookie, { append: true });
}

/**
 * A password as it was typed: unlike other fields nothing is cut off or taken out. A NUL cannot be
 * typed, and some hashes end at it.
 */
export async function typedPassword(c: Context, name: string): Promise<string> {
  await readForm(c);
  const fields = await c.req.parseBody({ all: true });
  const typed = Object.hasOwn(fields, name) ? [fields[name]].flat()[0] : undefined;
  if (typeof typed !== "string") return "";
  if (typed.includes("\0") || !typed.isWellFormed()) throw new HTTPException(400);
  return typed;
}
