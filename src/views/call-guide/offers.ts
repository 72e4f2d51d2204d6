import type { Outreach } from '../../domain/call-guide';

/** What is offered (R222): a drop in use is met by getting people back, open requests by someone who takes them over, strong use by more. */
export const OFFERS: Readonly<Record<Outreach, string>> = {
  re_engage:
    'What I can offer: one 30-minute session with your team on the tasks that matter most now, and the shortest way through them.',
  intervene:
    'What I can offer: I go through every open request with our support lead myself, and you get a date for each of them from me.',
  expand: 'What I can offer: we look together at which teams or capabilities come next, and what it would take.',
  reconnect:
    'What I can offer: tell me what you plan for the next months, and I come back with the two things we can do for it.',
  settle:
    'What I can offer: I clear the open points with whoever looks after the contract on your side, so that you need not.',
};

/** How it is called beside the draft. */
export const OUTREACH_WORDS: Readonly<Record<Outreach, string>> = {
  re_engage: 'Re-engage: their use has changed',
  intervene: 'Intervene: support weighs on them',
  expand: 'Expand: they use it strongly, and nothing else stands in the way',
  reconnect: 'Reconnect: speak with the people',
  settle: 'Settle: contract or invoices weigh on them',
};
