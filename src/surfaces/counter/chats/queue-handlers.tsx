import { Hono, type Context } from "hono";
import {
  chatsFor,
  comeToDesk,
  markPresent,
  peopleThere,
  presences,
  readDesk,
  supportHours,
} from "../../../business/support/index.ts";
import type { FormInput } from "../../browser/index.ts";
import type { CounterGround } from "../ground.ts";
import { managed, partsOf } from "../manage/index.ts";
import { paths } from "../routes.ts";
import { actOf, showPage, staffOf, textsOf, type Trouble } from "../view.tsx";
import { QueuePage } from "./queue.page.tsx";

/** Who waits, and who is there to answer. */
export function queueRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const may = managed(ground, "answer_chat");
  app.get(
    "/chats",
    may.page(async (c) => showQueue(c, ground)),
  );
  app.post(
    "/chats/desk",
    may.form(async (c, form) => stand(c, ground, form)),
  );
  return app;
}

async function showQueue(c: Context, ground: CounterGround, trouble?: Trouble): Promise<Response> {
  const [act, staff] = [actOf(c, ground), staffOf(c)];
  await markPresent(act, staff.staffId);
  const [chats, there, everybody, desk, hours] = await Promise.all([
    chatsFor(act, staff),
    peopleThere(act),
    presences(act),
    readDesk(act),
    supportHours(act),
  ]);
  const own = everybody.find(({ staffId }) => staffId === staff.staffId);
  const parts = partsOf(c, ground, {
    at: paths.chats(),
    ...(trouble === undefined ? {} : { trouble }),
  });
  const page = (
    <QueuePage
      {...parts}
      {...{ chats, there, staff, hours }}
      isStaffed={desk.kind !== "closed"}
      {...(own === undefined ? {} : { own })}
    />
  );
  return showPage(c, page, trouble?.status ?? 200);
}

async function stand(c: Context, ground: CounterGround, form: FormInput): Promise<Response> {
  const wish = { isThere: form.text("there") === "yes", chatsMax: Number(form.text("places")) };
  const stood = await comeToDesk(actOf(c, ground), staffOf(c), wish);
  if (stood.ok) return c.redirect(paths.chats(), 303);
  const message = textsOf(c).chats.errors[stood.refusal];
  return showQueue(c, ground, { errors: [{ field: "places", message }], status: 422 });
}
