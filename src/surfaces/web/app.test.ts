import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../foundation/config/index.ts";
import { LANGUAGES } from "../../foundation/language/index.ts";
import { testWeb } from "../../../tests/web.ts";
import { addressOf, openAssets, readQuery } from "../browser/index.ts";
import { failureTexts } from "./failures/texts/index.ts";

const web = await testWeb();
const ORIGIN = "http://tsunagu.test";

describe("the language", () => {
  it("is negotiated where the address has none, and the query kept", async () => {
    for (const [path, wish, to] of [
      ["/", "zh-CN,zh;q=0.9", "/zh-Hans"],
      ["/", "fr", "/en"],
      ["/guide/renew", "ja", "/ja/guide/renew"],
      ["/orders?number=1", "ko", "/ko/orders?number=1"],
      ["/verify/a-b", "zh-HK", "/zh-Hant/verify/a-b"],
      ["/legal", "de,ja;q=0.5", "/ja/legal"],
    ] as const) {
      const response = await web.get(path, { headers: { "accept-language": wish } });
      expect([path, response.status, response.headers.get("location")]).toEqual([path, 302, to]);
      expect(response.headers.get("vary")).toContain("Accept-Language");
    }
  });

  it("can be switched on every page, to the same page", async () => {
    const page = await (await web.get("/ja/guide/choose?x=1")).text();
    expect(page).toContain('<html lang="ja">');
    for (const language of LANGUAGES) {
      expect(page).toContain(`href="/${language}/guide/choose?x=1" lang="${language}"`);
    }
  });
});

describe("what is not there", () => {
  it("is told in the language of the address, else of the browser", async () => {
    for (const language of LANGUAGES) {
      const response = await web.get(`/${language}/nowhere`);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain(`<h1>${failureTexts[language].notFound.title}</h1>`);
    }
    const elsewhere = await web.get("/wp-login.php", { headers: { "accept-language": "ja" } });
    expect([elsewhere.status, await elsewhere.text()]).toEqual([
      404,
      expect.stringContaining(failureTexts.ja.notFound.title),
    ]);
  });

  it("stays a page where this application is mounted in another", async () => {
    const outer = new Hono().route("/", web.app);
    const response = await outer.request(`${ORIGIN}/ko/nowhere`);
    expect(await response.text()).toContain(failureTexts.ko.notFound.title);
  });

  it("never breaks on an odd address", async () => {
    for (const path of [
      "/%E0%A4%A",
      "/en/%00",
      "/en/..%2f..%2fetc",
      "/assets/%2e%2e",
      "//x",
      "/en//",
    ]) {
      const response = await web.get(path);
      expect([path, response.status < 500]).toEqual([path, true]);
    }
  });

  it("tells which methods an address does take", async () => {
    const response = await web.app.request(`${ORIGIN}/ja/guide`, {
      method: "PUT",
      headers: { origin: ORIGIN },
    });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toContain("GET");
    expect(await response.text()).toContain(failureTexts.ja.notAllowed.title);
  });
});

describe("a form", () => {
  const post = async (init: RequestInit) =>
    web.app.request(`${ORIGIN}/en/find`, { method: "POST", ...init });

  it("from another site is refused, by Origin or by Sec-Fetch-Site", async () => {
    for (const headers of [
      {},
      { origin: "https://evil.example" },
      { origin: "null" },
      { "sec-fetch-site": "cross-site", origin: ORIGIN },
      { "sec-fetch-site": "same-site" },
    ] as Record<string, string>[]) {
      const response = await post({ body: new URLSearchParams({ number: "1" }), headers });
      expect([headers, response.status]).toEqual([headers, 403]);
      expect(await response.text()).toContain(failureTexts.en.notOurForm.title);
    }
  });

  it("from our own pages is taken, by either of them", async () => {
    for (const headers of [{ origin: ORIGIN }, { "sec-fetch-site": "same-origin" }] as Record<
      string,
      string
    >[]) {
      expect((await post({ body: new URLSearchParams({ number: "1" }), headers })).status).toBe(
        422,
      );
    }
  });

  it("that cannot be read is a 400, one too large a 413", async () => {
    const headers = (type: string) => ({ origin: ORIGIN, "content-type": type });
    for (const [body, type] of [
      ["{}", "application/json"],
      ["number=1", "text/plain"],
      ["--x", "multipart/form-data; boundary=y"],
      ["junk", "multipart/form-data"],
    ] as const) {
      const response = await post({ body, headers: headers(type) });
      expect([type, response.status]).toEqual([type, 400]);
      expect(await response.text()).toContain(failureTexts.en.badRequest.title);
    }
    const large = await post({
      body: `number=${"9".repeat(70_000)}`,
      headers: headers("application/x-www-form-urlencoded"),
    });
    expect(large.status).toBe(413);
  });
});

