import { expect, it } from "vitest";
import type { CarrierSms } from "../../src/business/activation/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";

export type SmsLineKind =
  | "normal"
  | "recycled"
  | "suspended"
  | "answer_lost"
  | "request_lost"
  | "without_sms";

/** How a carrier sends texts, and the levers on its far side; `sms` is absent where it sends none. */
export interface SmsUnderTest {
  readonly sms: CarrierSms | undefined;
  /** The same adapter where nobody listens, and with a key nobody knows. */
  readonly unreachable: CarrierSms | undefined;
  readonly withWrongKey: CarrierSms | undefined;
  /** A fresh ICCID whose line behaves so; none when this carrier cannot play it. */
  line(kind: SmsLineKind): string | undefined;
  /** The texts that the carrier's own books have for a line. */
  texts(iccid: string): Promise<readonly string[]>;
}

/** What every carrier that sends short texts must do; one without says so by having none. */
export function texting(world: () => SmsUnderTest): void {
  it("takes a text and books it once, as it was written", async ({ skip }) => {
    const { sms } = world();
    if (sms === undefined) return skip("this carrier sends no texts");
    const text = textTo(world().line("normal"));
    expect(await sms.send(text)).toEqual({ kind: "accepted" });
    expect(await world().texts(text.iccid)).toEqual([text.text]);
  });

  it("sends one text however often the same is asked, where it says so", async ({ skip }) => {
    const { sms } = world();
    if (sms === undefined || sms.repeatSeconds === 0) return skip("a copy is a second text");
    const text = textTo(world().line("normal"));
    await Promise.all(Array.from({ length: 5 }, async () => sms.send(text)));
    expect(await world().texts(text.iccid)).toHaveLength(1);
  });

  it.each([
    ["without_sms", "no_sms"],
    ["recycled", "line_recycled"],
    ["suspended", "line_suspended"],
  ] as const)("refuses a line %s as %s, without effect", async (kind, failure) => {
    const { sms } = world();
    const iccid = world().line(kind);
    if (sms === undefined || iccid === undefined) return;
    expect(await sms.send(textTo(iccid))).toEqual({ kind: "refused", failure });
    expect(await world().texts(iccid)).toEqual([]);
  });

  it("refuses a text that is too long, whole", async ({ skip }) => {
    const { sms } = world();
    if (sms === undefined) return skip("this carrier sends no texts");
    const text = textTo(world().line("normal"), "繋".repeat(70 * sms.partsMax + 1));
    expect(await sms.send(text)).toEqual({ kind: "refused", failure: "too_long" });
    expect(await world().texts(text.iccid)).toEqual([]);
  });

  it("answers unknown when the answer is lost, whether it was taken or not", async ({ skip }) => {
    const { sms } = world();
    if (sms === undefined) return skip("this carrier sends no texts");
    for (const [kind, taken] of [
      ["answer_lost", 1],
      ["request_lost", 0],
    ] as const) {
      const iccid = world().line(kind);
      if (iccid === undefined) continue;
      const text = textTo(iccid);
      expect(await sms.send(text)).toEqual({ kind: "unknown" });
      expect(await world().texts(iccid)).toHaveLength(taken);
      if (sms.repeatSeconds === 0) continue;
      expect(await sms.send(text)).toEqual({ kind: "accepted" });
      expect(await world().texts(iccid)).toHaveLength(1);
    }
  });

  it("is certain that nothing went out when nobody listens", async ({ skip }) => {
    const { unreachable: sms } = world();
    if (sms === undefined) return skip("this carrier sends no texts");
    expect(await sms.send(textTo(world().line("normal")))).toMatchObject({ kind: "not_now" });
  });

  it("sends nothing with a wrong key", async ({ skip }) => {
    const { withWrongKey: sms } = world();
    if (sms === undefined) return skip("this carrier sends no texts");
    const text = textTo(world().line("normal"));
    expect(await sms.send(text)).toMatchObject({ kind: "refused" });
    expect(await world().texts(text.iccid)).toEqual([]);
  });
}

function textTo(iccid: string | undefined, text = "可用至日本时间11月30日23:59。") {
  return { reference: newId<"message">(), iccid: iccid!, text };
}
