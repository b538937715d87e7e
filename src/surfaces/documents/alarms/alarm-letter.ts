import type { AlarmLetterWriter, AlarmNews } from "../../../business/notices/index.ts";
import type { AlarmCause, AlarmLanguage } from "../../../business/kiosks/index.ts";
import { showInstant } from "../../html/index.ts";
import type { LetterBody } from "../letters/letter-body.ts";
import { letterHtml } from "../letters/letter-html.tsx";
import { letterText } from "../letters/letter-text.ts";
import { alarmTexts } from "./alarm-texts.ts";

export interface AlarmLetterSettings {
  /** Without a slash at its end. */
  readonly publicUrl: string;
  /** The machine's page for whoever runs it. */
  readonly kioskPath: (deviceId: string) => string;
}

/** Words what fails at a machine, or is well again; in the subject already. */
export function alarmLetterWriter(settings: AlarmLetterSettings): AlarmLetterWriter {
  return (news, language) => {
    const body = bodyOf(news, language, settings);
    return {
      subject: body.subject,
      text: letterText(body),
      html: letterHtml(body),
      enclosures: [],
    };
  };
}

function bodyOf(
  { name, deviceId, at, failed, well, still, isLastToday }: AlarmNews,
  language: AlarmLanguage,
  { publicUrl, kioskPath }: AlarmLetterSettings,
): LetterBody {
  const texts = alarmTexts[language];
  const said = (causes: readonly AlarmCause[]) =>
    causes.map((cause) => texts.causes[cause]).join(texts.and);
  const ended = well.map((cause) => texts.ended[cause]).join(texts.and);
  const title = failed.length > 0 ? texts.failed(name, said(failed)) : texts.well(name, ended);
  return {
    ...{ language, subject: title, heading: title },
    paragraphs: [
      ...(failed.length > 0 && ended !== "" ? [texts.well(name, ended)] : []),
      ...(isLastToday ? [texts.lastToday] : []),
    ],
    facts: [
      { label: texts.machine, value: name },
      { label: texts.at, value: showInstant(at, language) },
      ...(still.length > 0 ? [{ label: texts.still, value: said(still) }] : []),
    ],
    links: [{ label: texts.open, url: publicUrl + kioskPath(deviceId) }],
    closing: [texts.automatic],
    ...{ colon: texts.colon, brand: texts.brand },
  };
}
