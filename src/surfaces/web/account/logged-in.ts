import type { Context } from "hono";
import type { Presence } from "../../../business/customers/index.ts";
import { paths } from "../routes.ts";
import { languageOf } from "../view.ts";
import { presenceOf, type AccountGround } from "./account-ground.ts";
import { withNext } from "./next-page.ts";

/** Lets only customers through; others log in first and come back, when there is a page to come back to. */
export function loggedIn(
  ground: AccountGround,
  handle: (c: Context, presence: Presence) => Promise<Response>,
) {
  return async (c: Context): Promise<Response> => {
    const presence = await presenceOf(c, ground);
    if (presence !== undefined) return handle(c, presence);
    const { pathname, search } = new URL(c.req.url);
    const home = paths.account(languageOf(c));
    const wish = c.req.method === "GET" && pathname !== home ? pathname + search : "";
    const logIn = withNext(`${home}/log-in`, wish);
    const say = pathname === home ? "" : `${wish === "" ? "?" : "&"}say=must-log-in`;
    return c.redirect(logIn + say, c.req.method === "GET" ? 302 : 303);
  };
}
