import type { KnownBlock, ModalView } from '@slack/types';
import type { TimelineEntry, TimelinePage } from '../../domain/timeline';
import { ACTIONS, CALLBACKS } from '../ids';
import { section } from '../message';
import { dateTime, fullDayOf } from '../wording';
import { buildAccountWindow, buildPaging } from './account-window';
import { sayEntry } from './timeline-words';

/** What happened to an account (R188), newest first, in each reader's own zone. */
export function buildTimeline(page: TimelinePage): ModalView {
  const since = fullDayOf(page.sinceOn);
  return buildAccountWindow({
    callbackId: CALLBACKS.timeline,
    title: 'What happened',
    accountName: page.name,
    lead: page.entries.length === 0 ? `Nothing is known since ${since}.` : `Newest first, since ${since}.`,
    blocks: [...page.entries.map(buildEntry), ...buildPages(page)],
  });
}

const buildEntry = (entry: TimelineEntry): KnownBlock => section(`${sayEntry(entry.what)}\n${sayWhen(entry)}`);

/** A calendar day has no zone; an instant is drawn in the reader's. */
const sayWhen = ({ at, day }: TimelineEntry): string => (day === null ? dateTime(at) : fullDayOf(day));

function buildPages({ accountId, name, page, hasMore }: TimelinePage): KnownBlock[] {
  return buildPaging({
    accountId,
    accountName: name,
    page,
    hasMore,
    actions: { back: ACTIONS.timelineBack, on: ACTIONS.timelineOn },
    labels: { back: 'Newer', on: 'Older' },
    said: `Page ${page + 1}`,
  });
}
