/** Waiting for the data of the page's session. */
import { effect } from '@preact/signals';
import { pageSession } from './session.ts';

/** Asks for the data and waits until they have come, or until it is known that they will not. */
export function dataAreHere(): Promise<boolean> {
  const session = pageSession();
  const { data, problem, phase } = session;
  if (phase.value === 'empty') session.load();
  return new Promise((resolve) => {
    let stop: (() => void) | undefined;
    const end = (answer: boolean) => {
      resolve(answer);
      queueMicrotask(() => stop?.());
    };
    stop = effect(() => {
      if (!['empty', 'loading'].includes(phase.value)) end(phase.value !== 'failed');
      else if (data.value?.missing || problem.value) end(false);
    });
  });
}
