/**
 * Where a reader's function is called: a worker in an origin of its own that may reach nothing. All that it needs to answer is
 * kept in this closure before the reader's text is there; what the text posts, patches or throws later is heard by nobody,
 * or told as words. Bundled into one text, and run by the script of `sandbox.html`.
 */
import { programById } from '../../../lib/exercises/programs/index.ts';
import type { OwnFunction } from '../../../lib/exercises/programs/program.ts';
import { callOn, compileFunction, wordsFor } from '../../../lib/exercises/programs/trial.ts';
import type { RealmAnswer, RealmOrder } from './protocol.ts';
import { trainWith } from './training.ts';

const scope = self as unknown as Record<string, unknown> & {
  onmessage: ((event: MessageEvent) => void) | null;
  addEventListener(type: string, hear: (event: ErrorEvent & PromiseRejectionEvent) => void): void;
};

scope.onmessage = ({ ports: [port] }) => {
  scope.onmessage = null;
  const post: (answer: RealmAnswer) => void = port.postMessage.bind(port);
  const rest = setTimeout.bind(null);
  // workers of its own would outlast nothing, but take every core
  delete scope.Worker;

  const threw = (thing: unknown) => post({ type: 'threw', message: wordsFor(thing) });
  scope.addEventListener('error', (event) => {
    event.preventDefault();
    threw(event.error ?? event.message);
  });
  scope.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    threw(event.reason);
  });

  port.onmessage = ({ data: order }: MessageEvent<RealmOrder>) => {
    port.onmessage = null;
    try {
      const own = compileFunction(order.code, order.name);
      if (order.what === 'train') train(own, order, post);
      else {
        const answers = order.words.map((words) => callOn(own, words));
        // promises that were refused meanwhile are told first
        rest(() => {
          try {
            post({ type: 'answers', answers });
          } catch (error) {
            threw(error);
          }
        }, 20);
      }
    } catch (error) {
      threw(error);
    }
  };
  post({ type: 'ready' });
};

function train(own: OwnFunction, order: RealmOrder & { what: 'train' }, post: (answer: RealmAnswer) => void): void {
  const program = programById(order.id);
  if (!program) throw new Error(`no program "${order.id}"`);
  for (const progress of trainWith(program, own, order.data, order.seed)) post({ type: 'trained', progress });
}
