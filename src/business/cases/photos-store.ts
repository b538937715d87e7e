import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { CasePhoto } from "./case-photos.ts";
import type { CaseKey } from "./contact-store.ts";

interface PhotoTables {
  cases: { case_id: string; closed_at: Instant | null };
  case_photos: {
    line_id: string;
    case_id: string;
    photo_id: string;
    ordinal: number;
    jpeg_sealed: Buffer;
    width_px: number;
    height_px: number;
    added_at: Instant;
  };
}

export function insertPhoto(
  act: Act,
  { lineId, caseId }: CaseKey,
  photo: CasePhoto & { readonly jpeg: Buffer },
): Part {
  return part(
    tables(act)
      .insertInto("case_photos")
      .values({
        ...{ line_id: lineId, case_id: caseId, photo_id: photo.photoId, ordinal: photo.ordinal },
        jpeg_sealed: act.secrets.seal(photo.jpeg.toString("base64")),
        ...{ width_px: photo.widthPx, height_px: photo.heightPx, added_at: photo.addedAt },
      }),
  );
}

/** Without the pictures themselves. */
export async function photosOf(
  act: Act,
  { lineId, caseId }: CaseKey,
): Promise<readonly CasePhoto[]> {
  const rows = await tables(act)
    .selectFrom("case_photos")
    .select(["photo_id", "ordinal", "width_px", "height_px", "added_at"])
    .where("line_id", "=", lineId)
    .where("case_id", "=", caseId)
    .orderBy("ordinal")
    .execute();
  return rows.map((row) => ({
    ...{ photoId: row.photo_id, ordinal: row.ordinal, addedAt: row.added_at },
    ...{ widthPx: row.width_px, heightPx: row.height_px },
  }));
}

export async function photoFile(
  act: Act,
  { lineId, caseId }: CaseKey,
  ordinal: number,
): Promise<Buffer | undefined> {
  const row = await tables(act)
    .selectFrom("case_photos")
    .select("jpeg_sealed")
    .where("line_id", "=", lineId)
    .where("case_id", "=", caseId)
    .where("ordinal", "=", ordinal)
    .executeTakeFirst();
  const sealed = row?.jpeg_sealed ?? undefined;
  return sealed === undefined ? undefined : Buffer.from(act.secrets.unseal(sealed), "base64");
}

/** Forgets the pictures of one case. */
export function erasePhotos(act: Act, { lineId, caseId }: CaseKey): Part {
  return part(
    tables(act)
      .deleteFrom("case_photos")
      .where("line_id", "=", lineId)
      .where("case_id", "=", caseId),
    { expects: "any" },
  );
}

export async function hasOldPhotos(act: Act, closedBefore: Instant): Promise<boolean> {
  const row = await tables(act)
    .selectFrom("case_photos as p")
    .innerJoin("cases as c", "c.case_id", "p.case_id")
    .select("p.photo_id")
    .where("c.closed_at", "<", closedBefore)
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets the pictures of cases that were closed long ago. */
export function eraseOldPhotos(act: Act, closedBefore: Instant): Part {
  const old = tables(act)
    .selectFrom("cases")
    .select("case_id")
    .where("closed_at", "<", closedBefore);
  return part(tables(act).deleteFrom("case_photos").where("case_id", "in", old), {
    expects: "any",
  });
}

function tables(act: Act) {
  return act.database.tables<PhotoTables>();
}
