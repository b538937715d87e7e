import { JST, localDate, type Instant } from "../../foundation/clock/index.ts";
import { refused, type Refused } from "../../foundation/outcome/index.ts";
import type { DocumentKind, DocumentRefusal, ShownDocument } from "./document.ts";

export interface Judging {
  readonly now: Instant;
  /** What the policy takes here. */
  readonly accepts: readonly DocumentKind[];
  /** Whether the line was registered with another document; undefined when with none. */
  readonly isRegistered?: boolean | undefined;
}

/** Why a document is not taken; undefined when it is. It is good on its last day, in Japan. */
export function judgeDocument(
  document: ShownDocument,
  { now, accepts, isRegistered }: Judging,
): Refused<DocumentRefusal> | undefined {
  if (!accepts.includes(document.kind)) {
    return refused("document_other_kind", { field: "kind", facts: { kind: document.kind } });
  }
  if (!/^[A-Z0-9]{4,20}$/.test(document.number)) {
    return refused("document_number_unreadable", { field: "number" });
  }
  if (!/^[A-Z]{1,3}$/.test(document.issuer)) {
    return refused("document_issuer_unreadable", { field: "issuer" });
  }
  const { expiresOn } = document;
  if (expiresOn !== undefined && !isDate(expiresOn)) {
    return refused("document_date_unreadable", { field: "expires" });
  }
  if (expiresOn !== undefined && expiresOn < localDate(now, JST)) {
    return refused("document_expired", { field: "expires", facts: { expiresOn } });
  }
  if (isRegistered === false) return refused("document_other_person", { field: "number" });
  return undefined;
}

/** A document as a clerk types it: any width, any spacing, small letters. */
export function readTypedDocument(typed: {
  readonly kind: DocumentKind;
  readonly issuer: string;
  readonly number: string;
  readonly expires: string;
}): ShownDocument {
  const tidy = (text: string) => text.normalize("NFKC").replaceAll(/[\s-]/g, "").toUpperCase();
  const expires = typed.expires
    .normalize("NFKC")
    .trim()
    .replaceAll(/[/.年月]/g, "-")
    .replace("日", "");
  return {
    kind: typed.kind,
    issuer: tidy(typed.issuer),
    number: tidy(typed.number),
    ...(expires === "" ? {} : { expiresOn: expires }),
  };
}

function isDate(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (found === null) return false;
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= last;
}
