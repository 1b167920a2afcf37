/**
 * The cliff: a grid to walk, from the lower left corner to the lower right, along an edge from which one falls. Each step costs 1,
 * a fall 100, and whoever falls begins again. Chapter: trends. Source: Sutton & Barto 2018, "Reinforcement Learning", example 6.6.
 */
import { Problem } from '../problem.ts';

export const actions = ['up', 'right', 'down', 'left'] as const;
const moves = [
  [-1, 0],
  [0, 1],
  [1, 0],
  [0, -1],
] as const;

export interface Walked {
  readonly state: number;
  readonly reward: number;
  /** Whether the goal is reached: the episode ends. */
  readonly done: boolean;
}

export interface Cliff {
  readonly rows: number;
  readonly columns: number;
  /** States are row × columns + column, from the top left. */
  readonly start: number;
  readonly goal: number;
  isCliff(state: number): boolean;
  /** What an action (its place in `actions`) leads to; walls hold. Throws Problem 'range' for a state or action that is none. */
  step(state: number, action: number): Walked;
}

/** The book's has 4 rows and 12 columns. Throws Problem 'range' for fewer than 2 rows or 3 columns. */
export function cliff(rows = 4, columns = 12): Cliff {
  whole('rows', rows, 2, 100);
  whole('columns', columns, 3, 100);
  const start = (rows - 1) * columns;
  const goal = rows * columns - 1;
  const isCliff = (state: number): boolean => state > start && state < goal;
  return {
    ...{ rows, columns, start, goal, isCliff },
    step(state, action) {
      whole('state', state, 0, goal);
      whole('action', action, 0, actions.length - 1);
      const [down, right] = moves[action];
      const row = Math.min(rows - 1, Math.max(0, Math.floor(state / columns) + down));
      const column = Math.min(columns - 1, Math.max(0, (state % columns) + right));
      const next = row * columns + column;
      return isCliff(next)
        ? { state: start, reward: -100, done: false }
        : { state: next, reward: -1, done: next === goal };
    },
  };
}

function whole(where: string, found: number, from: number, to: number): void {
  if (Number.isInteger(found) && found >= from && found <= to) return;
  throw new Problem('range', { where, expected: `${from} … ${to}`, found: String(found) });
}
