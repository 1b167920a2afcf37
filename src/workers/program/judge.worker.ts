/** The judge in a worker of the site. Its first message brings the realm's port; the rest is a job's. */
import { asset } from '../../i18n/paths.ts';
import { serve } from '../job-server.ts';
import { isDrawn, someData } from '../some-data.ts';
import { judge } from './judge.ts';
import type { ProgramReport, ProgramWish } from './protocol.ts';

const port = new Promise<MessagePort>((resolve) => {
  addEventListener('message', ({ ports: [first] }) => first && resolve(first), { once: true });
});

serve<ProgramWish, ProgramReport>(async function* (wish) {
  const digits = async (trainCount: number, testCount: number) => {
    const data = await someData(asset(''), trainCount, testCount);
    return { data, isDrawn: isDrawn(data) };
  };
  yield* judge(wish, { port: await port, digits });
});
