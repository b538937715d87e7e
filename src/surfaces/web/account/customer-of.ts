import type { Context } from "hono";
import type { Customer } from "../../../business/customers/index.ts";
import type { WebGround } from "../ground.ts";
import { accountGround, presenceOf } from "./account-ground.ts";

/** The customer who is logged in, for other journeys; mostly nobody, and then nothing is read. */
export async function customerOf(c: Context, ground: WebGround): Promise<Customer | undefined> {
  return (await presenceOf(c, accountGround(ground)))?.customer;
}
