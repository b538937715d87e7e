import { expect, test } from "vitest";
import { HEADER } from "../../src/machine/cctalk/index.ts";
import { chanceOf } from "./chance.ts";
import { openCashTown } from "./cash-story.ts";

/**
 * Customers of chance at a machine that dies at its failpoints, with and without its parts, on a
 * wire that loses bytes; for five kinds of validators. What is not reached in the time given is
 * reached with another seed.
 */
const seed = Number(process.env["FAULTS_SEED"]);
const minutes = Number(process.env["FAULTS_MINUTES"]) / 3;

const VALIDATORS = [
  { atPowerUp: "hands_back" },
  { atPowerUp: "stacks" },
  { atPowerUp: "hands_back_silently" },
  { atPowerUp: "hands_back_silently", countsIn: true },
  { atPowerUp: "stacks", countsIn: true },
] as const;

const FAILPOINTS = [
  ...["cash.escrowed", "cash.before_stack", "cash.after_stack"],
  ...["cash.before_motor", "cash.between_coins", "cash.after_motor"],
];
const WIRE = ["lose_question", "lose_answer", "bad_checksum", "lose_byte"] as const;
const ASKED = [
  ...[HEADER.billEvents, HEADER.routeBill, HEADER.inhibits, HEADER.setInhibits],
  ...[HEADER.hopperStatus, HEADER.dispense, HEADER.dispenseCount, HEADER.enableHopper],
];

test.each(VALIDATORS)(
  `seed ${seed}: whatever dies, every yen is in one place (%o)`,
  async (validator) => {
    const chance = chanceOf(seed);
    const endsAt = performance.now() + (minutes / VALIDATORS.length) * 60_000;
    const town = await openCashTown({ ...validator, coinEveryMs: 10 });
    for (let told = 1; performance.now() < endsAt || told === 1; told++) {
      const failpoints = Array.from({ length: 1 + chance.below(4) }, () => {
        return `${chance.pick(FAILPOINTS)}#${1 + chance.below(2)}`;
      });
      for (let i = chance.below(6); i > 0; i--) {
        town.site.line.faults.push({ header: chance.pick(ASKED), fault: chance.pick(WIRE) });
      }
      const story = {
        dueYen: 100 * (1 + chance.below(49)),
        noteYen: chance.pick([1000, 1000, 2000, 5000]),
        power: chance.pick(["stays", "cut"] as const),
        failpoints,
      };
      const faults = (await town.live(story)).filter((each) => !each.endsWith("was not reached"));
      expect(faults, `story ${told} of seed ${seed}: ${JSON.stringify(story)}`).toEqual([]);
      await town.refill();
      process.stdout.write(`cash ${told}: ${failpoints.join(", ")}, power ${story.power}\n`);
    }
    town.close();
  },
);
