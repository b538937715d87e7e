import { describe, expect, it } from "vitest";
import { expectNoAxeFindings } from "../../../../tests/axe.ts";
import { openBrowser } from "../../../../tests/browser.ts";
import { testWeb, type Jar } from "../../../../tests/web.ts";
import { zoneTexts } from "./texts/index.ts";

const web = await testWeb();

describe("the zone beside Japan time", () => {
  it("is chosen without script, and leads back to where one was", async () => {
    const jar: Jar = new Map();
    const page = await web.get("/ja/zone", {
      jar,
      headers: { referer: "http://tsunagu.test/ja/guide/choose?x=1" },
    });
    expect(await page.text()).toContain('name="back" value="/ja/guide/choose?x=1"');
    const chosen = await web.post(
      "/ja/zone",
      { zone: "Asia/Shanghai", back: "/ja/guide" },
      { jar },
    );
    expect([chosen.status, chosen.headers.get("location")]).toEqual([303, "/ja/guide"]);
    expect(await (await web.get("/ja/zone", { jar })).text()).toContain(
      '<option value="Asia/Shanghai" selected="">中国時間</option>',
    );
  });

  it("never leads to another site", async () => {
    for (const back of ["https://evil.example", "//evil.example", "/ja/../x\\y", "/ja/zone", ""]) {
      const response = await web.post("/ja/zone", { zone: "Asia/Tokyo", back });
      expect([back, response.headers.get("location")]).toEqual([back, "/ja"]);
    }
  });

  it("is refused with a message when it is none", async () => {
    const response = await web.post("/ko/zone", { zone: "Mars/Olympus" });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain(zoneTexts.ko.unknown);
  });

  it("is told by the browser itself, once", async () => {
    const browser = await openBrowser({ javaScript: true, zone: "Asia/Taipei" });
    const page = await browser.newPage();
    const url = await web.listen();
    await page.goto(`${url}/zh-Hant/zone`);
    await expectNoAxeFindings(page);
    const [cookie] = await page.context().cookies();
    expect([cookie?.name, cookie?.value]).toEqual(["zone", "Asia%2FTaipei"]);
    await page.reload();
    expect(await page.locator("select").inputValue()).toBe("Asia/Taipei");
    expect(await page.locator('script[src*="zone"]').count()).toBe(0);
  });
});
