import type { Db } from '../../db/client';
import type { AccountCard } from '../../domain/account-card';
import type { AccountOption } from '../../domain/account-option';
import type { ComputedPage } from '../../domain/computed-score';
import type { PeoplePage, PersonDetail } from '../../domain/contact-detail';
import type { RenderedFile } from '../../domain/report';
import type { ScoreCourse } from '../../domain/score-course';
import type { TimelinePage } from '../../domain/timeline';
import type { Caller, Scope } from '../../domain/viewer';
import type { ScoringModel } from '../../scoring/model';
import { requirePerson } from '../authorise';
import type { FindViewer } from '../find-viewer';
import { isAccountVisible } from '../../db/queries/overrides';
import { readAccountCard, type AccountCardDeps } from '../read-account-card';
import { drawScoreCourse } from './draw-score-course';
import { readComputed } from './read-computed';
import { readPeople, readPerson } from './read-people';
import { readScoreCourse } from './read-score-course';
import { readTimeline } from './read-timeline';
import { suggestAccounts } from './suggest-accounts';

type Question = { caller: Caller; now: Date };
type AboutAccount = Question & { accountId: string };
type AboutPage = AboutAccount & { page: number };
type AboutPerson = AboutAccount & { contactId: string };

/**
 * What lies behind an account's card. Each is decided again: ForbiddenError for who may not ask, NotFoundError alike for an account that
 * is not there and one outside the scope.
 */
export type Drill = {
  computed: (question: AboutAccount) => Promise<ComputedPage>;
  /** `page` from 0; one that is not there is the nearest that is. */
  people: (question: AboutPage) => Promise<PeoplePage>;
  person: (question: AboutPerson) => Promise<PersonDetail>;
  timeline: (question: AboutPage) => Promise<TimelinePage>;
  course: (question: AboutAccount) => Promise<ScoreCourse>;
  /** Draws what `course` read. */
  draw: (course: ScoreCourse) => RenderedFile;
  /** Accounts to offer while someone types; none for who may not ask: a list that fails to open tells nobody why. */
  suggest: (question: Question & { text: string }) => Promise<AccountOption[]>;
  /** The card of an account chosen in a form; null: not there, or not theirs. */
  findCard: (question: AboutAccount) => Promise<AccountCard | null>;
};

export type DrillDeps = AccountCardDeps & { db: Db; findViewer: FindViewer; model: ScoringModel };

export function createDrill(deps: DrillDeps): Drill {
  const { db } = deps;
  /** Who asks decides what is read: every question about an account goes through here. */
  const within =
    <Asked extends AboutAccount, Answer>(read: (asked: Asked & { scope: Scope }) => Promise<Answer>) =>
    async (question: Asked): Promise<Answer> =>
      read({ ...question, scope: requirePerson(await deps.findViewer(question.caller, question.now)).scope });
  return {
    computed: within((asked) => readComputed(deps, asked)),
    people: within<AboutPage, PeoplePage>((asked) => readPeople(db, asked)),
    person: within<AboutPerson, PersonDetail>((asked) => readPerson(db, asked)),
    timeline: within<AboutPage, TimelinePage>((asked) => readTimeline(db, asked)),
    course: within((asked) => readScoreCourse(deps, asked)),
    draw: drawScoreCourse,
    suggest: async ({ caller, now, text }) => {
      const viewer = await deps.findViewer(caller, now);
      return viewer.kind === 'refused' ? [] : suggestAccounts(db, { scope: viewer.scope, text });
    },
    findCard: within(async (asked) => ((await isAccountVisible(db, asked)) ? readAccountCard(deps, asked) : null)),
  };
}
