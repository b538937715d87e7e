import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
  type ECDH,
} from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { TEST_NOW, TEST_SECRETS } from "../../../../tests/database.ts";
import { readSubscription, type OutgoingMessage } from "../../../business/notices/index.ts";
import { addHours, epochMs, stoppedClock } from "../../../foundation/clock/index.ts";
import { callOut, type CallOut } from "../../../foundation/http/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { encryptPush, PLAIN_BYTES_MAX } from "./encrypt.ts";
import { webPushChannel } from "./web-push.ts";

interface Arrived {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

let arrived: Arrived[] = [];
let answers: (readonly [status: number, headers?: Record<string, string>])[] = [];
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const { url: path = "", headers } = request;
    arrived.push({ path, headers, body: Buffer.concat(chunks) });
    const [status, more] = answers.shift() ?? [201];
    response.writeHead(status, more).end();
  });
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
afterAll(() => server.close());
const { port } = server.address() as AddressInfo;

const ORIGIN = "https://push.example.net";
const device = deviceOf();
const clock = stoppedClock(TEST_NOW);
const settings = { signer: TEST_SECRETS.pushSigner, contact: "https://tsunagu.test", clock };
// The push service of the tests answers here; everything else about the call is as it goes out.
const call = async ({ reach: _reach, ...one }: CallOut) =>
  callOut({ ...one, url: one.url.replace(ORIGIN, `http://127.0.0.1:${port}`) });
const channel = webPushChannel({ ...settings, call });

beforeEach(() => {
  arrived = [];
  answers = [];
});

test("the example of RFC 8291 comes out byte for byte", () => {
  const sender = createECDH("prime256v1");
  sender.setPrivateKey(b64("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"));
  const body = encryptPush(
    Buffer.from("When I grow up, I want to be a watermelon"),
    {
      key: b64(
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
      ),
      auth: b64("BTBZMqHH6r4Tts7J_aSIgg"),
    },
    { salt: b64("DGv6ra1nlYgDCS1FRnbzlw"), sender },
  );
  expect(body.toString("base64url")).toBe(
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
  );
});

test("whatever is said, the browser reads it and nobody else, in 4096 bytes", () => {
  const other = deviceOf();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: PLAIN_BYTES_MAX }), (plain) => {
      const body = encryptPush(Buffer.from(plain), device.subscription);
      expect(body.length).toBeLessThanOrEqual(4096);
      expect(open(body, device)).toEqual(Buffer.from(plain));
      expect(() => open(body, other)).toThrow(/authenticate/u);
    }),
    { numRuns: 20 },
  );
});

describe("a push", () => {
  test("goes to the subscription, for its browser, from us alone", async () => {
    const message = messageTo(device.address);
    expect(await channel.send(message)).toEqual({ kind: "sent" });
    const [push] = arrived;
    expect(push?.path).toBe("/send/abc?d=1");
    expect(push?.headers).toMatchObject({
      ...{ "content-encoding": "aes128gcm", ttl: "86400", urgency: "normal" },
      topic: message.messageId.replaceAll("-", ""),
    });
    expect(JSON.parse(open(push!.body, device).toString())).toEqual({
      ...message.brief,
      ...{ tag: message.messageId, lang: "ja" },
    });
    // The mail's words, which hold more than a locked screen may show, stay here.
    expect(open(push!.body, device).toString()).not.toContain("1234");
  });

  test("carries a token that the service can check, good there and for half a day", async () => {
    await channel.send(messageTo(device.address));
    const [, token = "", key = ""] =
      /^vapid t=([^,]+), k=(.+)$/u.exec(String(arrived[0]?.headers.authorization)) ?? [];
    expect(key).toBe(TEST_SECRETS.pushSigner.publicKey);
    const [head = "", claims = "", signature = ""] = token.split(".");
    expect(JSON.parse(b64(head).toString())).toEqual({ typ: "JWT", alg: "ES256" });
    expect(JSON.parse(b64(claims).toString())).toEqual({
      aud: ORIGIN,
      exp: epochMs(addHours(TEST_NOW, 12)) / 1000,
      sub: "https://tsunagu.test",
    });
    const isSigned = (text: string) =>
      verify("sha256", Buffer.from(text), verifierOf(key), b64(signature));
    expect([isSigned(`${head}.${claims}`), isSigned(`${head}.${head}`)]).toEqual([true, false]);
  });

  test("that is too long is cut between signs, and loses neither title nor link", async () => {
    await channel.send(messageTo(device.address, { body: "続ける🧵".repeat(2000) }));
    const read = JSON.parse(open(arrived[0]!.body, device).toString());
    expect(arrived[0]!.body.length).toBeLessThanOrEqual(4096);
    expect(read).toMatchObject({
      title: "データがなくなりました",
      url: "https://tsunagu.test/ja/n/x",
    });
    expect(read.body).toMatch(/^(?:続ける🧵)+続?け?る?…$/u);
    expect(read.body.length).toBeGreaterThan(800);
  });
});

