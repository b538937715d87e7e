import type { Context } from "hono";
import { readDesk, type Chat } from "../../../business/support/index.ts";
import { allStaff } from "../../../business/staff/index.ts";
import { deskLine } from "../../documents/index.ts";
import type { WebGround } from "../ground.ts";
import { actOf, languageOf, zoneOf } from "../view.ts";

export interface DeskNow {
  /** Who answers, or when somebody will, in one sentence. */
  readonly says: string;
  readonly answers: "now" | "later";
}

export async function deskOf(
  c: Context,
  ground: WebGround,
  chat: Chat | undefined,
): Promise<DeskNow> {
  const act = actOf(c, ground);
  const [desk, people] = await Promise.all([readDesk(act, chat), holdersOf(c, ground, chat)]);
  const holder = people.find(({ staffId }) => staffId === chat?.takenBy)?.name;
  const named = holder === undefined ? {} : { holder };
  const says = deskLine(chat, { desk, ...named, language: languageOf(c), zone: zoneOf(c) });
  const isHeld = chat?.state === "taken" && holder !== undefined;
  return { says, answers: isHeld || desk.kind === "there" ? "now" : "later" };
}

async function holdersOf(c: Context, ground: WebGround, chat: Chat | undefined) {
  return chat?.takenBy === undefined ? [] : allStaff(actOf(c, ground));
}
