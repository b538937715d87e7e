import type { Context } from "hono";
import {
  incidentsFor,
  type Incident,
  type Whereabouts,
} from "../../../business/incidents/index.ts";
import { Notice, showInstant, together, type Frame } from "../../html/index.ts";
import { isOutage } from "../failures/index.ts";
import type { WebGround } from "../ground.ts";
import { actOf } from "../view.ts";
import { incidentTexts } from "../../words/index.ts";

/** What to tell the holder of such a line, or anybody; nothing while the database is away. */
export async function incidentsNow(
  c: Context,
  ground: WebGround,
  line: Whereabouts = {},
): Promise<readonly Incident[]> {
  try {
    return await incidentsFor(actOf(c, ground), line);
  } catch (error) {
    if (isOutage(error)) return [];
    throw error;
  }
}

/** Nothing where there is nothing to tell. */
export function IncidentBanner(props: {
  readonly frame: Frame;
  readonly incidents: readonly Incident[];
}) {
  const { frame, incidents } = props;
  if (incidents.length === 0) return null;
  return (
    <Notice kind="careful" live="status">
      {incidents.map((one) => (
        <p>
          <strong>{together(whatOf(one, frame))}</strong>
          <br />
          {together(whenOf(one, frame))}
        </p>
      ))}
    </Notice>
  );
}

function whatOf({ kind, region }: Incident, { language }: Frame): string {
  const texts = incidentTexts[language];
  const what = texts.kinds[kind];
  return region === undefined ? what : texts.inRegion(texts.regions[region], what);
}

function whenOf({ beganAt, expectedAt }: Incident, { language, zone }: Frame): string {
  const texts = incidentTexts[language];
  const since = texts.since(showInstant(beganAt, language, zone));
  if (expectedAt === undefined) return since + texts.openEnd;
  return since + texts.expected(showInstant(expectedAt, language, zone));
}
