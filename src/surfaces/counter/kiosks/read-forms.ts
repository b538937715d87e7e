import type { KioskWish, StaffDutyWish } from "../../../business/kiosks/index.ts";
import { kioskPrinter } from "../../../business/printing/index.ts";
import { readPointCalled } from "../../../business/points/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { done, refused, type Outcome } from "../../../foundation/outcome/index.ts";
import { PAPER_WIDTHS_MM, type Paper } from "../../../foundation/paper/index.ts";
import type { FormInput } from "../../browser/index.ts";

export const KIOSK_FIELDS = ["name", "point", "reader", "width"] as const;

/** Where a machine stands and what is in it, as it was typed; a point is named by its code. */
export async function readKioskForm(
  act: Act,
  form: FormInput,
  deviceId?: string,
): Promise<Outcome<Omit<KioskWish, "agentId">, "point_unknown">> {
  const code = form.text("point").normalize("NFKC").trim();
  const found = code === "" ? undefined : await readPointCalled(act, code);
  if (code !== "" && found === undefined) return refused("point_unknown", { field: "point" });
  const reader = form.text("reader").trim();
  const paperMm = PAPER_WIDTHS_MM.find((one) => String(one) === form.text("width"));
  return done({
    name: form.text("name"),
    ...(found === undefined ? {} : { pointId: found.point.pointId }),
    ...(reader === "" ? {} : { reader }),
    ...(paperMm === undefined ? {} : { paper: await paperOf(act, paperMm, deviceId) }),
  });
}

/** What letters a printer knows is said by the command that adds it; here they stay as they are. */
async function paperOf(
  act: Act,
  paperMm: Paper["paperMm"],
  deviceId: string | undefined,
): Promise<Paper> {
  const printer = deviceId === undefined ? undefined : await kioskPrinter(act, deviceId);
  return { paperMm, codePages: printer?.codePages ?? ["shiftjis"] };
}

/** What customers shall read; undefined when every field is empty. */
export function readMessageForm(form: FormInput): Readonly<Record<string, string>> | undefined {
  const texts = LANGUAGES.map((language) => [language, form.text(language).trim()] as const);
  const said = texts.filter(([, text]) => text !== "");
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

/** What the machine shall do; undefined for what no button of ours asks. */
export function readDutyForm(form: FormInput): StaffDutyWish | undefined {
  const what = (["browser", "program"] as const).find((one) => one === form.text("what"));
  if (what !== undefined) return { kind: "restart", what };
  if (form.text("what") !== "update") return undefined;
  const [version, url, signature] = (["version", "url", "signature"] as const).map((name) =>
    form.text(name).trim(),
  );
  return { kind: "update", version: version!, url: url!, signature: signature! };
}
