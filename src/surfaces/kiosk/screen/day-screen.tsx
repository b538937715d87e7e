import { showDate } from "../../html/index.ts";
import type { Look } from "./look.ts";
import type { MonthDay } from "./month.ts";
import { Do, Press, type AtStep } from "./screen-parts.tsx";
import { calendarTexts } from "./texts/calendar.ts";

/** A month on the wall: a day is a touch; a day that is over cannot be chosen. */
export function DayScreen(props: AtStep & Extract<Look, { readonly kind: "day" }>) {
  const { language, step, month, chosen } = props;
  const texts = calendarTexts[language];
  const { weekdays, isMondayFirst } = texts;
  const week = isMondayFirst ? [...weekdays.slice(1), weekdays[0]!] : weekdays;
  return (
    <>
      <div class="month-head">
        <Turn {...{ language, step, to: month.before, label: texts.before, sign: "‹" }} />
        <h2>{texts.month(month.year, month.month)}</h2>
        <Turn {...{ language, step, to: month.after, label: texts.after, sign: "›" }} />
      </div>
      <Press step={step} verb="leaves" class="month">
        {week.map((day) => (
          <span class="weekday" aria-hidden="true">
            {day}
          </span>
        ))}
        {month.weeks
          .flat()
          .map((day) =>
            day === undefined ? (
              <span></span>
            ) : (
              <Day {...{ language, day }} isChosen={day.date === chosen} />
            ),
          )}
      </Press>
      <Do step={step} verb="anyDay">
        {texts.unknown}
      </Do>
    </>
  );
}

function Turn(
  props: AtStep & {
    readonly to: string | undefined;
    readonly label: string;
    readonly sign: string;
  },
) {
  const { step, to, label, sign } = props;
  return (
    <Press step={step} verb="month">
      <button name="month" value={to} disabled={to === undefined} aria-label={label}>
        {sign}
      </button>
    </Press>
  );
}

function Day(props: {
  readonly language: AtStep["language"];
  readonly day: MonthDay;
  readonly isChosen: boolean;
}) {
  const { language, day, isChosen } = props;
  const { today } = calendarTexts[language];
  const spoken = showDate(day.date, language);
  const label = day.isToday ? `${day.day}${today}: ${spoken}` : `${day.day}: ${spoken}`;
  return (
    <button
      name="day"
      value={day.date}
      disabled={!day.isOpen}
      aria-pressed={isChosen ? "true" : undefined}
      aria-current={day.isToday ? "date" : undefined}
      aria-label={label}
    >
      {day.day}
      {day.isToday ? <small>{today}</small> : null}
    </button>
  );
}
