/** Numbers of which any first few can be added up in few steps (a Fenwick tree): entry `i` holds the sum of the `i & -i` numbers up to it. */
export function partialSums(numbers: readonly number[]) {
  const sums = [0, ...numbers];
  for (let index = 1; index < sums.length; index += 1) {
    const above = index + (index & -index);
    if (above < sums.length) sums[above] = (sums[above] ?? 0) + (sums[index] ?? 0);
  }
  return {
    /** Adds to the number at a place. */
    add: (place: number, by: number): void => {
      for (let index = place + 1; index < sums.length; index += index & -index) sums[index] = (sums[index] ?? 0) + by;
    },
    /** The sum of the numbers before a place. */
    before: (place: number): number => {
      let sum = 0;
      for (let index = place; index > 0; index -= index & -index) sum += sums[index] ?? 0;
      return sum;
    },
  };
}
