import type { AccountFeatures } from '../domain/features';
import type { Stream } from '../domain/stream';
import { noData, type Measurement } from './signal';

/** Why there is nothing to say where no row of an account is known: the stream never delivered, or never anything of this account. */
export const noFacts = ({ connected }: Pick<AccountFeatures, 'connected'>, stream: Stream): Measurement =>
  noData(connected.includes(stream) ? 'never_seen' : 'not_connected');
