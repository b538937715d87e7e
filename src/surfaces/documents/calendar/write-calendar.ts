import ical, { ICalAlarmType, type ICalCalendar } from "ical-generator";
import type { CalendarDateName, LineCalendar } from "../../../business/notices/index.ts";
import { addMinutes } from "../../../foundation/clock/index.ts";
import { idOfName } from "../../../foundation/ids/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { showInstant, showLastMinute } from "../../html/index.ts";
import { calendarTexts } from "./calendar-texts.ts";

const ASK_AGAIN_SECONDS = 3600;

/** What a calendar says of one date of a line. */
export function calendarWords(
  { name, at, sim, planNames }: DatedWords,
  language: Language,
): { readonly summary: string; readonly description: string } {
  const { dates, plan } = calendarTexts[language];
  const moment = isEndDate(name) ? showLastMinute(at, language) : showInstant(at, language);
  const plans = planNames === undefined ? [] : [plan(planNames[language])];
  return {
    summary: dates[name].summary(sim),
    description: [dates[name].body(moment), ...plans].join("\n"),
  };
}

interface DatedWords extends Pick<LineCalendar["dates"][number], "name" | "at"> {
  /** The last digits of the line. */
  readonly sim: string;
  readonly planNames: LineCalendar["dates"][number]["planNames"];
}

function isEndDate(name: CalendarDateName): boolean {
  return name !== "starts";
}

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
    const isEnd = isEndDate(name);
    const { summary, description } = calendarWords({ name, at, sim, planNames }, language);
    file.createEvent({
      id: `${idOfName(`${feedId} ${name} ${bucketId ?? ""}`)}@tsunagu`,
      stamp: madeAt,
      // An end is exclusive: at midnight it would stand on the day after.
      start: isEnd ? addMinutes(at, -1) : at,
      end: isEnd ? at : addMinutes(at, 1),
      summary,
      description,
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
