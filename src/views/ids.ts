/** Every action_id, block_id and callback_id: written once, so that what a view offers and a listener hears cannot drift apart. */
export const ACTIONS = {
  acknowledge: 'alert.acknowledge',
  snooze: 'alert.snooze',
  logAction: 'alert.log_action',
  more: 'alert.more',
  showAccount: 'account.show', // a suggestion was chosen: the card takes the place of the list
  openAccount: 'account.open', // from Home: the card in a modal
  shareAccount: 'account.share',
  openCrm: 'account.open_crm', // a link; Slack still wants its press acknowledged
  refreshHome: 'home.refresh',
  logTouch: 'account.log_action', // on a card without an open alert
  goAway: 'person.go_away', // asks until when, and who covers
  comeBack: 'person.come_back',
  checkScore: 'score.check', // in a manager's list of the month
  withdrawJudgement: 'judgement.withdraw', // in the form of a judgement: the one that stands
  findAccount: 'account.find', // asks for an account by its name
  peopleBack: 'people.back', // pages of a window about one account: its id is in the block_id, the page in the value
  peopleOn: 'people.on',
  openPerson: 'people.open',
  timelineBack: 'timeline.back',
  timelineOn: 'timeline.on',
  chooseCall: 'call.choose', // another kind of call; the account's id is in the block_id
  accountMore: 'account.more', // the card's menu; the account's id is in its block_id
  listChoose: 'list.choose', // the state of the list is in the block_id of all of these
  listSort: 'list.sort',
  listPrevious: 'list.previous',
  listNext: 'list.next',
  listNew: 'list.new',
  listDelete: 'list.delete',
  listTable: 'list.table',
  portfolioCohorts: 'portfolio.cohorts', // other groups of accounts to compare
  portfolioCharts: 'portfolio.charts',
  signQbr: 'qbr.sign', // a pod's review; its id is the value
  sendBackQbr: 'qbr.send_back',
  prepareQbr: 'qbr.prepare',
  podShow: 'pod.show',
  podCsv: 'pod.csv',
  podAway: 'pod.away',
  podBack: 'pod.back', // the value is `<key of the person>:<pod>`
  releaseIncident: 'incident.release',
  closeIncident: 'incident.close',
  matchCustomer: 'match.open', // the value is [source, key] as JSON
  undoMatch: 'match.undo', // likewise
  takeBackMatch: 'match.take_back', // likewise, in the list of what was said lately
  fillIn: 'facts.fill_in', // what is required of an account and unknown; its id is the value
  takeBackFact: 'facts.take_back', // in that form: what a person entered; the value is the field
  listLacking: 'facts.list', // accounts of which something required is unknown
} as const;

/** Choices in an alert's overflow menu; the option's value is `<choice>:<alertId>`. */
export const MORE_CHOICES = ['why', 'claim', 'reassign', 'resolve', 'useless'] as const;
export type MoreChoice = (typeof MORE_CHOICES)[number];

/** Days in the snooze menu; `other` asks for a date and a reason. The option's value is `<choice>:<alertId>`. */
export const SNOOZE_CHOICES = ['1', '3', '7', '14', 'other'] as const;
export type SnoozeChoice = (typeof SNOOZE_CHOICES)[number];

/** Choices in a card's menu; the option's value is the choice alone. */
export const ASK_CHOICES = ['computed', 'people', 'timeline', 'chart'] as const;
export const DO_CHOICES = ['note', 'judge', 'call', 'report'] as const;
export const ACCOUNT_CHOICES = [...ASK_CHOICES, ...DO_CHOICES] as const;
export type AccountChoice = (typeof ACCOUNT_CHOICES)[number];

