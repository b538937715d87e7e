/** A heap: gives back the least of what was put in, by the order it was made with. */
export class LeastFirst<Item> {
  readonly #items: Item[] = [];
  readonly #compare: (a: Item, b: Item) => number;

  constructor(compare: (a: Item, b: Item) => number) {
    this.#compare = compare;
  }

  put(item: Item): void {
    const items = this.#items;
    let place = items.push(item) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (this.#compare(items[above]!, item) <= 0) break;
      items[place] = items[above]!;
      place = above;
    }
    items[place] = item;
  }

  take(): Item | undefined {
    const items = this.#items;
    const least = items[0];
    const last = items.pop();
    if (items.length > 0 && last !== undefined) this.#sink(last);
    return least;
  }

  #sink(item: Item): void {
    const items = this.#items;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= items.length) break;
      const right = below + 1;
      if (right < items.length && this.#compare(items[right]!, items[below]!) < 0) below = right;
      if (this.#compare(items[below]!, item) >= 0) break;
      items[place] = items[below]!;
      place = below;
    }
    items[place] = item;
  }
}
