import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import {
  askPrint,
  jobById,
  makePrinter,
  printerById,
  type Printer,
  type PrintJob,
} from "../../business/printing/index.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import type { Slip } from "../../foundation/paper/index.ts";
import { epsonOutcome, readResponses, readStatus, stateOfStatus } from "./epson-codes.ts";
import { jobName } from "./epson.ts";
import { printingApp } from "./index.ts";
import { starOutcome, starState } from "./star-codes.ts";

const db = await testDatabase();
const act = db.act();
const bugs: unknown[] = [];
const app = printingApp({
  actAs: (id) => ({ ...act, actor: { kind: "device", id } }),
  tell: (error) => bugs.push(error),
});
const MAC = "00:11:62:0A:0B:0C";
const MIXED: Slip = {
  language: "zh-Hans",
  title: "收据",
  lines: [{ kind: "text", text: "收据 領収書 영수증" }],
};
const JAPANESE: Slip = { ...MIXED, language: "ja", lines: [{ kind: "text", text: "領収書" }] };

let made = 0;

async function printerOf(kind: "star_cloudprnt" | "epson_sdp") {
  const wish = { kind, name: "P", paperMm: 80, codePages: ["shiftjis"], mac: MAC } as const;
  const outcome = await makePrinter(act, { ...wish, code: `P-${(made += 1)}` });
  if (!outcome.ok) throw new Error(outcome.refusal);
  const { printer, token } = outcome.value;
  const family = kind === "star_cloudprnt" ? "star" : "epson";
  const url = `http://tsunagu.test/printing/${family}/${token}`;
  const poll = async (statusCode = "200%20OK", more = {}) =>
    app.request(url, {
      method: "POST",
      body: JSON.stringify({ statusCode, printerMAC: "00:11:62:0a:0b:0c", ...more }),
    });
  const post = async (form: Readonly<Record<string, string>>) =>
    app.request(url, { method: "POST", body: new URLSearchParams(form) });
  return { printer, url, poll, post };
}

async function jobFor(printer: Printer, slip: Slip = MIXED): Promise<PrintJob> {
  const wish = { printer, slip, subject: "test", reference: "T" } as const;
  const asked = await askPrint(act, { ...wish, isReissue: false, onceKey: newId() });
  if (!asked.ok) throw new Error(asked.refusal);
  return asked.value;
}

const stateOf = async ({ jobId }: PrintJob) => (await jobById(act, jobId))?.state;
const printerState = async ({ printerId }: Printer) => (await printerById(act, printerId))?.state;

