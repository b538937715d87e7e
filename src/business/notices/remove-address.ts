import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { endAddress, personById } from "./people-store.ts";
import type { PersonId } from "./person.ts";

/** A person takes one of their addresses away; another's, or one that is gone, stays as it is. */
export async function removeAddress(
  act: Act,
  personId: PersonId,
  addressId: string,
): Promise<void> {
  const person = await personById(act, personId);
  const address = person?.addresses.find((one) => one.addressId === addressId);
  if (address === undefined || address.ended !== undefined) return;
  const { channel } = address;
  await writeHouse(act, { name: "address.removed", thing: personId, after: { channel } }, [
    endAddress(act, address, { why: "removed" }),
  ]);
}
