import { Hono } from "hono";
import type { SandboxBindings, SandboxGround } from "../../../sandbox/index.ts";
import { answerError, jsonOf, type ApiContext } from "./answers.ts";
import { invalidBody, keepRequest, notFound } from "./requests.ts";
import type { SavedCard } from "./saved-card.ts";
import type { Vault } from "./vault.ts";
import { savedCardView } from "./views.ts";

/** Cards that are kept: begun, read by id or by our reference, detached; the reference is the key. */
export function keepRoutes(vault: Vault, ground: SandboxGround): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  const view = (card: SavedCard) => savedCardView(card, ground.publicUrl());
  const answer = (c: ApiContext, card: SavedCard | undefined) =>
    card === undefined ? answerError(c, notFound) : c.json(view(card));
  app.post("/", async (c) => {
    const parsed = keepRequest.safeParse(await jsonOf(c));
    if (!parsed.success) return answerError(c, invalidBody(parsed.error));
    return c.json(view(vault.begin(parsed.data)), 201);
  });
  app.get("/", (c) => {
    const card = vault.byReference(c.req.query("reference") ?? "");
    return c.json({ object: "list", data: card === undefined ? [] : [view(card)] });
  });
  app.get("/:id", (c) => answer(c, vault.byId(c.req.param("id"))));
  app.post("/:id/detach", (c) => answer(c, vault.detach(c.req.param("id"))));
  return app;
}