describe("Star CloudPRNT", () => {
  test("a printer polls, fetches, prints and confirms; the slip is gone then", async () => {
    const { printer, url, poll } = await printerOf("star_cloudprnt");
    expect(await (await poll()).json()).toEqual({ jobReady: false });
    const job = await jobFor(printer);
    const ready = await (await poll()).json();
    expect(ready).toMatchObject({ jobReady: true, mediaTypes: ["image/png"], jobToken: job.jobId });
    const query = `mac=${MAC}&token=${job.jobId}`;
    const fetched = await app.request(`${url}?type=image/png&${query}`);
    expect(fetched.headers.get("content-type")).toBe("image/png");
    expect(fetched.headers.get("x-star-cut")).toBe("partial; feed=true");
    const png = Buffer.from(await fetched.arrayBuffer());
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    // The same GET while it prints is the same slip, and another poll offers nothing.
    const again = await app.request(`${url}?type=image/png&${query}`);
    expect(Buffer.from(await again.arrayBuffer()).equals(png)).toBe(true);
    expect(await (await poll()).json()).toEqual({ jobReady: false });
    const told = await app.request(`${url}?code=200%20OK&${query}`, { method: "DELETE" });
    expect(told.status).toBe(200);
    expect(await stateOf(job)).toBe("printed");
    expect((await app.request(`${url}?type=image/png&${query}`)).status).toBe(404);
    expect((await app.request(`${url}?code=OK&${query}`, { method: "DELETE" })).status).toBe(200);
    expect(await (await poll()).json()).toEqual({ jobReady: false });
  });

  test("letters are offered where the printer has them all, by media type", async () => {
    const { printer, url, poll } = await printerOf("star_cloudprnt");
    await jobFor(printer, JAPANESE);
    const { mediaTypes, jobToken } = (await (await poll()).json()) as Record<string, string>;
    expect(mediaTypes).toContain("application/vnd.star.line");
    const at = `${url}?mac=${MAC}&token=${jobToken}`;
    expect((await app.request(`${at}&type=image/jpeg`)).status).toBe(415);
    const fetched = await app.request(`${at}&type=application/vnd.star.line`);
    const bytes = Buffer.from(await fetched.arrayBuffer());
    expect(new TextDecoder("shift_jis").decode(bytes)).toContain("領収書");
  });

  test.each([
    ["410%20Out%20of%20paper", "paper_out"],
    ["420 Cover open", "cover_open"],
  ])("with %s nothing is offered, and it comes out later", async (code, state) => {
    const { printer, poll } = await printerOf("star_cloudprnt");
    await jobFor(printer);
    expect(await (await poll(code)).json()).toEqual({ jobReady: false });
    expect(await printerState(printer)).toBe(state);
    expect(await (await poll("211")).json()).toMatchObject({ jobReady: true });
    expect(await printerState(printer)).toBe("paper_low");
  });

  test("an error while it prints means that it waits again; one of the data ends it", async () => {
    const { printer, url, poll } = await printerOf("star_cloudprnt");
    const job = await jobFor(printer);
    await app.request(`${url}?type=image/png&mac=${MAC}`);
    expect(await stateOf(job)).toBe("sent");
    await poll("410");
    expect(await stateOf(job)).toBe("waiting");
    await app.request(`${url}?type=image/png&mac=${MAC}`);
    await app.request(`${url}?code=511&mac=${MAC}`, { method: "DELETE" });
    expect(await stateOf(job)).toBe("failed");
  });

  test("a wrong token, another machine and another method open nothing", async () => {
    const { printer, url, poll } = await printerOf("star_cloudprnt");
    const job = await jobFor(printer);
    const wrong = url.replace(/.$/u, (letter) => (letter === "A" ? "B" : "A"));
    expect((await app.request(wrong, { method: "POST", body: "{}" })).status).toBe(404);
    expect((await poll("200", { printerMAC: "00:11:62:0a:0b:0d" })).status).toBe(403);
    expect((await app.request(`${url}?type=image/png`)).status).toBe(403);
    expect((await app.request(`${url}?mac=${MAC}`, { method: "HEAD" })).status).toBe(405);
    const asEpson = url.replace("/star/", "/epson/");
    expect((await app.request(asEpson, { method: "POST" })).status).toBe(404);
    expect(await stateOf(job)).toBe("waiting");
  });

  test("an unknown code says nothing, a known first digit enough", () => {
    expect(starState("219%20whatever")).toBe("paper_low");
    expect(starState("499")).toBe("offline");
    expect(starOutcome("OK")).toBe("printed");
    expect(starOutcome("520")).toBe("held");
    expect(starOutcome("%E0%A4%A")).toBeUndefined();
  });
});

