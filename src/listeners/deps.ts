import type { Logger } from 'pino';
import type { Clock } from '../domain/clock';
import type { SlackServices } from '../services/create-slack-services';

/** What listeners are handed. `command`: the slash command's name with its slash. `now` is read here and passed down. */
export type ListenerDeps = SlackServices & { clock: Clock; log: Logger; command: string };
