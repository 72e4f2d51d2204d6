import type { CaseId } from './case-titles';
import type { AnySubject } from './subject';

const ABOUT_HTTP: readonly CaseId[] = [
  'wait_seconds',
  'wait_date',
  'unauthorised_once',
  'unauthorised_twice',
  'server_errors',
  'cut',
  'html',
  'other_host',
];
const IS_SENT = 'It is sent what there is: nothing is asked of anybody.';
const WITHOUT_HTTP = { database: 'It does not speak HTTP.', files: 'It does not speak HTTP.', hook: IS_SENT };

/** A delivery lands whole or not at all, and is given again until it has (test/services/hooks): there are no pages between which to stand. */
const WITHOUT_PASS: Readonly<Partial<Record<CaseId, string>>> = {
  resume: 'A delivery lands whole, or is tried again (test/services/hooks): there is no cursor.',
  many_bad: 'Each delivery is judged by itself: there is no pass that could be stopped.',
  empty_page: 'There is no page after which it would ask for more.',
  ties: 'There is no cursor at which rows could meet.',
};

/** Why cases cannot arise with this connector: by how its data comes, and by what its vendor is. Pure. */
export function listCannot(subject: AnySubject): Readonly<Partial<Record<string, string>>> {
  const { transport = 'http', cannot } = subject;
  if (transport === 'http') return cannot;
  const withoutHttp = Object.fromEntries(ABOUT_HTTP.map((id) => [id, WITHOUT_HTTP[transport]]));
  return { ...withoutHttp, ...(transport === 'hook' ? WITHOUT_PASS : {}), ...cannot };
}
