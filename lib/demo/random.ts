/** Seeded choices: the same seed gives the same demo. */
export interface Random {
  /** in [0, 1) */
  next(): number;
  /** a whole number from `from` to `to`, both included */
  whole(from: number, to: number): number;
  /** whether something of probability `share` happens */
  chance(share: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** like `pick`, by weights that stand beside the items */
  weighted<Item>(items: readonly (readonly [Item, number])[]): Item;
  /** some of `items`, in their order, at most `most` */
  some<Item>(items: readonly Item[], most: number): Item[];
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 16), 0x45d9f3b) >>> 0;
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const pick = <Item>(items: readonly Item[]) => items[whole(0, items.length - 1)] as Item;
  return {
    next,
    whole,
    pick,
    chance: (share) => next() < share,
    weighted: (items) => {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) {
        left -= weight;
        if (left < 0) return item;
      }
      return (items.at(-1) as readonly [never, number])[0];
    },
    some: (items, most) => {
      const wanted = whole(1, Math.min(most, items.length));
      const chosen = new Set<(typeof items)[number]>();
      while (chosen.size < wanted) chosen.add(pick(items));
      return items.filter((item) => chosen.has(item));
    },
  };
}
