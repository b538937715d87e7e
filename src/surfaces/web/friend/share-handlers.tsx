import { Hono, type Context } from "hono";
import {
  friendLinksOf,
  makeFriendLink,
  mayShare,
  plansForFriends,
  revokeFriendLink,
  type FriendLinkId,
} from "../../../business/friends/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { isId } from "../../../foundation/ids/index.ts";
import { readForm } from "../../browser/index.ts";
import type { FieldError } from "../../html/index.ts";
import type { WebGround } from "../ground.ts";
import { leadToFind, visitedLine } from "../line/index.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import type { VisitedLine } from "../visit.ts";
import { ANY_PLAN, SharePage } from "./share.page.tsx";
import { friendTexts } from "./texts/index.ts";

/** The holder's side: links of a line that others may pay by. */
export function shareRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.get("/line/:ref/friend", async (c) => {
    const visited = holderOf(c, ground);
    return visited === undefined ? leadToFind(c) : showLinks(c, ground, visited);
  });
  app.post("/line/:ref/friend", async (c) => make(c, ground));
  app.post("/line/:ref/friend/stop", async (c) => stop(c, ground));
  return app;
}

function holderOf(c: Context, ground: WebGround): VisitedLine | undefined {
  const visited = visitedLine(c, ground);
  return visited !== undefined && mayShare(visited.proof) ? visited : undefined;
}

async function showLinks(
  c: Context,
  ground: WebGround,
  visited: VisitedLine,
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const act = actOf(c, ground);
  const [links, plans] = await Promise.all([
    friendLinksOf(act, visited),
    plansForFriends(act, visited),
  ]);
  const at = (other: Language) => paths.lineFriend(other, visited.ref);
  return showPage(
    c,
    <SharePage
      frame={frameOf(c, ground, { at })}
      lineRef={visited.ref}
      plans={plans}
      links={links}
      urlOf={(token) => ground.config.publicUrl + paths.friendLink(token)}
      errors={errors}
    />,
    { status: errors.length === 0 ? 200 : 422 },
  );
}

async function make(c: Context, ground: WebGround): Promise<Response> {
  const visited = holderOf(c, ground);
  if (visited === undefined) return leadToFind(c);
  const planCode = (await readForm(c)).text("plan");
  const { lineId, proof, ref } = visited;
  const made = await makeFriendLink(actOf(c, ground), {
    ...{ lineId, proof },
    ...(planCode === ANY_PLAN ? {} : { planCode }),
  });
  if (made.ok) return c.redirect(paths.lineFriend(languageOf(c), ref), 303);
  if (made.refusal === "line_unknown") return leadToFind(c);
  const texts = friendTexts[languageOf(c)];
  const message = made.refusal === "too_many_links" ? texts.tooMany : texts.gone;
  return showLinks(c, ground, visited, [{ field: "plan", message }]);
}

async function stop(c: Context, ground: WebGround): Promise<Response> {
  const visited = holderOf(c, ground);
  if (visited === undefined) return leadToFind(c);
  const linkId = (await readForm(c)).text("link");
  const { lineId, proof, ref } = visited;
  if (isId(linkId)) {
    await revokeFriendLink(actOf(c, ground), { lineId, proof, linkId: linkId as FriendLinkId });
  }
  // Stopped, or none of this line: the page tells which links there are.
  return c.redirect(paths.lineFriend(languageOf(c), ref), 303);
}
