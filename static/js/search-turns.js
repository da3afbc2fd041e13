/** Turns: whoever begins one overtakes all that began before, however slow their work is. */

export class Overtaken extends Error {}

export function openTurns() {
  let turn = 0;

  /** @returns {<T>(work: Promise<T>) => Promise<T>} Waits for work of this turn; throws Overtaken. */
  return function begin() {
    const mine = ++turn;
    return async (work) => {
      const [{ status, value, reason }] = await Promise.allSettled([work]);
      if (mine !== turn) throw new Overtaken();
      if (status === "rejected") throw reason;
      return value;
    };
  };
}
