import { onLine, type Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { idOfName } from "../../foundation/ids/index.ts";
import { takeTurn } from "../../foundation/limits/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { reEncode, type Picture, type PictureRefusal } from "../../foundation/pictures/index.ts";
import { caseOf } from "./cases-store.ts";
import type { CaseKey } from "./contact-store.ts";
import { insertPhoto, photosOf } from "./photos-store.ts";

/** A picture that shows what somebody reports. */
export interface CasePhoto {
  readonly photoId: string;
  /** Its place in the case, counted from 1. */
  readonly ordinal: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly addedAt: Instant;
}

export const PHOTOS_MAX = 4;

export type PhotoRefusal = PictureRefusal | "case_unknown" | "case_moved_on" | "enough_photos";

/**
 * Adds a picture to a case that is not closed, made anew without what was written into it. Whoever
 * calls has proven the case. The same picture again is the one that is there.
 */
export async function addPhoto(
  act: Act,
  key: CaseKey,
  content: Uint8Array,
): Promise<Outcome<CasePhoto, PhotoRefusal>> {
  const place = await placeIn(act, key);
  if (!place.ok) return place;
  const made = await makePicture(content);
  return made.ok ? addPicture(act, key, made.value) : made;
}

/** Before a picture is made, which is work: one more than all there can be is the same one again. */
async function placeIn(act: Act, key: CaseKey): Promise<Outcome<null, PhotoRefusal>> {
  const found = await caseOf(act, key);
  if (found === undefined) return refused("case_unknown");
  if (found.state === "closed") return refused("case_moved_on", { field: "photo" });
  const turn = await takeTurn(act, [
    { key: `photos:${key.caseId}`, perWindow: 4 * PHOTOS_MAX, windowSeconds: 3600 },
  ]);
  return turn.ok ? done(null) : refused("busy", { field: "photo" });
}

/** A picture of ours, or why there is none; the field is named as forms name it. */
export async function makePicture(content: Uint8Array): Promise<Outcome<Picture, PictureRefusal>> {
  const made = await reEncode(content);
  return made.ok ? made : { ...made, field: "photo" };
}

export async function addPicture(
  act: Act,
  key: CaseKey,
  picture: Picture,
): Promise<Outcome<CasePhoto, PhotoRefusal>> {
  const { photoId } = photoOf(act, key, { picture, ordinal: 1 });
  return onLine(act, key.lineId, async (turn) => {
    const [found, photos] = await Promise.all([caseOf(act, key), photosOf(act, key)]);
    if (found === undefined) return refused("case_unknown");
    const known = photos.find((one) => one.photoId === photoId);
    if (known !== undefined) return done(known);
    if (found.state === "closed") return refused("case_moved_on", { field: "photo" });
    if (photos.length >= PHOTOS_MAX) return refused("enough_photos", { field: "photo" });
    const ordinal = photos.length + 1;
    const photo = photoOf(act, key, { picture, ordinal });
    await turn.write({ name: "case.photo_added", thing: key.caseId, after: { ordinal } }, [
      insertPhoto(act, key, { ...photo, jpeg: picture.jpeg }),
    ]);
    return done(photo);
  });
}

/** The same picture of the same case has the same id. */
export function photoOf(
  act: Act,
  { caseId }: CaseKey,
  of: { readonly picture: Picture; readonly ordinal: number },
): CasePhoto {
  const { jpeg, widthPx, heightPx } = of.picture;
  const photoId = idOfName(`photo ${caseId} ${jpeg.toString("base64")}`);
  return { photoId, ordinal: of.ordinal, widthPx, heightPx, addedAt: act.clock.now() };
}
