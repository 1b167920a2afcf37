/**
 * Questions to the worker, each a promise: answered, refused with a Problem, or lost with the worker.
 */
import { type Problem, problemOf } from '../../lib/problem.ts';
import type { Report } from '../workers/protocol.ts';

type Answer = Extract<Report, { request: number }>;
type AnswerType = Exclude<Answer['type'], 'refused'>;
type AnswerOf<Type extends AnswerType> = Extract<Answer, { type: Type }>;

export class Requests {
  #last = 0;
  #pending = new Map<number, { resolve: (answer: Answer) => void; reject: (problem: Problem) => void }>();

  get waiting(): boolean {
    return this.#pending.size > 0;
  }

  /** Sends a question under a fresh number; resolves with the report of that number. */
  ask<Type extends AnswerType>(_type: Type, send: (request: number) => void): Promise<AnswerOf<Type>> {
    const request = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#pending.set(request, { resolve: (answer) => resolve(answer as AnswerOf<Type>), reject });
      send(request);
    });
  }

  /** An answer to a question that nobody waits for any more is dropped. */
  answer(report: Answer): void {
    const asked = this.#pending.get(report.request);
    this.#pending.delete(report.request);
    if (report.type === 'refused') asked?.reject(problemOf(report));
    else asked?.resolve(report);
  }

  /** The worker is gone: nothing asked will be answered. */
  rejectAll(problem: Problem): void {
    const lost = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of lost) reject(problem);
  }
}
