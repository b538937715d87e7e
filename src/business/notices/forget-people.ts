import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { addHours } from "../../foundation/clock/index.ts";
import { deletePerson, forgottenPeople } from "./person-record-store.ts";

/** So long whom nobody tells anything any more is known, in days: as long as the address of an order. */
export const PERSON_KEPT_DAYS = 540;
const AT_ONCE = 200;

export async function countErasablePeople(act: Act): Promise<number> {
  return (await forgottenPeople(act, limitOf(act), 100_000)).length;
}

/** Forgets whom nothing was told for long, and how they were reached; run by the worker now and then. */
export async function eraseOldPeople(act: Act): Promise<void> {
  for (;;) {
    const people = await forgottenPeople(act, limitOf(act), AT_ONCE);
    for (const personId of people) {
      await writeHouse(act, { name: "person.erased", thing: personId }, deletePerson(personId));
    }
    if (people.length < AT_ONCE) return;
  }
}

function limitOf(act: Act) {
  return addHours(act.clock.now(), -24 * PERSON_KEPT_DAYS);
}
