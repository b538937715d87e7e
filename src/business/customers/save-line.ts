import { onLine, type Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { CustomerId } from "./customer.ts";
import { readSavedLines, removedLinePart, savedLinePart } from "./customers-store.ts";
import {
  isSavingProof,
  readNickname,
  SAVED_LINES_MAX,
  strongerProof,
  type SavedLine,
} from "./saved-line.ts";

export type SaveLineRefusal = "proof_too_weak" | "too_many_lines" | "nickname_too_long";

/**
 * Keeps a line that the customer has just proven to hold. Saving it again renames it and may make
 * the proof stronger, never weaker.
 */
export async function saveLine(
  act: Act,
  customerId: CustomerId,
  wanted: { lineId: string; proof: string; nickname: string },
): Promise<Outcome<SavedLine, SaveLineRefusal>> {
  const { lineId, proof } = wanted;
  if (!isSavingProof(proof)) return refused("proof_too_weak");
  const nickname = readNickname(wanted.nickname);
  if (!nickname.ok) return nickname;
  return onLine(act, lineId, async (turn) => {
    const saved = await readSavedLines(act, customerId);
    const before = saved.find((line) => line.lineId === lineId);
    if (before === undefined && saved.length >= SAVED_LINES_MAX) {
      return refused("too_many_lines", { facts: { max: SAVED_LINES_MAX } });
    }
    const line: SavedLine = {
      lineId,
      proof: before === undefined ? proof : strongerProof(before.proof, proof),
      savedAt: before?.savedAt ?? act.clock.now(),
      ...(nickname.value === undefined ? {} : { nickname: nickname.value }),
    };
    const news = { name: "customer_line.saved", thing: customerId, after: { proof: line.proof } };
    await turn.write(news, [savedLinePart(act, customerId, line)]);
    return done(line);
  });
}

/** Gives a kept line another nickname, or none. */
export async function renameLine(
  act: Act,
  customerId: CustomerId,
  wanted: { lineId: string; nickname: string },
): Promise<Outcome<SavedLine, "no_such_line" | "nickname_too_long">> {
  const nickname = readNickname(wanted.nickname);
  if (!nickname.ok) return nickname;
  return onLine(act, wanted.lineId, async (turn) => {
    const before = await savedLine(act, customerId, wanted.lineId);
    if (before === undefined) return refused("no_such_line");
    const { nickname: _, ...rest } = before;
    const line: SavedLine = {
      ...rest,
      ...(nickname.value === undefined ? {} : { nickname: nickname.value }),
    };
    const news = { name: "customer_line.renamed", thing: customerId };
    await turn.write(news, [savedLinePart(act, customerId, line)]);
    return done(line);
  });
}

/** Keeps a line no longer; removing what is not kept changes nothing. */
export async function removeLine(act: Act, customerId: CustomerId, lineId: string): Promise<void> {
  await onLine(act, lineId, async (turn) => {
    if ((await savedLine(act, customerId, lineId)) === undefined) return;
    const news = { name: "customer_line.removed", thing: customerId };
    await turn.write(news, [removedLinePart(act, customerId, lineId)]);
  });
}

export async function savedLines(act: Act, customerId: CustomerId): Promise<readonly SavedLine[]> {
  return readSavedLines(act, customerId);
}

export async function savedLine(
  act: Act,
  customerId: CustomerId,
  lineId: string,
): Promise<SavedLine | undefined> {
  return (await readSavedLines(act, customerId, lineId))[0];
}
