/** The first step with which something fits; the last one where none does. Steps go from the wanted to the least. */
export function firstFitting(steps: readonly [number, ...number[]], fits: (step: number) => boolean): number {
  return steps.find(fits) ?? steps.at(-1) ?? steps[0];
}

/** Sets `--fit` of an element to the first step that fits. */
export function fit(element: HTMLElement, steps: readonly [number, ...number[]], fits: () => boolean): void {
  const set = (step: number): boolean => {
    element.style.setProperty('--fit', String(step));
    return fits();
  };
  set(firstFitting(steps, set));
}

/** Whether nothing of the element is wider or higher than it; scrollWidth is rounded. */
export function isWhole(element: HTMLElement): boolean {
  return element.scrollWidth <= element.clientWidth + 1 && element.scrollHeight <= element.clientHeight + 1;
}
