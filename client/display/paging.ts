/** Rows `from` to before `to` that are on the wall together. */
export interface Page { from: number; to: number }

/** Parts rows of these heights into pages, none higher than `room` unless a single row is; the pages are filled alike. */
export function pagesOf(heights: readonly number[], room: number): Page[] {
  const tight = filled(heights, room);
  if (tight.length <= 1) return tight;
  // The same number of pages with the least room: the last page is not left with a single row.
  const least = Math.max(heights.reduce((sum, height) => sum + height, 0) / tight.length, ...heights);
  for (let share = least; share < room; share += room / 100) {
    const even = filled(heights, share);
    if (even.length <= tight.length) return even;
  }
  return tight;
}

function filled(heights: readonly number[], room: number): Page[] {
  const pages: Page[] = [];
  let [from, used] = [0, 0];
  heights.forEach((height, at) => {
    if (at > from && used + height > room + 1) {
      pages.push({ from, to: at });
      [from, used] = [at, 0];
    }
    used += height;
  });
  return heights.length === 0 ? [] : [...pages, { from, to: heights.length }];
}

/** The page after `page`, from the front again behind the last. */
export function pageAfter(page: number, pages: number): number {
  return pages <= 1 ? 0 : (page + 1) % pages;
}
