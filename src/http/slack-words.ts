import type { SlackWords } from '../inbox/index.ts';
import { readJob } from './jobs.ts';
import type { Parts } from './parts.ts';
import { reportOf } from './reporting.ts';
import { diagnosisText, diagnosisView } from './views/diagnosis.ts';
import { jobText } from './views/job-text.ts';
import { reportText } from './views/report-text.ts';
import { roundViews } from './views/round.ts';
import { roundsText } from './views/round-text.ts';

/** The lines of a terminal without those that only a terminal can use. */
export function slackWords(store: Parts['store'], clock: Parts['clock']): SlackWords {
  return {
    job: async (job) => withoutCurl(jobText(await readJob(store, job), clock.now())),
    rounds: async (job) => {
      const rounds = await roundViews(job.id, await store.rounds.list(job.id), store.ledger);
      return roundsText(job.server, rounds);
    },
    report: async (job) => reportText(await reportOf(store, job, clock.now()), clock.now()),
    diagnosis: async (diagnosis) => {
      const open = await store.jobs.openOf(diagnosis.server);
      return withoutCurl(diagnosisText(diagnosisView(diagnosis, open), clock.now()));
    },
  };
}

/** A line to paste goes with the reason below it. */
function withoutCurl(text: string): string {
  return text.replaceAll(/\n {2}(?:next|or): curl .*\n {6}.*/g, '');
}
