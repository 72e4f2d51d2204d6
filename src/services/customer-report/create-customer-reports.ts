import { readPeerStandings } from '../../db/queries/peers';
import {
  CUSTOMER_PERIODS,
  type CustomerFacts,
  type CustomerPeriodKind,
  type CustomerReport,
} from '../../domain/customer-report';
import type { RenderedFile } from '../../domain/report';
import { AppError } from '../../errors';
import { renderCustomerDeck } from '../../slides/customer-deck';
import { addDays } from '../../scoring/days';
import { buildCustomerReport, sayHeadline } from '../../views/customer-report/build-customer-report';
import { findInternalWord } from '../../views/customer-report/internal-words';
import type { CustomerReportOffer } from '../../views/customer-report/report-modal';
import { suggestGoals } from '../../views/customer-report/goals';
import { toMarkdown } from '../../views/customer-report/to-markdown';
import { findReportable, type Reportable, type ReportDeps, type ReportQuestion } from './find-reportable';
import { readCustomerFacts } from './read-customer-facts';
import { toBenchmarks } from './to-benchmarks';
import { toCustomerPeriod } from './period';

/** What a person chose and typed. */
export type CustomerReportForm = { period: CustomerPeriodKind; goals: readonly string[]; outcome: string | null };
/** Words in what was typed that no customer may read; null: none. */
export type FoundWords = { goals: string | null; outcome: string | null };
export type WrittenReport = { facts: CustomerFacts; report: CustomerReport; files: RenderedFile[] };

/** Reports to customers (R202–R209). Each throws NotFoundError or ForbiddenError for who may not write to this one. */
export type CustomerReports = {
  offer: (question: ReportQuestion) => Promise<CustomerReportOffer>;
  check: (
    question: ReportQuestion & { form: CustomerReportForm },
  ) => Promise<{ accountName: string; found: FoundWords }>;
  write: (question: ReportQuestion & { form: CustomerReportForm }) => Promise<WrittenReport>;
};

export function createCustomerReports(deps: ReportDeps): CustomerReports {
  return {
    async offer(question) {
      const { account } = await findReportable(deps, question);
      const facts = await readCustomerFacts(deps.db, { account, kind: 'last_13_weeks', now: question.now });
      const endOn = addDays(facts.period.untilOn, 1);
      const periods = CUSTOMER_PERIODS.map((kind) => toCustomerPeriod(kind, endOn));
      const { accountId, name: accountName } = account;
      return { accountId, accountName, periods, headline: sayHeadline(facts), goals: suggestGoals(facts) };
    },
    async check({ form, ...question }) {
      const found = await findReportable(deps, question);
      const names = namesOf(found);
      const inGoals = form.goals.map((goal) => findInternalWord(goal, names)).find((word) => word !== null) ?? null;
      const inOutcome = form.outcome === null ? null : findInternalWord(form.outcome, names);
      return { accountName: found.account.name, found: { goals: inGoals, outcome: inOutcome } };
    },
    async write({ form, ...question }) {
      const found = await findReportable(deps, question);
      const [facts, peers] = await Promise.all([
        readCustomerFacts(deps.db, { account: found.account, kind: form.period, now: question.now }),
        readPeerStandings(deps.db, found.account.accountId),
      ]);
      const whole = { ...facts, benchmarks: toBenchmarks(peers) };
      const report = buildCustomerReport(whole, { ...form, senderName: found.viewer.person.name });
      return { facts: whole, report, files: await renderFiles(report, namesOf(found)) };
    },
  };
}

const namesOf = ({ account, viewer }: Reportable): string[] => [account.name, viewer.person.name];

/** Read once more before it leaves, as a whole: a report that says a word of ours is not written at all (R203, X21). */
async function renderFiles(report: CustomerReport, names: readonly string[]): Promise<RenderedFile[]> {
  const word = listTexts(report)
    .map((text) => findInternalWord(text, [...names, report.accountName, report.senderName]))
    .find((found) => found !== null);
  if (word !== undefined)
    throw new AppError(
      'customer_report_internal',
      `The report would say “${word}” to the customer: it was not written.`,
    );
  const name = `${slugOf(report.accountName)}-progress`;
  const title = `${report.accountName}: your progress`;
  return [
    { name: `${name}.pptx`, title, altText: null, bytes: await renderCustomerDeck(report) },
    { name: `${name}.md`, title: `${title}, as an e-mail`, altText: null, bytes: Buffer.from(toMarkdown(report)) },
  ];
}

const listTexts = ({ headline, period, sections, figures, growth }: CustomerReport): string[] => [
  headline,
  period,
  growth?.name ?? '',
  ...figures.flatMap(({ value, label }) => [value, label]),
  ...sections.flatMap(({ title, lines, note }) => [title, ...lines, note ?? '']),
];

/** `Acme & Sons` → `acme-sons`; of a name without Latin letters nothing is left, and it is called for what it is. */
function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return slug === '' ? 'customer' : slug.slice(0, 60);
}
