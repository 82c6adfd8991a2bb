/**
 * Connections that were made one after another lie side by side in the memory of this process and of the kernel. Written to one by one in
 * an order of chance each costs about a quarter more.
 */
const BLOCK = 64;

/** In an order of chance: nobody is always the first. Where the first block begins is chance, and so is the order of the blocks: every place is as likely for everybody. */
export function byChance<Item>(items: readonly Item[], random: () => number = Math.random): Item[] {
  const from = Math.floor(random() * items.length);
  const turned = [...items.slice(from), ...items.slice(0, from)];
  const blocks = Array.from({ length: Math.ceil(turned.length / BLOCK) }, (_, block) => turned.slice(block * BLOCK, (block + 1) * BLOCK));
  for (let last = blocks.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [blocks[last], blocks[other]];
    if (a !== undefined && b !== undefined) [blocks[last], blocks[other]] = [b, a];
  }
  return blocks.flat();
}
