import { addHours, later, type Instant } from "../../foundation/clock/index.ts";
import {
  announcementAhead,
  endsAll,
  isOver,
  type AutoStanding,
  type Occasion,
} from "../auto-renewals/index.ts";
import type { Bucket } from "../buckets/index.ts";
import type { Notice, NoticeName } from "./notice.ts";
import { textsLast, usableAddresses, type Address, type Person } from "./person.ts";

/** What came of it is news for so long, should mail be away. */
export const AUTO_NEWS_HOURS = 7 * 24;

/**
 * What whoever agreed to it is told of a line that renews by itself: before it is charged, and what
 * came of it. Nothing of what they did themselves. `buckets` as stored.
 */
export function autoNotices(
  standing: AutoStanding,
  buckets: readonly Bucket[],
  now: Instant,
): readonly Notice[] {
  const { auto, occasions } = standing;
  return [
    ...announcedAhead(standing, buckets, now),
    // What became of an earlier consent is nothing to whoever has agreed since.
    ...occasions.filter(({ armedAt }) => armedAt === auto.consentedAt).flatMap(ofOccasion),
    ...(auto.stoppedAt === undefined || auto.stoppedBecause === undefined
      ? []
      : isOwnWish(auto.stoppedBecause)
        ? []
        : [
            news("auto_off", auto.consentedAt, auto.stoppedAt, {
              because: auto.stoppedBecause,
              amountYen: auto.priceYen,
            }),
          ]),
  ];
}

/** Whether the line's end is cared for, as things stand. */
export function renewsItself(
  standing: AutoStanding,
  buckets: readonly Bucket[],
  now: Instant,
): boolean {
  const { occasions } = standing;
  const isUnderWay = occasions.some((one) => !isOver(one) && one.cause.startsWith("end:"));
  return isUnderWay || announcementAhead(standing, buckets, now) !== undefined;
}

function announcedAhead(
  standing: AutoStanding,
  buckets: readonly Bucket[],
  now: Instant,
): readonly Notice[] {
  const { auto, plan } = standing;
  const ahead = announcementAhead(standing, buckets, now);
  if (ahead === undefined) return [];
  const { cause, tellAt, chargeAt } = ahead;
  const { consentedAt: armedAt } = auto;
  const totalYen = plan?.totalYen ?? auto.priceYen;
  return [announced({ cause, armedAt, chargeAt, totalYen }, later(tellAt, armedAt))];
}

type Told = Pick<Occasion, "cause" | "armedAt" | "chargeAt" | "totalYen">;

function announced({ cause, armedAt, chargeAt, totalYen }: Told, at: Instant): Notice {
  return {
    name: "auto_announced",
    cause: `auto_announced:${armedAt}:${cause}`,
    at,
    unlessTold: [],
    facts: { moment: chargeAt, amountYen: totalYen },
  };
}

function ofOccasion(occasion: Occasion): readonly Notice[] {
  const { state, occasionId, announcedAt, chargedAt, chargeAt, settledAt, because } = occasion;
  const amountYen = occasion.totalYen;
  const isByData = occasion.cause.startsWith("data:");
  switch (state) {
    case "announced":
      return isByData ? [nowOf(occasion)] : [announced(occasion, announcedAt)];
    case "charging":
      return isByData && occasion.tries === 1 ? [nowOf(occasion)] : [];
    case "failed_once":
      return [
        {
          name: "auto_retry",
          cause: `auto_retry:${occasionId}`,
          at: chargedAt ?? announcedAt,
          until: chargeAt,
          unlessTold: [],
          facts: { moment: chargeAt, amountYen },
        },
      ];
    case "renewed":
      return settledAt === undefined
        ? []
        : [
            // By its order, whose confirmation it is.
            news("auto_renewed", occasion.renewalId ?? occasionId, settledAt, {
              amountYen,
              ...(occasion.renewalId === undefined ? {} : { renewalId: occasion.renewalId }),
            }),
          ];
    case "failed":
      // Where that ended all of it, it is told as that.
      return settledAt === undefined || because === undefined || endsAll(because)
        ? []
        : [news("auto_failed", occasionId, settledAt, { because, amountYen })];
    case "skipped":
      return [];
  }
}

function nowOf({ occasionId, announcedAt, totalYen }: Occasion): Notice {
  return {
    name: "auto_now",
    cause: `auto_now:${occasionId}`,
    at: announcedAt,
    unlessTold: [],
    facts: { amountYen: totalYen },
  };
}

function news(name: NoticeName, of: string, at: Instant, facts: Notice["facts"]): Notice {
  const until = addHours(at, AUTO_NEWS_HOURS);
  return { name, cause: `${name}:${of}`, at, until, unlessTold: [], facts };
}

// Who stopped it themself saw it happen.
function isOwnWish(because: string): boolean {
  return because === "by_customer" || because === "by_mail";
}

/** Of a line's automatic renewal what a person is told: all of it if they agreed to it, else nothing. */
export function autoOf(
  { addresses }: Pick<Person, "addresses">,
  standing: AutoStanding | undefined,
): { readonly auto?: AutoStanding } {
  const contact = standing?.auto.contactEmail;
  const isTheirs = addresses.some(
    ({ channel, address }) => channel === "email" && address === contact,
  );
  return standing !== undefined && isTheirs ? { auto: standing } : {};
}

/**
 * Where a person is told of it: as of everything else, but that a text to the card comes last; and
 * where they left no way for that, at the address they agreed with, unless nothing arrives there.
 */
export function waysFor(
  person: Person,
  auto: AutoStanding | undefined,
  usable: readonly Address[] = usableAddresses(person),
): readonly Address[] {
  if (auto === undefined) return usable;
  if (usable.length > 0) return textsLast(usable);
  return person.addresses.filter(
    ({ channel, address, ended }) =>
      channel === "email" && address === auto.auto.contactEmail && ended?.why !== "bounced",
  );
}
