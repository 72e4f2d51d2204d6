import { LIMITS } from '../../src/views/limits';
import { lintElement } from './lint-elements';
import { isList, isRecord, lintText, type Json, type Report } from './lint-text';

export type Surface = 'message' | 'modal' | 'home';

const EVERYWHERE = ['actions', 'context', 'divider', 'header', 'image', 'input', 'rich_text', 'section', 'video'];
/** Slack's index of blocks by surface. Tables are left out for Home, where they have been seen not to render. */
const BLOCKS: Record<Surface, Set<string>> = {
  message: new Set([
    ...EVERYWHERE,
    'card',
    'carousel',
    'container',
    'context_actions',
    'markdown',
    'table',
    'data_table',
  ]),
  modal: new Set([...EVERYWHERE, 'alert']),
  home: new Set([...EVERYWHERE, 'card', 'carousel', 'container']),
};

/** Everything Slack would refuse in a message, as `path: problem`; empty when it would be taken. */
export function lintMessage(message: { text: string; blocks: readonly unknown[] }): string[] {
  const problems: string[] = [];
  const report: Report = (path, problem) => problems.push(`${path}: ${problem}`);
  if (message.text.trim() === '') report('text', 'missing: notifications and screen readers say nothing');
  lintText({ type: 'mrkdwn', text: message.text, verbatim: true }, LIMITS.messageText, 'text', report);
  lintBlocks(message.blocks, 'message', LIMITS.messageBlocks, report);
  const total = JSON.stringify(message.blocks).length;
  if (total > LIMITS.messageTotal) report('blocks', `${total} characters in all, at most ${LIMITS.messageTotal}`);
  return problems;
}

/** The same for a modal or a Home view. */
export function lintView(view: object): string[] {
  const problems: string[] = [];
  const report: Report = (path, problem) => problems.push(`${path}: ${problem}`);
  const shape = { ...view } as Json;
  const isModal = shape['type'] === 'modal';
  if (!isModal && shape['type'] !== 'home') report('type', `${String(shape['type'])} is neither modal nor home`);
  const blocks = isList(shape['blocks']) ? shape['blocks'] : [];
  lintFrame(shape, report);
  if (isModal) lintModal(shape, blocks, report);
  lintBlocks(blocks, isModal ? 'modal' : 'home', LIMITS.viewBlocks, report);
  return problems;
}

function lintFrame(view: Json, report: Report): void {
  for (const key of ['title', 'submit', 'close']) {
    if (view[key] !== undefined) lintText(view[key], LIMITS.viewTitle, key, report, 'plain_text');
  }
  lintLength(view['callback_id'], LIMITS.callbackId, 'callback_id', report);
  lintLength(view['private_metadata'], LIMITS.privateMetadata, 'private_metadata', report);
}

function lintModal(view: Json, blocks: unknown[], report: Report): void {
  const hasInput = blocks.some((block) => isRecord(block) && block['type'] === 'input');
  if (view['title'] === undefined) report('title', 'missing');
  if (hasInput && view['submit'] === undefined) report('submit', 'missing though there are inputs');
}

function lintBlocks(blocks: readonly unknown[], surface: Surface, most: number, report: Report): void {
  if (blocks.length === 0) report('blocks', 'empty');
  if (blocks.length > most) report('blocks', `${blocks.length}, at most ${most}`);
  const ids = new Set<unknown>();
  blocks.forEach((block, index) => {
    const path = `blocks[${index}]`;
    if (!isRecord(block)) return report(path, 'not an object');
    const id = block['block_id'];
    if (id !== undefined && ids.has(id)) report(path, `block_id ${JSON.stringify(id)} twice`);
    ids.add(id);
    lintLength(id, LIMITS.blockId, `${path}.block_id`, report);
    if (!BLOCKS[surface].has(String(block['type'])))
      report(path, `${String(block['type'])} not allowed in a ${surface}`);
    lintBlock(block, path, surface, report);
  });
}

function lintBlock(block: Json, path: string, surface: Surface, report: Report): void {
  const rule = RULES[String(block['type'])];
  if (rule !== undefined) rule(block, path, surface, report);
}

type Rule = (block: Json, path: string, surface: Surface, report: Report) => void;
const RULES: Record<string, Rule> = {
  section: lintSection,
  header: (block, path, _surface, report) =>
    lintText(block['text'], LIMITS.header, `${path}.text`, report, 'plain_text'),
  context: (block, path, surface, report) => lintElements(block, LIMITS.contextElements, path, surface, report),
  actions: (block, path, surface, report) => lintElements(block, LIMITS.actionsElements, path, surface, report),
  input: lintInput,
  image: (block, path, surface, report) => lintElement(block, path, surface, report),
};

function lintSection(block: Json, path: string, surface: Surface, report: Report): void {
  const fields = block['fields'];
  if (block['text'] === undefined && fields === undefined) report(path, 'section without text or fields');
  if (block['text'] !== undefined) lintText(block['text'], LIMITS.sectionText, `${path}.text`, report);
  if (isList(fields)) {
    if (fields.length === 0 || fields.length > LIMITS.sectionFields)
      report(`${path}.fields`, `${fields.length} fields`);
    fields.forEach((field, index) => lintText(field, LIMITS.sectionField, `${path}.fields[${index}]`, report));
  }
  if (isRecord(block['accessory'])) lintElement(block['accessory'], `${path}.accessory`, surface, report);
}

function lintElements(block: Json, most: number, path: string, surface: Surface, report: Report): void {
  const elements = isList(block['elements']) ? block['elements'] : [];
  if (elements.length === 0 || elements.length > most)
    report(`${path}.elements`, `${elements.length}, from 1 to ${most}`);
  const ids = new Set<unknown>();
  elements.forEach((element, index) => {
    const at = `${path}.elements[${index}]`;
    if (!isRecord(element)) return report(at, 'not an object');
    const id = element['action_id'];
    if (id !== undefined && ids.has(id)) report(at, `action_id ${JSON.stringify(id)} twice in one block`);
    ids.add(id);
    lintElement(element, at, surface, report);
  });
}

function lintInput(block: Json, path: string, surface: Surface, report: Report): void {
  lintText(block['label'], LIMITS.inputLabel, `${path}.label`, report, 'plain_text');
  if (block['hint'] !== undefined) lintText(block['hint'], LIMITS.inputHint, `${path}.hint`, report, 'plain_text');
  if (isRecord(block['element'])) lintElement(block['element'], `${path}.element`, surface, report);
  else report(`${path}.element`, 'missing');
}

function lintLength(value: unknown, most: number, path: string, report: Report): void {
  if (typeof value === 'string' && value.length > most) report(path, `${value.length} characters, at most ${most}`);
}
