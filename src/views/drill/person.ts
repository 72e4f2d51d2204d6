import type { KnownBlock, ModalView } from '@slack/types';
import type { NamedAnswer, NpsClass, PersonAlert, PersonDetail } from '../../domain/contact-detail';
import { CALLBACKS } from '../ids';
import { LIMITS, SHOWN } from '../limits';
import { context, section } from '../message';
import { escapeMrkdwn, mrkdwn, plain } from '../mrkdwn';
import { asSentence, count, date, fullDayOf } from '../wording';
import { roleWord, shownName, stateLine } from './contact-words';

const COMMENT_SHOWN = 200;
/** Sources count these by account: said once, so that nobody takes the silence for a zero. */
const UNKNOWN_BY_PERSON = 'Use and tickets are not known by person: the sources count them for the whole account.';

/** All that is known of one person at a customer (R189). What no source tells says so. */
export function buildPerson(person: PersonDetail): ModalView {
  const { health, accountName } = person;
  return {
    type: 'modal',
    callback_id: CALLBACKS.person,
    title: plain('Person', LIMITS.viewTitle),
    close: plain('Close', LIMITS.viewTitle),
    blocks: [
      section(`*${shownName(health)}*\n${stateLine(health)}`),
      section(asSentence(health.reason, SHOWN.reason)),
      { type: 'section', fields: describeFields(person).map(mrkdwn) },
      ...describeAnswers(person),
      ...describeAlerts(person.alerts),
      context(`${escapeMrkdwn(accountName, SHOWN.name)} · ${UNKNOWN_BY_PERSON}`),
    ],
  };
}

function describeFields({ health: { contact }, standing }: PersonDetail): string[] {
  const { role, email, department, lastSeenAt, leftOn } = contact;
  const among =
    standing === null ? 'not known' : `seen later than ${standing.aheadOf} of ${count(standing.of, 'colleague')}`;
  return [
    `*Role*\n${roleWord(role)}`,
    `*E-mail*\n${email === null ? 'not known' : escapeMrkdwn(email, 120)}`,
    `*Last login*\n${lastSeenAt === null ? 'not known' : date(lastSeenAt)}`,
    `*Department*\n${department === null ? 'not known' : escapeMrkdwn(department, 80)}`,
    `*Engagement*\n${among}`,
    ...(leftOn === null ? [] : [`*Left*\n${fullDayOf(leftOn)}`]),
  ];
}

/** What a class of answer asks for (R117, R118); nobody is offered more while their account is in trouble (R141). */
const NEXT_STEPS: Record<NpsClass, string> = {
  promoter:
    'A promoter: ask for a reference or a testimonial, and speak to them first once the account is ready for more.',
  passive: 'A passive: ask what would make it a 9 or 10.',
  detractor: 'A detractor: call, listen, and agree what will change.',
};

function describeAnswers({ answers, voice }: PersonDetail): KnownBlock[] {
  if (answers.length === 0) return [section('*Surveys* never answered one, as far as is known')];
  const step = voice === null ? [] : [NEXT_STEPS[voice]];
  return [section(['*Surveys*', ...answers.map(describeAnswer), ...step].join('\n'))];
}

function describeAnswer({ score, npsClass, at, comment }: NamedAnswer): string {
  const said = comment === null ? '' : `: “${escapeMrkdwn(comment, COMMENT_SHOWN)}”`;
  return `• NPS ${score} (${npsClass}), ${date(at)}${said}`;
}

function describeAlerts(alerts: readonly PersonAlert[]): KnownBlock[] {
  if (alerts.length === 0) return [section('*Alerts* none about this person')];
  const lines = alerts.map(({ reason, firedAt, clearedAt }) => {
    const end = clearedAt === null ? '' : `, over since ${date(clearedAt)}`;
    return `• ${escapeMrkdwn(reason, 160)}, ${date(firedAt)}${end}`;
  });
  return [section(['*Alerts*', ...lines].join('\n'))];
}
