import { expect, test } from "vitest";
import { testWeb } from "../../../../tests/web.ts";
import { recentMessages } from "../../../business/notices/index.ts";

let nudges = 0;
const web = await testWeb({
  ground: {
    nudge: () => {
      nudges += 1;
    },
  },
});

test("mails of the account wait among the messages, in the reader's language, once", async () => {
  const answer = await web.post("/ko/account/log-in", { email: "mail@example.com", how: "code" });
  expect(answer.status).toBe(303);
  expect(nudges).toBe(1);
  const [message] = await recentMessages(web.db.act(), 5);
  expect(message).toMatchObject({
    recipient: "mail@example.com",
    language: "ko",
    channel: "email",
    state: "waiting",
  });
  const code = /^\d{6}$/m.exec(message!.text)![0];
  expect(message!.subject).toBe(`Tsunagu 인증 코드 ${code}`);
  expect(message!.html).toContain('<html lang="ko">');
  expect(message!.html).toContain(`<strong>${code}</strong>`);
});

test("a link in a mail leads to our own address, on the page and in plain text", async () => {
  await web.post("/en/account/forgot", { email: "nobody@example.com" });
  const [message] = await recentMessages(web.db.act(), 1);
  const url = "http://tsunagu.test/en/account/register";
  expect(message!.text).toContain(url);
  expect(message!.html).toContain(`<a href="${url}">${url}</a>`);
});