describe("every page", () => {
  it("says what a browser may do with it", async () => {
    const { headers } = await web.get("/ja");
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("strict-transport-security")).toBeNull();
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("asks for https where we have it, and lets a form lead to the hosted payment page", async () => {
    const secure = await testWeb({
      db: web.db,
      ground: {
        config: readConfig({ PUBLIC_URL: "https://tsunagu.example" }),
        paymentOrigins: ["https://pay.example"],
      },
    });
    const { headers } = await secure.get("/ja");
    expect(headers.get("strict-transport-security")).toBe("max-age=31536000");
    expect(headers.get("content-security-policy")).toContain(
      "form-action 'self' https://pay.example;",
    );
  });

  it("is compressed", async () => {
    const response = await web.get("/ja", { headers: { "accept-encoding": "gzip, br" } });
    expect(response.headers.get("content-encoding")).toBe("gzip");
  });
});

describe("stylesheet, icon and islands", () => {
  it("are kept for good under a name of their content, compressed as the browser can", async () => {
    for (const name of ["tsunagu.css", "icon.svg", "scan.js"]) {
      const path = `/assets/${openAssets().fileOf(name)}`;
      const response = await web.get(path, { headers: { "accept-encoding": "gzip, br" } });
      expect(response.headers.get("cache-control")).toContain("immutable");
      expect(response.headers.get("content-encoding")).toBe("br");
      expect((await web.get(path)).headers.get("content-encoding")).toBeNull();
    }
  });

  it("answer 404 under any other name", async () => {
    for (const name of ["tsunagu.css", "tsunagu.0000000000.css", "..%2fapp.ts"]) {
      expect((await web.get(`/assets/${name}`)).status).toBe(404);
    }
  });
});

describe("when the house is not well", () => {
  const failing = async (error: Error) => {
    const broken = await testWeb({
      db: web.db,
      ground: { database: { ...web.ground.database, run: () => Promise.reject(error) } },
    });
    return broken.post("/ja/find", { number: "12345" });
  };

  it("says so with a number, and never the cause", async () => {
    const response = await failing(new Error("secret cause"));
    const page = await response.text();
    expect(response.status).toBe(500);
    expect(page).toContain(failureTexts.ja.broken.title);
    expect(page).toContain(response.headers.get("x-request-id"));
    expect(page).not.toContain("secret cause");
  });

  it("asks to come back soon when the database is away", async () => {
    for (const code of ["ECONNREFUSED", "57P01", "53300", "08006"]) {
      const response = await failing(Object.assign(new Error("no"), { code }));
      expect([code, response.status, response.headers.get("retry-after")]).toEqual([
        code,
        503,
        "10",
      ]);
      expect(await response.text()).toContain(failureTexts.ja.unavailable.title);
    }
  });
});

describe("the address a visitor comes from", () => {
  const of = async (forwarded: string, trustedProxies: number) => {
    const app = new Hono();
    const config = { ...web.ground.config, trustedProxies };
    app.get("/", (c) => c.text(addressOf(c, { config })));
    const env = { incoming: { socket: { remoteAddress: "10.0.0.9" } } };
    return (await app.request("/", { headers: { "x-forwarded-for": forwarded } }, env)).text();
  };

  it("is the socket's unless our own proxies say otherwise", async () => {
    expect(await of("1.2.3.4", 0)).toBe("10.0.0.9");
    expect(await of("6.6.6.6, 1.2.3.4", 1)).toBe("1.2.3.4");
    expect(await of("6.6.6.6, 1.2.3.4, 10.0.0.1", 2)).toBe("1.2.3.4");
    expect(await of("", 1)).toBe("10.0.0.9");
  });

  it("is a household's /64 in IPv6, and plain IPv4 where it is mapped", async () => {
    expect(await of("2001:db8:1:2:aaaa:bbbb:cccc:dddd", 1)).toBe("2001:db8:1:2");
    expect(await of("2001:db8::1", 1)).toBe("2001:db8:0:0");
    expect(await of("::ffff:1.2.3.4", 1)).toBe("1.2.3.4");
  });
});

describe("what a query says", () => {
  it("has no control characters, is trimmed and short", async () => {
    const app = new Hono();
    app.get("/", (c) => c.json([readQuery(c).text("a"), readQuery(c).texts("b")]));
    const long = "x".repeat(3000);
    const response = await app.request(`/?a=%20a%00%0Ab%07%20&b=${long}&b=%ED%A0%80`);
    expect(await response.json()).toEqual(["a\nb", ["x".repeat(2000), ""]]);
  });
});
