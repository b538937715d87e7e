import fc from "fast-check";
import { expect, test } from "vitest";
import { isAboutAddress, readDeliveryReport } from "./delivery-report.ts";

const ID = "01932b1e-5f7a-7c11-9c2e-0123456789ab";

function report(more: { action?: string; status?: string; type?: string; id?: string } = {}) {
  const { action = "failed", status = "5.1.1", type = "multipart/report", id = ID } = more;
  return [
    "From: Mail Delivery System <MAILER-DAEMON@mx.example.net>",
    "Message-ID: <20261127.AB12@mx.example.net>",
    `Content-Type: ${type};`,
    '\treport-type="delivery-status"; boundary="b1"',
    "",
    "--b1",
    "Content-Type: text/plain",
    "",
    "Your mail to <wang@example.com> could not be delivered.",
    "--b1",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example.net",
    "",
    "Final-Recipient: rfc822; wang@example.com",
    `Action: ${action}`,
    `Status: ${status}`,
    "Diagnostic-Code: smtp; 550 5.1.1 no such user",
    "--b1",
    "Content-Type: text/rfc822-headers",
    "",
    "Subject: One day left",
    `Message-ID: <${id}@renew.example.jp>`,
    "--b1--",
    "",
  ].join("\r\n");
}

test("a report of a failed delivery names the mail that came back, and why", () => {
  expect(readDeliveryReport(report())).toEqual({ messageIds: [ID], status: "5.1.1" });
  expect(readDeliveryReport(report().replaceAll("\r\n", "\n"))).toMatchObject({ status: "5.1.1" });
  expect(readDeliveryReport(report({ id: "someone-else" }))?.messageIds).toEqual([]);
});

test.each([
  ["a delay", report({ action: "delayed", status: "4.4.1" })],
  ["a delivery", report({ action: "delivered", status: "2.0.0" })],
  ["a failure that may pass", report({ status: "4.2.2" })],
  ["a reply that quotes one", report({ type: "text/plain" })],
  ["nothing", ""],
])("%s is no report", (_what, mail) => {
  expect(readDeliveryReport(mail)).toBeUndefined();
});

test.each([
  ["5.1.1", true],
  ["5.1.10", true],
  ["5.2.1", true],
  ["5.2.2", false],
  ["5.7.1", false],
])("%s is about the address: %s", (status, expected) => {
  expect(isAboutAddress(status)).toBe(expected);
});

test("no mail whatever stops it", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (text) => {
      readDeliveryReport(text);
      readDeliveryReport(report() + text);
    }),
    { numRuns: 200 },
  );
});
