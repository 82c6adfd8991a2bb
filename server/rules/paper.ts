/** An item of a paper: the drawn questions stand first, in the order of their places, the reserves behind them. */
export interface Item {
  question: string;
  topic: string;
}

export interface Course {
  items: readonly Item[];
  /** How many of the items are questions; the rest are reserves. */
  questions: number;
  /** Items that have been settled or dropped in this attempt. */
  used: { has(item: number): boolean };
  withdrawn: { has(question: string): boolean };
}

/** The item for a place: its own question, or a reserve where that was withdrawn before it was shown. */
export function itemFor(course: Course, place: number): number {
  const own = place - 1;
  const question = course.items[own]?.question;
  if (question === undefined || !course.withdrawn.has(question)) return own;
  return reserveFor(course, own) ?? own;
}

/** An unused reserve for an item: of the same topic, else of any, else undefined. */
export function reserveFor(course: Course, item: number): number | undefined {
  const free = course.items
    .map((candidate, index) => ({ ...candidate, index }))
    .filter((candidate) => candidate.index >= course.questions)
    .filter((candidate) => !course.used.has(candidate.index) && !course.withdrawn.has(candidate.question));
  const topic = course.items[item]?.topic;
  return (free.find((candidate) => candidate.topic === topic) ?? free[0])?.index;
}
