import { JST, type Instant } from "../../../foundation/clock/index.ts";
import {
  Button,
  errorFor,
  Form,
  Page,
  SelectField,
  showZone,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { zoneTexts } from "./texts/index.ts";
import { OFFERED_ZONES } from "./zones.ts";

export interface ZonePageProps {
  readonly frame: Frame;
  readonly now: Instant;
  /** Where to go on after the choice. */
  readonly back: string;
  readonly errors?: readonly FieldError[];
}

/** Lets somebody without script choose the zone that stands beside Japan time. */
export function ZonePage({ frame, now, back, errors = [] }: ZonePageProps) {
  const { language, zone = JST } = frame;
  const texts = zoneTexts[language];
  const zones = [...new Set([...OFFERED_ZONES, zone])].filter((offered) => offered !== JST);
  const options = zones
    .map((value) => ({ value, label: showZone(value, language, now) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, language));
  return (
    <Page frame={frame} title={texts.title} lead={texts.lead} errors={errors} isPrivate>
      <Form action={paths.zone(language)} hidden={{ back }}>
        <SelectField
          name="zone"
          label={texts.label}
          value={zone}
          options={[{ value: JST, label: texts.none }, ...options]}
          {...errorFor(errors, "zone")}
        />
        <Button>{texts.submit}</Button>
      </Form>
    </Page>
  );
}
