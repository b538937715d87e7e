import fc from "fast-check";
import { expect, test } from "vitest";
import { addMinutes, instant } from "../../foundation/clock/index.ts";
import {
  INCIDENT_KINDS,
  INCIDENTS_SHOWN_MAX,
  shownIncidents,
  type Incident,
  type IncidentId,
} from "./incident.ts";

const NOW = instant("2026-11-27T12:00:00Z");
const moment = fc.integer({ min: -600, max: 600 }).map((minutes) => addMinutes(NOW, minutes));
const carrier = fc.constantFrom("sora", "nami");
const incident: fc.Arbitrary<Incident> = fc.record(
  {
    incidentId: fc.uuid().map((id) => id as IncidentId),
    kind: fc.constantFrom(...INCIDENT_KINDS),
    beganAt: moment,
    carrier,
    expectedAt: moment,
    endedAt: moment,
  },
  { requiredKeys: ["incidentId", "kind", "beganAt"] },
);
const many = fc.uniqueArray(incident, { maxLength: 12, selector: (one) => one.incidentId });

test("a line is told of what runs now and concerns its carrier, and of nothing else", () => {
  fc.assert(
    fc.property(many, carrier, (all, ofLine) => {
      const fitting = all.filter((one) => {
        const hasBegun = one.beganAt <= NOW;
        const isOver = one.endedAt !== undefined && one.endedAt <= NOW;
        return hasBegun && !isOver && (one.carrier ?? ofLine) === ofLine;
      });
      const shown = shownIncidents(all, { now: NOW, carrier: ofLine });
      expect(shown).toHaveLength(Math.min(fitting.length, INCIDENTS_SHOWN_MAX));
      const ids = new Set(fitting.map(({ incidentId }) => incidentId));
      expect(shown.every(({ incidentId }) => ids.has(incidentId))).toBe(true);
    }),
  );
});

test("the newest are shown, the newest first, in whichever order they are read", () => {
  fc.assert(
    fc.property(many, (all) => {
      const shown = shownIncidents(all, { now: NOW });
      expect(shownIncidents(all.toReversed(), { now: NOW })).toEqual(shown);
      const began = shown.map(({ beganAt }) => beganAt);
      expect(began).toEqual(began.toSorted().toReversed());
      const live = all.filter(
        ({ beganAt, endedAt }) => beganAt <= NOW && (endedAt === undefined || endedAt > NOW),
      );
      const newest = live
        .map(({ beganAt }) => beganAt)
        .toSorted()
        .toReversed();
      expect(began).toEqual(newest.slice(0, INCIDENTS_SHOWN_MAX));
    }),
  );
});

test("an end that should have been is not promised any more", () => {
  fc.assert(
    fc.property(many, (all) => {
      const promised = shownIncidents(all, { now: NOW }).flatMap(
        ({ expectedAt }) => expectedAt ?? [],
      );
      expect(promised.every((at) => at > NOW)).toBe(true);
    }),
  );
});
