import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { may, type Device, type Staff } from "../../business/staff/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import { negotiateLanguage } from "../../foundation/language/index.ts";
import { openAssets } from "../browser/index.ts";
import { renderPage, type FieldError, type Frame } from "../html/index.ts";
import type { CounterGround } from "./ground.ts";
import { chosenLanguage } from "./keys.ts";
import { paths } from "./routes.ts";
import { counterTexts, type StaffLanguage } from "./staff-texts/index.ts";

/** As chosen on this device, else as the person reads, else as the browser wishes. */
export function languageOf(c: Context): StaffLanguage {
  const wished = [
    chosenLanguage(c),
    c.get("staff")?.language,
    negotiateLanguage(c.req.header("accept-language")),
  ];
  return wished.find((one) => one === "ja" || one === "en") ?? "en";
}

export function textsOf(c: Context) {
  return counterTexts[languageOf(c)];
}

/** The paired device; only behind the gate. */
export function deviceOf(c: Context): Device {
  const device = c.get("device");
  if (device === undefined) throw new Error("no device behind the gate");
  return device;
}

/** Who is logged in; only behind the gate. */
export function staffOf(c: Context): Staff {
  const staff = c.get("staff");
  if (staff === undefined) throw new Error("nobody behind the gate");
  return staff;
}

/** Acts as whoever is logged in, else as the device. */
export function actOf(c: Context, ground: CounterGround): Act {
  const staff = c.get("staff");
  const id = c.get("device")?.deviceId ?? "unpaired";
  return {
    actor: staff === undefined ? { kind: "device", id } : { kind: "staff", id: staff.staffId },
    clock: ground.clock,
    language: languageOf(c),
    database: ground.database,
    secrets: ground.secrets,
    failpoint: ground.failpoint,
    isNews: ground.isNews,
    requestId: c.get("requestId"),
  };
}

/** `at`: where the page is found by GET when its own address takes only POST. */
export function frameOf(c: Context, ground: CounterGround, at?: string): Frame {
  const texts = textsOf(c);
  const assets = openAssets();
  const { pathname, search } = new URL(c.req.url);
  const staff = c.get("staff");
  const isInside = staff?.isPasscodeOwn === true;
  return {
    language: languageOf(c),
    languages: ["ja", "en"],
    urlIn: (language) => paths.language(language, at ?? pathname + search),
    homeUrl: paths.home(),
    links: isInside
      ? [
          { label: texts.nav.find, url: paths.home(), isCurrent: pathname === paths.home() },
          ...(may(staff, "open_till") ? [{ label: texts.nav.till, url: paths.till() }] : []),
          ...(may(staff, "answer_chat")
            ? [
                {
                  label: texts.chats.nav,
                  url: paths.chats(),
                  isCurrent: pathname.startsWith(paths.chats()),
                },
              ]
            : []),
          ...(may(staff, "manage_staff")
            ? [
                {
                  label: texts.nav.manage,
                  url: paths.manage(),
                  isCurrent: pathname.startsWith(paths.manage()),
                },
              ]
            : []),
          ...(may(staff, "sell") ? [{ label: texts.goods.nav, url: paths.goods() }] : []),
          ...(staff.agentId !== undefined && may(staff, "read_till")
            ? [{ label: texts.agent.nav, url: paths.agent() }]
            : []),
          { label: texts.nav.leave(staff.name), url: paths.logOut() },
        ]
      : [],
    footLinks: [],
    styleUrl: `/assets/${assets.fileOf("tsunagu.css")}`,
    iconUrl: `/assets/${assets.fileOf("icon.svg")}`,
    scriptUrl: (island) => `/assets/${assets.fileOf(`${island}.js`)}`,
    ...(ground.isDemo ? { banner: texts.demo } : {}),
    ...(ground.config.isTraining ? { banner: texts.training, isTraining: true } : {}),
  };
}

/** An address of the counter: nobody is led anywhere else. */
export function isPlaceHere(address: string): boolean {
  return /^\/counter(?:[/?][\w/?=&.%-]*)?$/.test(address);
}

/** What is wrong with a form: at its fields, and as a notice where no field is at fault. */
export interface Trouble {
  readonly errors: readonly FieldError[];
  readonly notice?: string;
  readonly status: ContentfulStatusCode;
}

/** Answers with a page; nothing of the counter is ever stored. */
export function showPage(
  c: Context,
  page: { toString(): string | Promise<string> },
  status: ContentfulStatusCode = 200,
): Response {
  return c.html(renderPage(page), status, { "Cache-Control": "no-store" });
}
