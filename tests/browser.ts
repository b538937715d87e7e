import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync } from "node:fs";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { afterAll, inject } from "vitest";

export interface BrowserOptions {
  /** Off unless asked for: every journey must work without. */
  readonly javaScript?: boolean;
  /** Accept-Language, as in `zh-CN` or `ja`. */
  readonly language?: string;
  readonly colorScheme?: "light" | "dark";
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly zone?: string;
  /** Lets in what keeps pages for later; elsewhere every page comes over the wire. */
  readonly keepsPages?: true;
}

export interface TestBrowser {
  readonly browser: Browser;
  /** A page in a context (cookies, cache) of its own; options override those of the browser. */
  newPage(options?: BrowserOptions): Promise<Page>;
  close(): Promise<void>;
}

const require = createRequire(import.meta.url);
const CACHE = join(dirname(require.resolve("playwright-core/package.json")), "..", ".cache");
const FONTS = ["noto-sans-jp", "noto-sans-sc", "noto-sans-tc", "noto-sans-kr"];
const WEIGHTS = ["400Regular", "700Bold"];

/**
 * Chromium with Chinese, Japanese and Korean glyphs, from npm packages alone. Its pages close by
 * themselves after the last test of the file that opened them.
 */
export async function openBrowser(options: BrowserOptions = {}): Promise<TestBrowser> {
  const { browser, end } = await launchOrShare();
  const contexts: BrowserContext[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(contexts.map(async (context) => context.close()));
    await end();
  };
  closeAtTheEnd(close);
  return {
    browser,
    close,
    newPage: async (own = {}) => {
      const context = await newContext(browser, { ...options, ...own });
      contexts.push(context);
      return context.newPage();
    },
  };
}

interface Launched {
  readonly browser: Browser;
  end(): Promise<void>;
}

let shared: Promise<Launched> | undefined;

// Files that one process runs one after the other share a browser, each in contexts of its own; it
// ends with the process. Elsewhere nothing would end it: whoever opens it closes it.
async function launchOrShare(): Promise<Launched> {
  if (!isTested()) return launch();
  const { browser, end } = await (shared ??= launch());
  if (browser.isConnected()) return { browser, end: async () => {} };
  await end();
  shared = launch();
  return { browser: (await shared).browser, end: async () => {} };
}

function isTested(): boolean {
  return process.env["VITEST"] !== undefined;
}

async function launch(): Promise<Launched> {
  const home = mkdtempSync(join(isTested() ? inject("browserHomes") : tmpdir(), "browser-"));
  const browser = await chromium.launch({
    executablePath: await chromiumPath(),
    headless: true,
    args: ["--no-sandbox", "--no-zygote", "--disable-gpu", "--font-render-hinting=none"],
    env: { PATH: process.env["PATH"] ?? "", HOME: home, TMPDIR: home, ...fontSettings(home) },
  });
  return {
    browser,
    async end() {
      await browser.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function newContext(browser: Browser, wanted: BrowserOptions): Promise<BrowserContext> {
  const context = await browser.newContext({
    javaScriptEnabled: wanted.javaScript ?? false,
    locale: wanted.language ?? "en-GB",
    colorScheme: wanted.colorScheme ?? "light",
    viewport: { width: wanted.widthPx ?? 360, height: wanted.heightPx ?? 800 },
    timezoneId: wanted.zone ?? "Asia/Tokyo",
    reducedMotion: "reduce",
    serviceWorkers: wanted.keepsPages === true ? "allow" : "block",
  });
  context.setDefaultTimeout(30_000);
  return context;
}

function closeAtTheEnd(close: () => Promise<void>): void {
  try {
    afterAll(close);
  } catch {
    return;
  }
}

const SYSTEM_CHROMIUMS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

// The npm package holds a Linux x64 program; elsewhere a Chromium must be installed.
export async function chromiumPath(): Promise<string> {
  const chosen = process.env["CHROMIUM_PATH"];
  if (chosen !== undefined) return chosen;
  if (process.platform === "linux" && process.arch === "x64") return unpackedChromium();
  const found = SYSTEM_CHROMIUMS.find((path) => existsSync(path));
  if (found === undefined) throw new Error("no Chromium here: set CHROMIUM_PATH");
  return found;
}

// Unpacked once into a place of our own: the package itself would trust any stale /tmp/chromium.
async function unpackedChromium(): Promise<string> {
  const root = join(dirname(require.resolve("@sparticuz/chromium")), "..");
  const packed = join(root, "bin", "chromium.br");
  const { version } = require(join(root, "package.json")) as { version: string };
  const folder = join(CACHE, "chromium");
  const program = join(folder, `chromium-${version}`);
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  const part = `${program}.${process.pid}`;
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(part));
  await chmod(part, 0o755);
  renameSync(part, program);
  return program;
}

function fontSettings(home: string): Record<string, string> {
  const folders = FONTS.flatMap((font) => {
    const root = dirname(require.resolve(`@expo-google-fonts/${font}/package.json`));
    return WEIGHTS.map((weight) => `<dir>${join(root, weight)}</dir>`);
  });
  const families = ["sans-serif", "system-ui", "serif", "monospace"].map(
    (family) =>
      `<alias><family>${family}</family><prefer><family>Noto Sans JP</family></prefer></alias>`,
  );
  const file = join(home, "fonts.conf");
  const lines = [...folders, ...families, `<cachedir>${join(CACHE, "fonts")}</cachedir>`];
  writeFileSync(
    file,
    `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>${lines.join("")}</fontconfig>`,
  );
  return { FONTCONFIG_FILE: file };
}
