import ical, { ICalAlarmType, type ICalCalendar } from "ical-generator";
import type { LineCalendar } from "../../../business/notices/index.ts";
import { addMinutes } from "../../../foundation/clock/index.ts";
import { idOfName } from "../../../foundation/ids/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { showInstant, showLastMinute } from "../../html/index.ts";
import { calendarTexts } from "./calendar-texts.ts";

const ASK_AGAIN_SECONDS = 3600;

/**
 * A line's calendar as a file (RFC 5545), the same for the same dates. It names the line by its
 * last digits alone: calendars are shared.
 */
export function calendarFile(
  calendar: LineCalendar,
  language: Language,
  { publicUrl }: { readonly publicUrl: string },
): string {
  const { line, seller, dates, madeAt, feedId } = calendar;
  const texts = calendarTexts[language];
  const sim = (line.msisdn ?? line.iccid).slice(-4);
  const file: ICalCalendar = ical({
    name: `${texts.name(sim)} ${seller.names[language]}`,
    prodId: { company: "tsunagu", product: "calendar", language: "EN" },
    ttl: ASK_AGAIN_SECONDS,
  });
  for (const { name, at, alarms, bucketId, planNames } of dates) {
    const isEnd = name !== "starts";
    const words = texts.dates[name];
    const summary = words.summary(sim);
    const moment = isEnd ? showLastMinute(at, language) : showInstant(at, language);
    const plan = planNames === undefined ? [] : [texts.plan(planNames[language])];
    file.createEvent({
      id: `${idOfName(`${feedId} ${name} ${bucketId ?? ""}`)}@tsunagu`,
      stamp: madeAt,
      // An end is exclusive: at midnight it would stand on the day after.
      start: isEnd ? addMinutes(at, -1) : at,
      end: isEnd ? at : addMinutes(at, 1),
      summary,
      description: [words.body(moment), ...plan].join("\n"),
      url: publicUrl,
      alarms: alarms.map((hours) => ({
        type: ICalAlarmType.display,
        trigger: hours * 3600,
        description: summary,
      })),
    });
  }
  return file.toString();
}
