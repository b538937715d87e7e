import { signOf } from "../../business/signs/index.ts";
import { allDevices } from "../../business/staff/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { SIGN_ARROWS, SIGN_PAPERS, signFile } from "../documents/index.ts";

/** As typed: each is read here. */
export interface SignWords {
  /** The name or id of a kiosk or a counter. */
  readonly device: string;
  readonly paper: string;
  readonly arrow: string;
  readonly ja?: string;
  readonly en?: string;
  readonly publicUrl: string;
}

type SignRefusal = "device_unknown" | "device_ambiguous" | "paper_unknown" | "arrow_unknown";

/** What a refusal means for whoever typed the command. */
export const SIGN_REFUSALS: Readonly<Record<SignRefusal, string>> = {
  device_unknown:
    "no kiosk or counter in use has this name or id: see `kiosk list`, `counter list`",
  device_ambiguous: "several have this name: give the id, see `counter list`",
  paper_unknown: `--paper: is ${SIGN_PAPERS.join(" or ")}`,
  arrow_unknown: `--arrow: is ${SIGN_ARROWS.join(", ")}`,
};

/** The sign beside a kiosk or a counter, as a PDF. */
export async function drawSign(
  act: Act,
  words: SignWords,
): Promise<Outcome<{ readonly content: Uint8Array; readonly url: string }, SignRefusal>> {
  const paper = SIGN_PAPERS.find((one) => one === words.paper.toLowerCase());
  if (paper === undefined) return refused("paper_unknown");
  const arrow = SIGN_ARROWS.find((one) => one === words.arrow);
  if (arrow === undefined) return refused("arrow_unknown");
  const name = words.device.normalize("NFC").trim();
  const [device, other] = (await allDevices(act)).filter(
    (one) =>
      (one.name === name || one.deviceId === name) &&
      one.kind !== "display" &&
      one.revokedAt === undefined,
  );
  if (device === undefined) return refused("device_unknown");
  if (other !== undefined) return refused("device_ambiguous");
  const { code, point } = await signOf(act, device);
  const ja = words.ja ?? point?.names.ja ?? device.name;
  const place = { ja, en: words.en ?? point?.names.en ?? ja };
  const url = `${words.publicUrl}/at/${code}`;
  const file = await signFile({ url, place, arrow }, { paper, at: act.clock.now() });
  return done({ content: file.content, url });
}
