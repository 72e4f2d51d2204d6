import type { Logger } from 'pino';
import type { Db } from '../../db/client';
import type { AlertCard, AlertEvent } from '../../domain/alert';
import type { AlertRow } from '../../db/queries/alerts';
import type { Clock } from '../../domain/clock';
import type { DirectNote } from '../../domain/direct-note';
import type { FileNote, RenderedFile } from '../../domain/report';
import type { PaceSettings } from './pace';
import type { SlackGateway, SlackMessage } from '../slack/gateway';

export type ChannelResult = { ok: true; channelId: string } | { ok: false; problem: string; retry: boolean };
export type DeliveryViews = {
  buildAlertMessage: (card: AlertCard) => SlackMessage;
  buildAlertThreadNote: (card: AlertCard, event: AlertEvent) => SlackMessage;
};
/** What a direct message says as things stand now; null when there is nothing left to say. */
export type BuildDirectNote = (note: DirectNote, toEmail: string, now: Date) => Promise<SlackMessage | null>;
/** The files of a message, drawn now; null when they are not to be shown any more. */
export type BuildFiles = (note: FileNote, now: Date) => Promise<readonly RenderedFile[] | null>;
export type DeliveryLimits = { workers: number; leaseMs: number; pace: PaceSettings };
export const DELIVERY_LIMITS: DeliveryLimits = { workers: 4, leaseMs: 60_000, pace: { burst: 10, spacingMs: 1_000 } };

/** Where a sender stands with a row; the fault tests stop the process at each. */
export type DeliveryStep = 'claimed' | 'marked' | 'answered' | 'recorded';

export type DeliveryDeps = {
  db: Db;
  slack: SlackGateway;
  clock: Clock;
  views: DeliveryViews;
  owner: string; // unique per process
  limits: DeliveryLimits;
  random: () => number; // in [0, 1)
  resolveChannel: (pod: string, now: Date) => Promise<ChannelResult>;
  resolveFallbackChannel: ((now: Date) => Promise<ChannelResult>) | null; // null: none is configured
  resolveNamedChannel: (channel: string, now: Date) => Promise<ChannelResult>;
  buildDirectNote: BuildDirectNote;
  buildFiles: BuildFiles;
  findSlackUser: (email: string, now: Date) => Promise<string | null>;
  /** The alert with someone who is still there; null: nobody is known but a person who left. */
  passOnDri: (alert: AlertRow, now: Date) => Promise<AlertRow | null>;
  /** Look at the channels of this pod again before they are used next: Slack has just refused one. */
  forgetChannels: (pod: string | null) => Promise<void>;
  /** A question that changes nothing: whether Slack is there at all. Null: never asked. */
  checkSlack: (() => Promise<unknown>) | null;
  /** What a scoring run has left undecided; before anything is sent. */
  releaseStranded: (now: Date) => Promise<unknown>;
  isDryRun: boolean; // R36: everything is rendered and kept, nothing is sent
  log?: Pick<Logger, 'info' | 'warn'>;
  step?: (name: DeliveryStep, row: { id: number; kind: string }) => Promise<void> | void;
};
