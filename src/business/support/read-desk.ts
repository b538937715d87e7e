import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { isHours } from "../points/index.ts";
import { may, type Staff } from "../staff/index.ts";
import type { Chat } from "./chat.ts";
import { lastMinutes, openChats } from "./chats-store.ts";
import {
  CHATS_AT_ONCE_MAX,
  deskState,
  isPresent,
  minutesOfOne,
  type DeskState,
  type Presence,
} from "./desk-state.ts";
import { presences, putHours, putPresence, supportHours } from "./desk-store.ts";

const LAST_ONES = 20;

/** Whether somebody answers now and how long that takes, for a chat or for whoever thinks of one. */
export async function readDesk(act: Act, chat?: Chat): Promise<DeskState> {
  const now = act.clock.now();
  const [hours, people, open, minutes] = await Promise.all([
    supportHours(act),
    presences(act),
    openChats(act),
    lastMinutes(act, LAST_ONES),
  ]);
  const agentId = chat?.agentId;
  const there = people.filter((one) => isPresent(one, now) && one.agentId === agentId);
  const beside = open.filter((one) => one.agentId === agentId);
  const waiting = beside.filter(({ state }) => state === "waiting");
  const place = waiting.findIndex(({ chatId }) => chatId === chat?.chatId);
  return deskState({
    ...{ hours, now },
    places: there.map(({ chatsMax }) => chatsMax),
    busy: beside.length - waiting.length,
    ahead: place === -1 ? waiting.length : place,
    minutesEach: minutesOfOne(minutes),
  });
}

export async function peopleThere(act: Act): Promise<readonly Presence[]> {
  const now = act.clock.now();
  return (await presences(act)).filter((one) => isPresent(one, now));
}

/** Somebody says that they are at the desk and how many chats they take, or that they leave it. */
export async function comeToDesk(
  act: Act,
  staff: Staff,
  wish: { readonly isThere: boolean; readonly chatsMax: number },
): Promise<Outcome<null, "not_allowed" | "capacity_unreadable">> {
  if (!may(staff, "answer_chat")) return refused("not_allowed");
  const { isThere, chatsMax } = wish;
  if (!Number.isInteger(chatsMax) || chatsMax < 1 || chatsMax > CHATS_AT_ONCE_MAX) {
    return refused("capacity_unreadable", { field: "places" });
  }
  await writeHouse(
    act,
    { name: isThere ? "desk.came" : "desk.left", thing: staff.staffId, after: { chatsMax } },
    [putPresence(act, { staffId: staff.staffId, isThere, chatsMax })],
  );
  return done(null);
}

/** When the desk is staffed, in OpenStreetMap's `opening_hours`, in Japan's time. */
export async function setSupportHours(
  act: Act,
  staff: Staff,
  hours: string,
): Promise<Outcome<null, "not_allowed" | "hours_unreadable">> {
  if (!may(staff, "direct_support")) return refused("not_allowed");
  const text = hours.trim();
  if (text === "" || !isHours(text)) return refused("hours_unreadable", { field: "hours" });
  if (text === (await supportHours(act))) return done(null);
  await writeHouse(act, { name: "support.hours_set", after: { hours: text } }, [
    putHours(act, text),
  ]);
  return done(null);
}
