import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { soracomSms } from "../../src/gateways/carriers/soracom/index.ts";
import { fakeSoracom } from "../fakes/soracom.ts";
import { CONTRACTS } from "../fakes/specification.ts";
import { texting } from "./carrier-sms.ts";

const soracom = await fakeSoracom({ keyId: "keyId-1", key: "secret-1" });
afterAll(async () => soracom.close());
const { apiUrl } = soracom;
const sms = soracomSms({ authKeyId: "keyId-1", authKey: "secret-1", apiUrl });

describe("the contract", () => {
  texting(() => ({
    sms,
    unreachable: soracomSms({ authKeyId: "k", authKey: "s", apiUrl: "http://127.0.0.1:1" }),
    withWrongKey: soracomSms({ authKeyId: "keyId-1", authKey: "wrong", apiUrl }),
    line: (kind) => (kind === "recycled" || kind === "suspended" ? undefined : soracom.sim(kind)),
    texts: async (iccid) =>
      soracom.taken.filter(({ sim }) => sim === iccid).map(({ text }) => text),
  }));
});

const textTo = (iccid: string, text = "Your SIM works until 30 Nov.") => ({
  ...{ reference: "m-1", iccid, text },
});

it("sends narrow letters narrow and wide ones wide, as many as one part holds", async () => {
  const [narrow, wide] = [soracom.sim("normal"), soracom.sim("normal")];
  expect(await sms.send(textTo(narrow, "a".repeat(160)))).toEqual({ kind: "accepted" });
  expect(await sms.send(textTo(wide, "繋".repeat(70)))).toEqual({ kind: "accepted" });
  expect(soracom.taken.slice(-2).map(({ encoding }) => encoding)).toEqual([1, 2]);
  expect(await sms.send(textTo(narrow, "a".repeat(161)))).toMatchObject({ failure: "too_long" });
});

it("asks for a pass once, and once more when it is over, and sends one text all the same", async () => {
  const sim = soracom.sim("normal");
  const own = soracomSms({ authKeyId: "keyId-1", authKey: "secret-1", apiUrl });
  const before = soracom.auths();
  await Promise.all(Array.from({ length: 3 }, async () => own.send(textTo(sim))));
  expect(soracom.auths() - before).toBe(1);
  soracom.endPasses();
  await Promise.all(Array.from({ length: 3 }, async () => own.send(textTo(sim))));
  expect(soracom.auths() - before).toBe(2);
  expect(soracom.taken.filter((one) => one.sim === sim)).toHaveLength(6);
});

it.each([
  ["busy", { kind: "not_now", reason: "429" }],
  ["broken", { kind: "unknown" }],
] as const)("answers a SIM that is %s without guessing", async (kind, answer) => {
  expect(await sms.send(textTo(soracom.sim(kind)))).toEqual(answer);
});

it("refuses a SIM that SORACOM does not have", async () => {
  const answer = { kind: "refused", failure: "carrier_refused" };
  expect(await sms.send(textTo("8981040000000099999"))).toEqual(answer);
});

it("says what its specification says", ({ skip }) => {
  const file = path.join(CONTRACTS, "soracom-api.en.yaml");
  if (!existsSync(file)) return skip(`no specification in ${CONTRACTS}`);
  const text = readFileSync(file, "utf8");
  const from = (heading: string) => text.slice(text.indexOf(heading)).slice(0, 1600);
  const operation = from("  /sims/{sim_id}/send_sms:");
  for (const word of ["post:", '"202":', '"400":', "does not support SMS API", '"404":']) {
    expect(operation).toContain(word);
  }
  const request = from("    SmsForwardingRequest:");
  for (const word of ["encodingType:", "`1`: Send in GSM 7-bit", "Maximum 160", "Maximum 70"]) {
    expect(request).toContain(word);
  }
  expect(from("    AuthResponse:")).toMatch(/apiKey:[\s\S]+token:/u);
});
