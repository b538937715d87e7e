import type { Letter, NoticeName } from "../../../business/notices/index.ts";
import { instant, JST } from "../../../foundation/clock/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { bytes, MEGABYTE } from "../../../foundation/money/index.ts";
import { noticeWriter } from "./write-notice.ts";

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
  });
  return write({
    notice: {
      name,
      cause: name,
      at: instant("2026-11-26T12:45:00Z"),
      unlessTold: [],
      facts: { moment: instant("2026-11-29T15:00:00Z"), ...leftIn(name), ...incidentIn(name) },
    },
    person: {
      personId: newId<"person">(),
      language,
      quiet: { zone: JST, fromHour: 22, untilHour: 8 },
      channels: ["email"],
      addresses: [],
    },
    line: { iccid: "8981040000000000019" },
    seller: { names: SELLER, phone: "03-0000-0000", email: "shop@example.jp" },
    planNames: PLAN,
    ...(name === "late" ? { orderNumber: "7K2M9QXA4T" } : {}),
    lineToken: "",
    personToken: "",
    smsCode: "0123456789AB",
  });
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
