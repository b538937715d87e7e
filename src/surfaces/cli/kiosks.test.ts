import { expect, it } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { hearKiosk } from "../../business/kiosks/index.ts";
import { kioskPrinter } from "../../business/printing/index.ts";
import { deviceByToken, pairDevice } from "../../business/staff/index.ts";
import {
  directKiosk,
  drawSign,
  KIOSK_REFUSALS,
  listKiosks,
  lookAtKiosks,
  messageKiosk,
  moveKiosk,
  orderKiosk,
  pairKiosk,
  revokeKiosk,
  showKioskPast,
  SIGN_REFUSALS,
} from "./index.ts";

const act = (await testDatabase()).act();
const publicUrl = "https://tsunagu.example";

it("takes a kiosk from its pairing to its end", async () => {
  expect(await listKiosks(act)).toBe("none\n");
  const offered = await pairKiosk(act, { name: "North exit", reader: "tmr_1", publicUrl });
  expect(await listKiosks(act)).toMatch(/North exit\s+offered\s+silent\s+nothing\s+never/);
  const code = /^ {2}(\S+)$/m.exec(offered.ok ? offered.value : "")?.[1] ?? "";
  const paired = await pairDevice(act, { code, address: "192.0.2.1" });
  if (!paired.ok) throw new Error(paired.refusal);
  const { device, token } = paired.value;
  expect(device).toMatchObject({ kind: "kiosk", reader: "tmr_1" });
  await hearKiosk(act, device, {
    ...{ paper: "ok", printer: "ready", reader: "ready", scanner: "ready" },
    ...{ version: "2.1.0", service: "in" },
  });
  expect(await listKiosks(act)).toMatch(/paired\s+ready\s+redirect reader pin\s+2\.1\.0/);
  expect(await directKiosk(act, { kiosk: "North exit", service: "out" })).toMatchObject({
    ok: true,
  });
  expect(await listKiosks(act)).toMatch(/paired\s+out_of_service\s+nothing/);
  expect((await directKiosk(act, { kiosk: device.deviceId, service: "in" })).ok).toBe(true);
  await hearKiosk(act, device, {
    ...{ paper: "low", printer: "ready", reader: "ready", scanner: "ready" },
    ...{ version: "2.1.0", service: "in" },
  });
  expect(await lookAtKiosks(act)).toMatch(/North exit\s+paper_low/);
  const wish = { kind: "restart", what: "program" } as const;
  expect((await orderKiosk(act, { kiosk: "North exit", wish })).ok).toBe(true);
  expect((await moveKiosk(act, { kiosk: "North exit" })).ok).toBe(true);
  const past = await showKioskPast(act, "North exit");
  expect(past.ok && past.value).toMatch(/kiosk\.duty_asked[^]*paper low[^]*device\.paired/);
  expect((await kioskPrinter(act, device.deviceId))?.paperMm).toBe(80);
  const asked = { device: "North exit", paper: "a4", arrow: "up", publicUrl };
  const drawn = await drawSign(act, asked);
  expect(drawn.ok && drawn.value.url).toMatch(/^https:\/\/tsunagu\.example\/at\/[0-9A-Z]{6}$/);
  for (const [change, refusal] of [
    [{ paper: "b5" }, "paper_unknown"],
    [{ arrow: "back" }, "arrow_unknown"],
    [{ device: "Nowhere" }, "device_unknown"],
  ] as const) {
    expect(await drawSign(act, { ...asked, ...change })).toMatchObject({ ok: false, refusal });
    expect(SIGN_REFUSALS[refusal]).toMatch(/\w/);
  }
  const texts = ["ja=点検中です", "en=Being checked = soon back"];
  expect((await messageKiosk(act, { kiosk: "North exit", texts })).ok).toBe(true);
  expect((await messageKiosk(act, { kiosk: "North exit", texts: "none" })).ok).toBe(true);
  expect(await revokeKiosk(act, " North exit ")).toMatchObject({ ok: true });
  expect(await deviceByToken(act, token)).toBeUndefined();
  expect(await listKiosks(act)).toContain("revoked");
});

it("says what cannot be done", async () => {
  for (let i = 0; i < 2; i++) await pairKiosk(act, { name: "Twin", publicUrl });
  const one = await pairKiosk(act, { name: "One", publicUrl });
  expect(one.ok).toBe(true);
  for (const [asked, refusal] of [
    [pairKiosk(act, { name: " ", publicUrl }), "device_name_unreadable"],
    [pairKiosk(act, { name: "A", reader: "a b", publicUrl }), "reader_unreadable"],
    [pairKiosk(act, { name: "A", point: "nowhere", publicUrl }), "point_unknown"],
    [pairKiosk(act, { name: "A", agent: "NOBODY", publicUrl }), "agent_unknown"],
    [revokeKiosk(act, "Nobody"), "kiosk_unknown"],
    [directKiosk(act, { kiosk: "Twin", service: "out" }), "kiosk_ambiguous"],
    [messageKiosk(act, { kiosk: "One", texts: [] }), "message_unreadable"],
    [messageKiosk(act, { kiosk: "One", texts: ["tlh=nuqneH"] }), "message_unreadable"],
  ] as const) {
    expect(await asked).toMatchObject({ ok: false, refusal });
    expect(KIOSK_REFUSALS[refusal]).toMatch(/\w/);
  }
});
