import fc from "fast-check";
import { expect, test } from "vitest";
import { addMinutes, instant } from "../../foundation/clock/index.ts";
import {
  INCIDENT_KINDS,
  INCIDENTS_SHOWN_MAX,
  regionOfPrefecture,
  REGIONS,
  shownIncidents,
  type Incident,
  type IncidentId,
  type Whereabouts,
} from "./incident.ts";

const NOW = instant("2026-11-27T12:00:00Z");
const moment = fc.integer({ min: -600, max: 600 }).map((minutes) => addMinutes(NOW, minutes));
const carrier = fc.constantFrom("sora", "nami");
const region = fc.constantFrom(...REGIONS.slice(0, 3));
const whereabouts: fc.Arbitrary<Whereabouts> = fc.record({ carrier, region }, { requiredKeys: [] });
const incident: fc.Arbitrary<Incident> = fc.record(
  {
    incidentId: fc.uuid().map((id) => id as IncidentId),
    kind: fc.constantFrom(...INCIDENT_KINDS),
    beganAt: moment,
    carrier,
    region,
    expectedAt: moment,
    endedAt: moment,
  },
  { requiredKeys: ["incidentId", "kind", "beganAt"] },
);
const many = fc.uniqueArray(incident, { maxLength: 12, selector: (one) => one.incidentId });

test("a line is told of what runs now and may concern it, and of nothing else", () => {
  fc.assert(
    fc.property(many, whereabouts, (all, line) => {
      const fitting = all.filter((one) => {
        const hasBegun = one.beganAt <= NOW;
        const isOver = one.endedAt !== undefined && one.endedAt <= NOW;
        const isOther =
          line.carrier !== undefined && (one.carrier ?? line.carrier) !== line.carrier;
        const isAway = line.region !== undefined && (one.region ?? line.region) !== line.region;
        return hasBegun && !isOver && !isOther && !isAway;
      });
      const shown = shownIncidents(all, { ...line, now: NOW });
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

test("each prefecture lies in one region, and each region where its first one does", () => {
  const all = Array.from({ length: 47 }, (_, i) => regionOfPrefecture(i + 1));
  expect([...new Set(all)]).toEqual(REGIONS);
  // Tokyo, Niigata, Aichi, Mie, Osaka, Hiroshima, Fukuoka, Okinawa.
  expect([13, 15, 23, 24, 27, 34, 40, 47].map(regionOfPrefecture)).toEqual([
    ...["kanto", "chubu", "chubu", "kinki", "kinki", "chugoku", "kyushu", "kyushu"],
  ]);
  expect([0, 48, -1].map(regionOfPrefecture)).toEqual([undefined, undefined, undefined]);
});
