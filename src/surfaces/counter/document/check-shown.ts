import {
  checkDocument,
  DOCUMENT_KINDS,
  freshCheck,
  readMrz,
  readTypedDocument,
  type DocumentKind,
  type DocumentRefusal,
  type IdentityCheck,
  type MrzRefusal,
} from "../../../business/identity/index.ts";
import type { LineId } from "../../../business/lines/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import { done, refused, type Outcome, type Refused } from "../../../foundation/outcome/index.ts";
import type { FormInput } from "../../browser/index.ts";
import type { FieldError } from "../../html/index.ts";
import { counterTexts, type StaffLanguage } from "../staff-texts/index.ts";

/** Which documents a page asks for, and the check of a moment ago, if there is one. */
export interface Asked {
  readonly lineId: LineId;
  /** None: nothing is asked. */
  readonly accepts: readonly DocumentKind[];
  /** The first document of a new contract is registered with its line. */
  readonly isToRegister: boolean;
}

type ShownRefusal = DocumentRefusal | MrzRefusal | "document_missing";

/** Checks what was read or typed, unless nothing is asked or a check of a moment ago serves. */
export async function checkShown(
  act: Act,
  asked: Asked,
  form: FormInput,
): Promise<Outcome<IdentityCheck | undefined, ShownRefusal>> {
  if (asked.accepts.length === 0) return done(undefined);
  const fresh = await freshCheck(act, asked);
  if (fresh !== undefined) return done(fresh);
  const document = readShown(act, form);
  return document.ok ? checkDocument(act, { ...asked, document: document.value }) : document;
}

function readShown(act: Act, form: FormInput) {
  const zone = form.text("document");
  if (zone !== "") return readMrz(zone, act.clock.now());
  const number = form.text("number");
  if (number === "") return refused("document_missing", { field: "document" });
  const kind = DOCUMENT_KINDS.find((one) => one === form.text("kind")) ?? "passport";
  const typed = { kind, number, issuer: form.text("issuer"), expires: form.text("expires") };
  return done(readTypedDocument(typed));
}

/** At the field that was used: a zone that was read has no other fields. */
export function documentError(
  { refusal, field, facts = {} }: Refused<ShownRefusal>,
  of: { readonly language: StaffLanguage; readonly form: FormInput },
): FieldError {
  const texts = counterTexts[of.language].sale.identity;
  const at = of.form.text("document") === "" ? (field ?? "document") : "document";
  const message =
    refusal === "mrz_unreadable" || refusal === "mrz_check_wrong"
      ? texts[refusal](String(facts["line"]), String(facts["character"]))
      : texts[refusal];
  return { field: at, message };
}
