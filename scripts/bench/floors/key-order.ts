/** Keys in order, each another number and nothing beside it: what a standing costs at least. */
export interface KeyOrder {
  /** One key becomes another one; its new rank. */
  move(from: number, to: number): number;
  top(count: number): number[];
}
