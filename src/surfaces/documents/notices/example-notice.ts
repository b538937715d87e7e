import type { MissCause } from "../../../business/auto-renewals/index.ts";
import type {
  AutoFacts,
  CalendarDateName,
  Letter,
  NoticeName,
} from "../../../business/notices/index.ts";
import { instant, JST } from "../../../foundation/clock/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { bytes, MEGABYTE, yen, type Yen } from "../../../foundation/money/index.ts";
import { calendarWords } from "../calendar/write-calendar.ts";
import { noticeWriter } from "./write-notice.ts";

const ICCID = "8981040000000000019";
const MOMENT = "2026-11-29T15:00:00Z";

const PLAN = {
  "zh-Hans": "7天 10 GB",
  "zh-Hant": "7天 10 GB",
  ja: "7日間 10 GB",
  en: "7 days 10 GB",
  ko: "7일 10 GB",
} as const;

const SELLER = {
  "zh-Hans": "花",
  "zh-Hant": "花",
  ja: "花モバイル",
  en: "Hana",
  ko: "하나",
} as const;

/** A notice with a made-up line, for whoever wants to read its words; its links lead nowhere. */
export function exampleNotice(
  name: NoticeName,
  language: Language,
  { publicUrl }: { readonly publicUrl: string },
): Letter {
  const write = noticeWriter({
    publicUrl,
    linePath: (of) => `/${of}`,
    orderPath: (of) => `/${of}`,
    remindersPath: (of) => `/${of}`,
    smsPath: (code) => `/s/${code}`,
    refundPath: (of) => `/${of}`,
    receiptPath: (of) => `/${of}`,
    stopAutoPath: (of) => `/${of}`,
  });
  return write({
    notice: {
      name,
      cause: name,
      at: instant("2026-11-26T12:45:00Z"),
      unlessTold: [],
      facts: {
        ...(NO_MOMENT.includes(name) ? {} : { moment: instant(MOMENT) }),
        ...leftIn(name),
        ...{ ...incidentIn(name), ...ofAuto(name) },
      },
    },
    person: {
      personId: newId<"person">(),
      language,
      quiet: { zone: JST, fromHour: 22, untilHour: 8 },
      channels: ["email"],
      addresses: [],
    },
    line: { iccid: ICCID },
    seller: { names: SELLER, phone: "03-0000-0000", email: "shop@example.jp" },
    planNames: PLAN,
    ...(name === "late" ? { orderNumber: "7K2M9QXA4T" } : {}),
    ...(name.startsWith("auto_")
      ? { auto: { standing: agreedIn(language, name), stopToken: "" } }
      : {}),
    lineToken: "",
    personToken: "",
    smsCode: "0123456789AB",
  });
}

/** Which date of a line's calendar says the same. */
const CALENDARED: Readonly<Partial<Record<NoticeName, CalendarDateName>>> = {
  ...{ end_3d: "end", end_1d: "end", end_3h: "end" },
  ...{ offline: "starts", grace: "grace", first_use_7d: "first_use", first_use_1d: "first_use" },
};

/** The entry that the same made-up line has in its calendar; undefined where it has none. */
export function exampleEntry(
  name: NoticeName,
  language: Language,
): ReturnType<typeof calendarWords> | undefined {
  const date = CALENDARED[name];
  if (date === undefined) return undefined;
  const planNames = date === "starts" || date === "first_use" ? PLAN : undefined;
  const at = instant(MOMENT);
  return calendarWords({ name: date, at, sim: ICCID.slice(-4), planNames }, language);
}

const LEFT: Readonly<Partial<Record<NoticeName, number>>> = {
  used_50: 5000,
  used_80: 2000,
  used_90: 1000,
  low_data: 300,
};

function leftIn(name: NoticeName) {
  const left = LEFT[name];
  return left === undefined ? {} : { leftBytes: bytes(left * MEGABYTE) };
}

function incidentIn(name: NoticeName) {
  if (name !== "incident" && name !== "incident_over") return {};
  const expectedAt = instant("2026-11-29T18:00:00Z");
  return { incident: { kind: "no_data", region: "kinki", expectedAt } } as const;
}

function ofAuto(name: NoticeName): { amountYen?: Yen; because?: MissCause } {
  if (!name.startsWith("auto_")) return {};
  const because = name === "auto_off" ? "failed_twice" : "ceiling";
  return { amountYen: yen(1980), because };
}

/** What is told as it happens. */
const NO_MOMENT: readonly NoticeName[] = ["auto_now", "auto_renewed", "auto_failed", "auto_off"];

function agreedIn(language: Language, name: NoticeName): AutoFacts["standing"] {
  const [savedMethodId, customerId] = [newId<"saved_method">(), newId()];
  const at = instant("2026-11-20T00:00:00Z");
  return {
    auto: {
      ...{ customerId, savedMethodId, language, lineId: newId<"line">() },
      state: name === "auto_off" ? "off" : "armed",
      ...{ planCode: "example", priceYen: yen(1980), ceilingYen: yen(6000) },
      trigger: { kind: "time", hoursBefore: 6 },
      until: "2026-12-20",
      consentedAt: at,
    },
    method: {
      ...{ savedMethodId, customerId, provider: "", method: "saved_card", state: "saved" },
      face: { brand: "visa", lastFour: "4242", goodThrough: "2030-05" },
      askedAt: at,
    },
  };
}
