import { createECDH } from "node:crypto";
import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { buildTown } from "../../../tests/town.ts";
import { newId } from "../../foundation/ids/index.ts";
import {
  linesOfPerson,
  openSubscription,
  readSubscription,
  showReminders,
  subscribePush,
  usableAddresses,
} from "./index.ts";

const db = await testDatabase();
const act = db.act();
const town = await buildTown(act);
const by = { address: "192.0.2.7", device: newId() };

test("a tap reaches whoever has shown a line there, first and once however often it comes", async () => {
  const { lineId } = await town.line();
  const shown = { kind: "line", lineId, proof: "renewal_code", language: "ko" } as const;
  const typed = browser("https://push.example.net/a");
  const first = await subscribePush(act, { target: shown, typed, by });
  const again = await subscribePush(act, { target: shown, typed, by });
  expect([first.ok, again]).toEqual([true, first]);
  const personId = first.ok ? first.value.personId : undefined;
  expect(await linesOfPerson(act, personId!)).toHaveLength(1);
  const { person } = (await showReminders(act, personId!))!;
  expect([person.language, person.channels[0]]).toEqual(["ko", "web_push"]);
  const [address] = usableAddresses(person);
  expect(openSubscription(address!.address)).toMatchObject({ endpoint: typed.endpoint });
  // A second browser of theirs is reached as well.
  const target = { kind: "person", personId: personId! } as const;
  await subscribePush(act, { target, typed: browser("https://push.example.net/b"), by });
  expect(usableAddresses((await showReminders(act, personId!))!.person)).toHaveLength(2);
});

test("a browser that taps without end is asked to wait", async () => {
  const { lineId } = await town.line();
  const target = { kind: "line", lineId, proof: "renewal_code", language: "ja" } as const;
  const device = newId();
  const tap = async (i: number) =>
    subscribePush(act, {
      ...{ target, typed: browser(`https://push.example.net/${i}`) },
      by: { address: "192.0.2.8", device },
    });
  for (let i = 0; i < 12; i++) expect((await tap(i)).ok).toBe(true);
  expect(await tap(12)).toMatchObject({ ok: false, refusal: "too_many_tries" });
});

test.each([
  ...["http://push.example.net/a", "https://127.0.0.1/a", "https://[::1]/a", "https://localhost/a"],
  ...[
    "https://push.example.net:8443/a",
    "https://user:x@push.example.net/",
    "ftp://x.example/",
    "",
  ],
  ...[
    "https://10.1/",
    "https://0x7f.1/",
    "javascript:alert(1)",
    `https://x.example/${"a".repeat(1000)}`,
  ],
])("%s is where no push service can be", (endpoint) => {
  expect(readSubscription({ ...browser("https://x.example/"), endpoint })).toMatchObject({
    ...{ ok: false, refusal: "subscription_unreadable", field: "endpoint" },
  });
});

test("keys that are none are refused: another length, or no point of the curve", () => {
  const good = browser("https://push.example.net/a");
  const off = Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 7)]).toString("base64url");
  for (const p256dh of ["", "AAAA", off, `${good.p256dh}A`, "<script>"]) {
    expect(readSubscription({ ...good, p256dh }).ok).toBe(false);
  }
  for (const auth of ["", "AAAA", "A".repeat(40), "#".repeat(22)]) {
    expect(readSubscription({ ...good, auth }).ok).toBe(false);
  }
  expect(readSubscription({ ...good, auth: `${good.auth}==` })).toEqual(readSubscription(good));
  for (const address of ["", "{}", "[]", '["x"]', "wang@example.com"]) {
    expect(openSubscription(address)).toBeUndefined();
  }
});

function browser(endpoint: string) {
  const curve = createECDH("prime256v1");
  return {
    endpoint,
    p256dh: curve.generateKeys().toString("base64url"),
    auth: "AAECAwQFBgcICQoLDA0ODw",
  };
}