describe("the service's answer", () => {
  test.each([
    [404, {}, { kind: "refused", failure: "404", ends: "left" }],
    [410, {}, { kind: "refused", failure: "410", ends: "left" }],
    [429, { "retry-after": "90" }, { kind: "not_now", failure: "429", waitSeconds: 90 }],
    [503, { "retry-after": "soon" }, { kind: "not_now", failure: "503" }],
    [500, {}, { kind: "not_now", failure: "500" }],
    [403, {}, { kind: "not_now", failure: "403" }],
    [400, {}, { kind: "refused", failure: "400" }],
    [302, { location: "http://127.0.0.1/" }, { kind: "refused", failure: "302" }],
    [202, {}, { kind: "sent" }],
  ] as const)("%i: %j", async (status, headers, answer) => {
    answers = [[status, headers]];
    expect(await channel.send(messageTo(device.address))).toEqual(answer);
    expect(arrived).toHaveLength(1);
  });

  test("413 is answered once with the title alone", async () => {
    answers = [[413], [201]];
    expect(await channel.send(messageTo(device.address))).toEqual({ kind: "sent" });
    const bodies = arrived.map(({ body }) => JSON.parse(open(body, device).toString()).body);
    expect(bodies).toEqual(["プランが待っています。", ""]);
    answers = [[413], [413]];
    expect(await channel.send(messageTo(device.address))).toEqual({
      ...{ kind: "refused", failure: "413" },
    });
  });

  test("nobody there is not now, and silence is unknown", async () => {
    const gone = async () => ({ kind: "not_sent", reason: "ECONNREFUSED" }) as const;
    const silent = async () => ({ kind: "unknown", reason: "timed out" }) as const;
    const send = async (how: typeof gone | typeof silent) =>
      webPushChannel({ ...settings, call: how }).send(messageTo(device.address));
    expect([(await send(gone)).kind, (await send(silent)).kind]).toEqual(["not_now", "unknown"]);
  });
});

describe("what is no browser", () => {
  test("is never called in our own network", async () => {
    const real = webPushChannel(settings);
    for (const endpoint of ["https://127.0.0.1/", "https://[::1]/", "https://localhost/"]) {
      const [, key, auth] = JSON.parse(device.address) as string[];
      const address = JSON.stringify([endpoint, key, auth]);
      expect(await real.send(messageTo(address))).toEqual({
        ...{ kind: "refused", failure: "private_address", ends: "bounced" },
      });
    }
  });

  test("is no address at all, or has nothing to show", async () => {
    const { brief: _brief, ...bare } = messageTo(device.address);
    expect(await channel.send({ ...bare, recipient: "nobody" })).toMatchObject({ kind: "refused" });
    expect(await channel.send(bare)).toEqual({ kind: "refused", failure: "no_brief" });
    expect(arrived).toEqual([]);
  });
});

interface Device {
  readonly curve: ECDH;
  readonly subscription: { readonly key: Buffer; readonly auth: Buffer };
  readonly address: string;
}

function deviceOf(): Device {
  const curve = createECDH("prime256v1");
  const key = curve.generateKeys();
  const auth = randomBytes(16);
  const address = readSubscription({
    endpoint: `${ORIGIN}/send/abc?d=1`,
    p256dh: key.toString("base64url"),
    auth: `${auth.toString("base64url")}==`,
  });
  if (!address.ok) throw new Error(address.refusal);
  return { curve, subscription: { key, auth }, address: address.value };
}

// As a browser does it (RFC 8291, 3.4), with another derivation than the sender's.
function open(body: Buffer, { curve, subscription: { key, auth } }: Device): Buffer {
  const salt = body.subarray(0, 16);
  const sender = body.subarray(21, 21 + body[20]!);
  const sealed = body.subarray(21 + body[20]!);
  const derive = (secret: Uint8Array, of: Uint8Array, info: Uint8Array, length: number) =>
    Buffer.from(hkdfSync("sha256", secret, of, info, length));
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), key, sender]);
  const secret = derive(curve.computeSecret(sender), auth, info, 32);
  const contentKey = derive(secret, salt, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
  const nonce = derive(secret, salt, Buffer.from("Content-Encoding: nonce\0"), 12);
  const opener = createDecipheriv("aes-128-gcm", contentKey, nonce);
  opener.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([opener.update(sealed.subarray(0, -16)), opener.final()]);
  const end = padded.lastIndexOf(2);
  expect(padded.subarray(end + 1).every((byte) => byte === 0)).toBe(true);
  return padded.subarray(0, end);
}

function verifierOf(key: string) {
  const point = b64(key);
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) =>
    half.toString("base64url"),
  );
  const jwk = { kty: "EC", crv: "P-256", x: x!, y: y! };
  return { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" } as const;
}

function b64(text: string): Buffer {
  return Buffer.from(text, "base64url");
}

function messageTo(
  recipient: string,
  brief: Partial<NonNullable<OutgoingMessage["brief"]>> = {},
): OutgoingMessage {
  return {
    messageId: newId(),
    recipient,
    language: "ja",
    subject: "回線 1234",
    text: "回線 1234",
    html: "<p>回線 1234</p>",
    brief: {
      title: "データがなくなりました",
      body: "プランが待っています。",
      url: "https://tsunagu.test/ja/n/x",
      ...brief,
    },
    attachments: [],
    writtenAt: TEST_NOW,
  };
}
