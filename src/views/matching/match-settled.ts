import type { SaidCustomer } from '../../domain/source';
import { section, type Message } from '../message';
import { saySaid } from './unmatched';

/** To whoever pressed a button that is older than what somebody else said. */
export function buildMatchSettled(said: SaidCustomer): Message {
  const way = said.isByPerson ? 'If that is wrong, undo it first.' : 'If that is wrong: `barometer match`.';
  const text = `${saySaid(said)}. ${way}`;
  return { text, blocks: [section(text)] };
}
