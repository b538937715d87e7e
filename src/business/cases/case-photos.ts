import { onLine, type Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { idOfName } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { reEncode, type PictureRefusal } from "../../foundation/pictures/index.ts";
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
  const made = await reEncode(content);
  if (!made.ok) return { ...made, field: "photo" };
  const { jpeg, widthPx, heightPx } = made.value;
  const photoId = idOfName(`photo ${key.caseId} ${jpeg.toString("base64")}`);
  return onLine(act, key.lineId, async (turn) => {
    const [found, photos] = await Promise.all([caseOf(act, key), photosOf(act, key)]);
    if (found === undefined) return refused("case_unknown");
    const known = photos.find((one) => one.photoId === photoId);
    if (known !== undefined) return done(known);
    if (found.state === "closed") return refused("case_moved_on", { field: "photo" });
    if (photos.length >= PHOTOS_MAX) return refused("enough_photos", { field: "photo" });
    const ordinal = photos.length + 1;
    const photo = { photoId, ordinal, widthPx, heightPx, addedAt: act.clock.now() };
    await turn.write({ name: "case.photo_added", thing: key.caseId, after: { ordinal } }, [
      insertPhoto(act, key, { ...photo, jpeg }),
    ]);
    return done(photo);
  });
}