describe("Epson Server Direct Print", () => {
  const responseFile = (job: PrintJob, attributes: string) =>
    '<?xml version="1.0" encoding="UTF-8"?><PrintResponseInfo Version="2.00"><ePOSPrint>' +
    `<Parameter><devid>local_printer</devid><printjobid>${jobName(job.jobId)}</printjobid>` +
    `</Parameter><PrintResponse><response ${attributes} xmlns="http://www.epson-pos.com/` +
    'schemas/2011/03/epos-print"/></PrintResponse></ePOSPrint></PrintResponseInfo>';

  test("a printer asks, prints and tells; then there is nothing more", async () => {
    const { printer, post } = await printerOf("epson_sdp");
    const get = { ConnectionType: "GetRequest", ID: "1", Name: "TM" };
    expect(await (await post(get)).text()).toBe("");
    const job = await jobFor(printer);
    const given = await post(get);
    expect(given.headers.get("content-type")).toBe("text/xml; charset=utf-8");
    const xml = await given.text();
    expect(xml).toContain(`<printjobid>${jobName(job.jobId)}</printjobid>`);
    expect(jobName(job.jobId).length).toBeLessThanOrEqual(30);
    expect(xml).toMatch(/<image width="576" height="\d+" color="color_1" mode="mono">/u);
    expect(await (await post(get)).text()).toBe("");
    const ResponseFile = responseFile(job, 'success="true" code="" status="251658262" battery="0"');
    expect((await post({ ConnectionType: "SetResponse", ResponseFile })).status).toBe(200);
    expect(await stateOf(job)).toBe("printed");
    expect(await printerState(printer)).toBe("ready");
  });

  test.each([
    ["EPTR_REC_EMPTY", "waiting", "paper_out"],
    ["EPTR_COVER_OPEN", "waiting", "cover_open"],
    ["EX_TIMEOUT", "unknown", "offline"],
    ["EPTR_CUTTER", "unknown", "offline"],
    ["SchemaError", "failed", "offline"],
  ])("refused with %s a slip is %s", async (code, jobState, state) => {
    const { printer, post } = await printerOf("epson_sdp");
    const job = await jobFor(printer);
    await post({ ConnectionType: "GetRequest" });
    const ResponseFile = responseFile(job, `success="false" code="${code}" status="1"`);
    await post({ ConnectionType: "SetResponse", ResponseFile });
    expect(await stateOf(job)).toBe(jobState);
    expect(await printerState(printer)).toBe(state);
  });

  test("without paper is tried again only every half minute", async () => {
    const { printer, post } = await printerOf("epson_sdp");
    const job = await jobFor(printer);
    const get = { ConnectionType: "GetRequest" };
    await post(get);
    const ResponseFile = responseFile(job, 'success="false" code="EPTR_REC_EMPTY" status="1"');
    await post({ ConnectionType: "SetResponse", ResponseFile });
    expect(await (await post(get)).text()).toBe("");
    act.clock.moveTo(addSeconds(act.clock.now(), 30));
    expect(await (await post(get)).text()).toContain(jobName(job.jobId));
  });

  test("tells its state by itself where that is set", async () => {
    const { printer, post } = await printerOf("epson_sdp");
    const Status = '<statusmonitor><printerstatus asbstatus="0x000A0020"/></statusmonitor>';
    await post({ ConnectionType: "SetStatus", Status });
    expect(await printerState(printer)).toBe("paper_out");
    expect(stateOfStatus(0x20)).toBe("cover_open");
    expect(stateOfStatus(0x20000)).toBe("paper_low");
  });

  test("another printer's job is not moved by it", async () => {
    const [one, other] = [await printerOf("epson_sdp"), await printerOf("epson_sdp")];
    const job = await jobFor(one.printer);
    await one.post({ ConnectionType: "GetRequest" });
    const ResponseFile = responseFile(job, 'success="true"');
    await other.post({ ConnectionType: "SetResponse", ResponseFile });
    expect(await stateOf(job)).toBe("sent");
  });
});

describe("garbage", () => {
  test("is a 4xx or nothing to do, and never a bug", async () => {
    const star = await printerOf("star_cloudprnt");
    const epson = await printerOf("epson_sdp");
    const body = fc.oneof(fc.string(), fc.json());
    const form = fc.record({
      ConnectionType: fc.constantFrom("GetRequest", "SetResponse", "SetStatus", "x"),
      ResponseFile: fc.string(),
      Status: fc.string(),
    });
    await fc.assert(
      fc.asyncProperty(body, form, fc.string(), async (text, fields, query) => {
        const answers = [
          await app.request(star.url, { method: "POST", body: text }),
          await app.request(`${star.url}?code=${encodeURIComponent(query)}&mac=${MAC}`, {
            method: "DELETE",
          }),
          await app.request(`${star.url}?token=${encodeURIComponent(query)}&mac=${MAC}`),
          await epson.post(fields),
          await app.request(`http://tsunagu.test/printing/${encodeURIComponent(query)}`),
        ];
        for (const { status } of answers) expect(status).toBeLessThan(500);
      }),
      { numRuns: 25 },
    );
    const huge = await app.request(star.url, { method: "POST", body: "x".repeat(70_000) });
    expect(huge.status).toBe(413);
    expect(bugs).toEqual([]);
  });

  test("in XML is read as nothing, in no time", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const response of readResponses(`<response ${text}>`)) epsonOutcome(response);
        readStatus(text);
      }),
    );
    expect(readResponses(`<response${" x".repeat(30_000)}`)).toEqual([]);
  });
});