export const CALLBACKS = {
  home: 'home',
  logAction: 'alert.log_action',
  snooze: 'alert.snooze',
  resolve: 'alert.resolve',
  reassign: 'alert.reassign',
  away: 'person.away',
  podAway: 'pod.away',
  logTouch: 'account.log_action',
  account: 'account.card',
  newList: 'list.new',
  computed: 'account.computed',
  people: 'account.people',
  person: 'account.person',
  timeline: 'account.timeline',
  underWay: 'account.under_way',
  findAccount: 'account.find',
  note: 'account.note',
  judge: 'account.judge',
  feedback: 'alert.feedback',
  customerReport: 'account.customer_report',
  call: 'account.call',
  checkScore: 'score.check',
  sendBackQbr: 'qbr.send_back',
  matchCustomer: 'match.customer',
  fillIn: 'facts.fill_in',
  lacking: 'facts.lacking',
} as const;

/** Inputs of the modals: block_id and action_id are the same word. */
export const INPUTS = {
  actionKind: 'action_kind',
  actionNote: 'action_note',
  nextStep: 'next_step',
  nextStepOn: 'next_step_on',
  qbrNote: 'qbr_note',
  snoozeUntil: 'snooze_until',
  snoozeReason: 'snooze_reason',
  outcome: 'outcome',
  outcomeNote: 'outcome_note',
  reassignTo: 'reassign_to',
  reassignNote: 'reassign_note',
  awayUntil: 'away_until',
  awayCover: 'away_cover',
  awayPerson: 'away_person',
  findAccount: 'find_account',
  noteChanged: 'note_changed',
  noteTrends: 'note_trends',
  noteAction: 'note_action',
  judged: 'judged_as',
  judgedReason: 'judged_reason',
  judgedUntil: 'judged_until',
  feedbackReason: 'feedback_reason',
  feedbackNote: 'feedback_note',
  reportPeriod: 'report_period',
  reportOutcome: 'report_outcome',
  reportGoals: 'report_goals',
  verdict: 'verdict',
  verdictNote: 'verdict_note',
  matchWhat: 'match_what',
} as const;

/** Blocks that are there once on a surface. */
export const BLOCKS = {
  accountButtons: 'account:buttons',
  judgementButtons: 'judgement:buttons',
  homeTitle: 'home:title',
  homeRetry: 'home:retry',
  homeAway: 'home:away',
  podButtons: 'pod:buttons',
} as const;

/** Another one for each grouping, so that the menu shows what was chosen. */
export const portfolioBlockId = (part: string, by: string): string => `portfolio:${part}:${by}`;

/** Where a list stands: its buttons say the rest. Another one for each page, so that no menu keeps what was chosen before. */
export function listBlockId({ list, sort, page }: { list: string; sort: string; page: number }, part: string): string {
  return `list:${list}:${sort}:${page}:${part}`;
}

/** Another one for each kind of call, else Slack's client keeps the draft that stood there. Block and action alike, as of every input. */
export const callDraftId = (kind: string): string => `call_draft_${kind}`;

export function choiceBlockId(index: number): string {
  return `choice:${index}`;
}

/** A new block_id for each state, else Slack's client keeps the last choice of a select on the updated message. */
export function alertBlockId(alertId: string, part: string): string {
  return `alert:${alertId}:${part}`;
}

/** Another one once it is decided. */
export function incidentBlockId(incidentId: string, part: string): string {
  return `incident:${incidentId}:${part}`;
}

/** Another one once it is decided. */
export function qbrBlockId(qbrId: string, status: string): string {
  return `qbr:${qbrId}:${status}`;
}

/** Where an alert's row in a digest stands: a press on it says which digest is to be drawn again. */
export function digestPlace(digestId: string, part: string): string {
  return `digest:${digestId}:${part}`;
}

/** A new one for each state, as for every alert. */
export function digestBlockId(place: string, status: string): string {
  return `${place}:${status}`;
}

const DIGEST_PLACE = /(?:^|:)digest:([0-9a-f-]{36}):/;

/** The digest a block belongs to; null for every other block. */
export function findDigestId(blockId: string): string | null {
  return DIGEST_PLACE.exec(blockId)?.[1] ?? null;
}
