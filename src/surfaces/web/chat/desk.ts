import type { Context } from "hono";
import { readDesk, type Chat } from "../../../business/support/index.ts";
import { allStaff } from "../../../business/staff/index.ts";
import { deskLine } from "../../documents/index.ts";
import type { WebGround } from "../ground.ts";
import { actOf, languageOf, zoneOf } from "../view.ts";

/** Who answers a chat, or when somebody will, in one sentence. */
export async function deskOf(
  c: Context,
  ground: WebGround,
  chat: Chat | undefined,
): Promise<string> {
  const act = actOf(c, ground);
  const [desk, people] = await Promise.all([readDesk(act, chat), holdersOf(c, ground, chat)]);
  const holder = people.find(({ staffId }) => staffId === chat?.takenBy)?.name;
  const named = holder === undefined ? {} : { holder };
  return deskLine(chat, { desk, ...named, language: languageOf(c), zone: zoneOf(c) });
}

async function holdersOf(c: Context, ground: WebGround, chat: Chat | undefined) {
  return chat?.takenBy === undefined ? [] : allStaff(actOf(c, ground));
}
