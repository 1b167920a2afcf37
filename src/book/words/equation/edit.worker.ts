/** Sets and judges an edited formula away from the page. Fetched when a reader begins to edit. */
import { serve } from '../../../workers/job-server.ts';
import { judging } from './edited.ts';

/** A pause in typing, in milliseconds. */
const pause = 250;

serve(judging(() => new Promise((resolve) => setTimeout(resolve, pause))));
