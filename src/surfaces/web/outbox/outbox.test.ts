import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database.ts";
import { answering, handOut, orderOn } from "../../../../tests/orders.ts";
import { buildTown } from "../../../../tests/town.ts";
import { testWeb } from "../../../../tests/web.ts";
import {
  noticeSubscriptions,
  recentMessages,
  type Message,
} from "../../../business/notices/index.ts";
import { readConfig } from "../../../foundation/config/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { letterWriter } from "../../documents/index.ts";
import { paths } from "../routes.ts";

const db = await testDatabase();
const web = await testWeb({ db, ground: { isDemo: true } });
const act = db.act({ clock: web.clock, language: "zh-Hans" });
const town = await buildTown(act);
let mail: Message;

beforeAll(async () => {
  await orderOn(act, await town.line(), answering(act));
  const { publicUrl } = web.ground.config;
  const writer = {
    publicUrl,
    orderPath: paths.order,
    refundPath: paths.orderRefund,
    receiptPath: paths.receipt,
  };
  await handOut(act, noticeSubscriptions(letterWriter(writer)));
  mail = (await recentMessages(act, 1))[0]!;
});

describe("in the demo", () => {
  test("the mails are listed and each can be read as text", async () => {
    const list = await (await web.get("/outbox")).text();
    expect(list).toContain(mail.subject);
    expect(list).toContain(`/outbox/${mail.messageId}`);
    const page = await (await web.get(`/outbox/${mail.messageId}`)).text();
    expect(page).toContain("T7000012050002");
  });

  test("a mail's HTML can load and run nothing, and nobody may frame it", async () => {
    const response = await web.get(`/outbox/${mail.messageId}/html`);
    expect(await response.text()).toBe(mail.html);
    const policy = response.headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("sandbox;");
    expect(policy).toContain("frame-ancestors 'none'");
  });

  test("its receipt comes as a PDF", async () => {
    const response = await web.get(`/outbox/${mail.messageId}/attachments/0`);
    expect(response.headers.get("content-type")).toBe("application/pdf");
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
  });

  test.each([newId(), "x", "1 or 1=1"])("mail %s is not there", async (id) => {
    expect((await web.get(`/outbox/${encodeURIComponent(id)}`)).status).toBe(404);
    expect((await web.get(`/outbox/${encodeURIComponent(id)}/html`)).status).toBe(404);
    expect((await web.get(`/outbox/${mail.messageId}/attachments/5`)).status).toBe(404);
  });
});

test.each([
  ["no demo", { isDemo: false }],
  [
    "mail that really goes out",
    {
      isDemo: true,
      config: readConfig({ PUBLIC_URL: "http://tsunagu.test", SMTP_URL: "smtp://mail.test" }),
    },
  ],
] as const)("with %s nobody can read mails here", async (_name, ground) => {
  const closed = await testWeb({ db, ground });
  for (const path of ["", `/${mail.messageId}`, `/${mail.messageId}/html`]) {
    expect((await closed.get(`/outbox${path}`)).status).toBe(404);
  }
});
