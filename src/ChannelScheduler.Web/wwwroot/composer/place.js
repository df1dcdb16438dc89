// Carries a place in a text over to a later state of that text.

/**
 * @returns {{start: number, end: number} | null} null when what stood there was changed itself
 */
export function moved(before, after, start, end) {
  if (before === after) return { start, end };
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  // Everything between head and tail was exchanged; what lies on one side of it is still there.
  if (end <= head) return { start, end };
  const by = after.length - before.length;
  return start >= before.length - tail ? { start: start + by, end: end + by } : null;
}
