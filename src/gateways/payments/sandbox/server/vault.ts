import { instant, localDate } from "../../../../foundation/clock/index.ts";
import { newId } from "../../../../foundation/ids/index.ts";
import type { SandboxGround } from "../../../sandbox/index.ts";
import type { KeepRequest } from "./requests.ts";
import { detach, type SavedCard } from "./saved-card.ts";
import { openSavedCardsStore, type SavedCardsStore } from "./saved-cards-store.ts";

/** Where cards are kept; every change is one transaction. */
export class Vault {
  readonly #ground: SandboxGround;
  readonly #cards: SavedCardsStore;

  constructor(ground: SandboxGround) {
    this.#ground = ground;
    this.#cards = openSavedCardsStore(ground.store);
  }

  /** One card for one reference, however often it is asked. */
  begin(wanted: KeepRequest): SavedCard {
    return this.#ground.store.atomically(() => {
      const known = this.#cards.byReference(wanted.reference);
      if (known !== undefined) return known;
      const card: SavedCard = {
        id: `card_${newId().replaceAll("-", "")}`,
        reference: wanted.reference,
        language: wanted.locale,
        returnUrl: wanted.return_url,
        status: "requires_action",
        isChallenged: false,
        behaviour: "succeeds",
        createdAt: this.#ground.clock.now(),
        expiresAt: instant(wanted.expires_at),
      };
      this.#cards.put(card);
      return card;
    });
  }

  byId(id: string): SavedCard | undefined {
    return this.#cards.byId(id);
  }

  byReference(reference: string): SavedCard | undefined {
    return this.#cards.byReference(reference);
  }

  all(): readonly SavedCard[] {
    return this.#cards.all();
  }

  /** As a charge finds it: one that is past its month is declined; undefined when none is kept. */
  charged(id: string): SavedCard | undefined {
    const card = this.#cards.byId(id);
    if (card?.status !== "saved") return undefined;
    const month = localDate(this.#ground.clock.now(), "UTC").slice(0, 7);
    const isPast = card.goodThrough !== undefined && card.goodThrough < month;
    return isPast ? { ...card, behaviour: "charge_declines" } : card;
  }

  take(id: string, step: (card: SavedCard) => SavedCard): SavedCard | undefined {
    return this.#ground.store.atomically(() => {
      const found = this.#cards.byId(id);
      if (found === undefined) return undefined;
      const after = step(found);
      if (after !== found) this.#cards.put(after);
      return after;
    });
  }

  detach(id: string): SavedCard | undefined {
    return this.take(id, detach);
  }
}
