import { onLine, type Act } from "../../foundation/act/index.ts";
import { idOfName, newHumanCode } from "../../foundation/ids/index.ts";
import { maskCards } from "../../foundation/masking/index.ts";
import type { Picture, PictureRefusal } from "../../foundation/pictures/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import {
  readContact,
  readVoucher,
  renewalOf,
  type RenewalKey,
  type Voucher,
} from "../renewals/index.ts";
import { supportHours } from "../support/index.ts";
import { deviceById } from "../staff/index.ts";
import {
  CASE_CAUSES,
  CASE_NUMBER_LENGTH,
  CASE_TEXT_MAX,
  CASES_OPEN_MAX,
  judgeReport,
  type Case,
  type SeenThen,
  type Told,
} from "./case.ts";
import { limitsOf } from "./time-limits.ts";
import { addPicture, makePicture, photoOf } from "./case-photos.ts";
import { casesOf, insertCase } from "./cases-store.ts";
import { insertPhoto } from "./photos-store.ts";

export interface CaseWish {
  readonly cause: string;
  readonly text?: string;
  /** Where the answer goes; without it, it is read by the case's number. */
  readonly email?: string;
  readonly language: Language;
  readonly channel: Case["channel"];
  /** Of the form: pressed twice, it is one case. */
  readonly once: string;
}

export type OpenCaseRefusal =
  | "order_unknown"
  | "cause_missing"
  | "text_missing"
  | "text_too_long"
  | "contact_unreadable"
  | "too_many_cases";

/**
 * Takes down what somebody reports about an order, with what is seen of the order at this moment.
 * Whoever calls has proven the order. Refusals name the field; `text_too_long` carries
 * `facts.lengthMax`.
 */
export async function openCase(
  act: Act,
  key: RenewalKey,
  wish: CaseWish,
  picture?: Picture,
): Promise<Outcome<Case, OpenCaseRefusal>> {
  const told = readTold(wish);
  if (!told.ok) return told;
  const caseId = idOfName<"case">(`case ${key.renewalId} ${wish.once}`);
  return onLine(act, key.lineId, async (turn) => {
    const [voucher, renewal] = await Promise.all([readVoucher(act, key), renewalOf(act, key)]);
    if (voucher === undefined || renewal === undefined) return refused("order_unknown");
    const judged = judgeReport(await casesOf(act, key), { ...told.value, caseId });
    if (judged.kind === "known") return done(judged.known);
    if (judged.kind === "too_many") {
      return refused("too_many_cases", { facts: { open: CASES_OPEN_MAX } });
    }
    const [agentId, hours] = await Promise.all([soldBy(act, renewal.deviceId), supportHours(act)]);
    const openedAt = act.clock.now();
    const opened: Case = {
      ...told.value,
      ...{ lineId: renewal.lineId, renewalId: renewal.renewalId, caseId },
      number: newHumanCode(CASE_NUMBER_LENGTH),
      language: wish.language,
      channel: wish.channel,
      ...(agentId === undefined ? {} : { agentId }),
      seen: seenIn(voucher),
      state: "open",
      openedAt,
      limits: limitsOf(told.value.cause, openedAt, hours),
    };
    const { cause, channel, number } = opened;
    const photos = picture === undefined ? [] : [firstPhoto(act, opened, picture)];
    const after = { state: "open", cause, channel, number, photos: photos.length };
    await turn.write({ name: "case.opened", thing: caseId, after }, [
      ...insertCase(act, opened),
      ...photos,
    ]);
    return done(opened);
  });
}

/**
 * The same with a picture that shows it, both in one statement or neither. Of a case that is known
 * already the picture is added, if there is room.
 */
export async function openCaseWithPhoto(
  act: Act,
  key: RenewalKey,
  { photo, ...wish }: CaseWish & { readonly photo: Uint8Array },
): Promise<Outcome<Case, OpenCaseRefusal | PictureRefusal>> {
  // Cheap first: nobody has a picture made anew for a report that says nothing.
  const told = readTold(wish);
  if (!told.ok) return told;
  const picture = await makePicture(photo);
  if (!picture.ok) return picture;
  const opened = await openCase(act, key, wish, picture.value);
  if (opened.ok) await addPicture(act, opened.value, picture.value);
  return opened;
}

function firstPhoto(act: Act, opened: Case, picture: Picture) {
  const photo = photoOf(act, opened, { picture, ordinal: 1 });
  return insertPhoto(act, opened, { ...photo, jpeg: picture.jpeg });
}

/** What was told, tidied; refused where it says too little or too much. */
export function readTold(
  wish: Pick<CaseWish, "cause" | "text" | "email">,
): Outcome<Told, OpenCaseRefusal> {
  const cause = CASE_CAUSES.find((one) => one === wish.cause);
  if (cause === undefined) return refused("cause_missing", { field: "cause" });
  const typed = (wish.text ?? "").normalize("NFC").replaceAll("\r", "").trim();
  const text = maskCards(typed);
  if (cause === "other" && text === "") return refused("text_missing", { field: "text" });
  if ([...text].length > CASE_TEXT_MAX) {
    return refused("text_too_long", { field: "text", facts: { lengthMax: CASE_TEXT_MAX } });
  }
  const contact = readContact(wish.email);
  if (!contact.ok) return contact;
  const contactEmail = contact.value;
  return done({
    cause,
    ...(text === "" ? {} : { text }),
    ...(contactEmail === undefined ? {} : { contactEmail }),
  });
}

async function soldBy(act: Act, deviceId: string | undefined): Promise<string | undefined> {
  return deviceId === undefined ? undefined : (await deviceById(act, deviceId))?.agentId;
}

function seenIn({
  state,
  totalYen,
  ends,
  paidAt,
  promiseLeftSeconds,
  receipts,
}: Voucher): SeenThen {
  return {
    ...{ state, totalYen, ends, receipts: receipts.length },
    ...(paidAt === undefined ? {} : { paidAt }),
    ...(promiseLeftSeconds === undefined ? {} : { promiseLeftSeconds }),
  };
}
