import { raceWork } from '../../../experiments/gradient-descent/race/job.ts';
import { serve } from '../../../workers/job-server.ts';

serve(raceWork());
