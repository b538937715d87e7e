import { createPrivateKey } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  newReleaseKey,
  isSigned,
  readPackage,
  readPublicKey,
  signPackage,
  writePackage,
} from "./index.ts";
import { FIRST, nextUpdate, STARTS_MAX, type Update, type UpdateEvent } from "./update.ts";
import { compareVersions } from "./version.ts";

const event = fc.oneof(
  fc.constantFrom<UpdateEvent>({ kind: "started" }, { kind: "unusable" }),
  fc
    .record({
      kind: fc.constantFrom("switched", "well", "overdue"),
      version: fc.constantFrom("1.1.0", "1.2.0", "1.3.0"),
    })
    .map((one): UpdateEvent => one),
);

describe("which version runs", () => {
  test("whatever happens, one on trial has its way back and few beginnings", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let update: Update = FIRST;
        for (const one of events) {
          const before = update;
          update = nextUpdate(update, one);
          const { standing } = update;
          if (standing.state === "trial") {
            expect(standing.starts).toBeLessThanOrEqual(STARTS_MAX);
            expect(before.standing.version === standing.version || one.kind === "switched").toBe(
              true,
            );
          } else if (before.standing.state === "trial") {
            const isKept = one.kind === "well";
            expect(standing.version).toBe(isKept ? before.standing.version : before.standing.from);
            const failed = update.failed.some(({ version }) => version === before.standing.version);
            if (!isKept) expect(failed).toBe(true);
            if ("version" in one) expect(one.version).toBe(before.standing.version);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test("what is told of the one before says nothing of the one on trial", () => {
    const trial = nextUpdate(FIRST, { kind: "switched", version: "2.0.0" });
    expect(nextUpdate(trial, { kind: "well", version: "1.9.0" })).toBe(trial);
    expect(nextUpdate(trial, { kind: "overdue", version: "1.9.0" })).toBe(trial);
  });

  test("three beginnings without a good heartbeat, and the fourth is of the one before", () => {
    let update = nextUpdate(FIRST, { kind: "switched", version: "2.0.0" });
    for (let i = 0; i < STARTS_MAX; i++) {
      update = nextUpdate(update, { kind: "started" });
      expect(update.standing.version).toBe("2.0.0");
    }
    update = nextUpdate(update, { kind: "started" });
    expect(update).toMatchObject({
      standing: { state: "settled", version: null },
      failed: [{ version: "2.0.0" }],
    });
  });
});

test("versions are in the order of semver", () => {
  const ordered = [
    "0.9",
    "1.0.0-1",
    "1.0.0-alpha",
    "1.0.0-rc.1",
    "1.0.0-rc.10",
    "1.0.0",
    "1.0.1",
    "1.10.0",
  ];
  for (const [i, a] of ordered.entries()) {
    for (const [j, b] of ordered.entries()) {
      expect([a, b, Math.sign(compareVersions(a, b))]).toEqual([a, b, Math.sign(i - j)]);
    }
  }
  expect(compareVersions("1.0", "1.0.0+build")).toBe(0);
});

describe("a signature", () => {
  const { privatePem, publicText } = newReleaseKey();
  const [privateKey, publicKey] = [createPrivateKey(privatePem), readPublicKey(publicText)!];
  const bytes = writePackage(new Map([["a", Buffer.from("b")]]));

  test("is good for these bytes and this purpose alone", () => {
    const release = { kind: "release" } as const;
    const back = { kind: "rollback", from: "2.0.0" } as const;
    const signature = signPackage(bytes, privateKey, release);
    const is = (purpose: typeof release | typeof back, text = signature, of: Uint8Array = bytes) =>
      isSigned(of, { signature: text, publicKey, purpose });
    expect(is(release)).toBe(true);
    expect(is(back)).toBe(false);
    expect(is(release, signature, Buffer.concat([bytes, Buffer.of(0)]))).toBe(false);
    const rollback = signPackage(bytes, privateKey, back);
    expect([is(back, rollback), is(release, rollback)]).toEqual([true, false]);
    expect(is({ ...back, from: "2.0.1" as "2.0.0" }, rollback)).toBe(false);
    for (const text of ["", "AAAA", "no base64 at all"]) expect(is(release, text)).toBe(false);
    const other = createPrivateKey(newReleaseKey().privatePem);
    expect(is(release, signPackage(bytes, other, release))).toBe(false);
  });

  test.each(["", "AAAA", "hello", privatePem])("%s is no public key", (text) => {
    expect(readPublicKey(text)).toBeUndefined();
  });
});

describe("a package", () => {
  const program = new Map([
    ["kiosk-agent.js", Buffer.from("export {};\n")],
    ["package.json", Buffer.from('{"version":"1.2.3"}')],
    ["texts/ja.json", Buffer.from("{}")],
  ]);

  test("comes out as it went in, and is the same each time", () => {
    const tgz = writePackage(program);
    expect(writePackage(new Map([...program].toReversed()))).toEqual(tgz);
    const read = readPackage(tgz);
    expect(read).toMatchObject({ ok: true, value: { version: "1.2.3" } });
    if (read.ok) expect(new Map([...read.value.files])).toEqual(program);
  });

  test.each([
    ["../evil", "0", "unsafe_path"],
    ["a/../../evil", "0", "unsafe_path"],
    ["/etc/passwd", "0", "unsafe_path"],
    ["a//b", "0", "unsafe_path"],
    ["a\\b", "0", "unsafe_path"],
    ["link", "2", "unsafe_path"],
    ["hard", "1", "unsafe_path"],
    ["device", "3", "unsafe_path"],
    ["extension", "x", "unsafe_path"],
    ["kiosk-agent.js", "0", "unsafe_path"],
  ])("with %s of the type %s is refused whole", (name, type, refusal) => {
    expect(readPackage(withEntry(program, name, type))).toEqual({ ok: false, refusal });
  });

  test("that unpacks to too much, or is none, or lacks the program is refused", () => {
    expect(readPackage(writePackage(program), 1000)).toMatchObject({ refusal: "too_large" });
    expect(readPackage(Buffer.from("no gzip"))).toMatchObject({ refusal: "no_package" });
    expect(readPackage(gzipSync(Buffer.alloc(600, "x")))).toMatchObject({ refusal: "no_package" });
    const empty = new Map([["package.json", Buffer.from('{"version":"../1"}')]]);
    expect(readPackage(writePackage(empty))).toMatchObject({ refusal: "no_program" });
  });

  test("of any bytes whatever throws nothing", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 512, maxLength: 2048 }), (bytes) => {
        const tar = Buffer.from(bytes);
        tar.write("ustar", 257);
        expect(readPackage(gzipSync(tar)).ok).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});

/** Another entry before all others, with whatever name and type. */
function withEntry(files: ReadonlyMap<string, Buffer>, name: string, type: string): Buffer {
  const tar = gunzipSync(writePackage(files));
  const block = Buffer.alloc(1024);
  block.write(name, 0);
  block.write("0000644\0", 100);
  block.write("00000000001\0", 124);
  block.write(type, 156);
  block.write("ustar\u000000", 257);
  let sum = 0;
  for (const [i, byte] of block.subarray(0, 512).entries()) sum += i >= 148 && i < 156 ? 32 : byte;
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return gzipSync(Buffer.concat([block, tar]));
}
