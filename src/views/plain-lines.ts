import type { KnownBlock } from '@slack/types';
import type { Message } from './message';

/** A message as lines for a terminal: what its blocks say, without their marks. Dates stand as their fallback. */
export function plainLines({ blocks }: Message): string[] {
  return blocks.flatMap((block) => textsOf(block).flatMap((text) => text.split('\n').map(strip)));
}

function textsOf(block: KnownBlock): string[] {
  if (block.type === 'header') return [block.text.text];
  if (block.type === 'section') return block.text === undefined ? [] : [block.text.text];
  if (block.type === 'context') return block.elements.flatMap((element) => ('text' in element ? [element.text] : []));
  return [];
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

const strip = (line: string): string =>
  line
    .replaceAll(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll(/(^|\s)[*_]([^*_\n]+)[*_]/g, '$1$2')
    .replaceAll(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
