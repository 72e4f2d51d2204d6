import { z } from 'zod';
import { actions, context, divider, header, input, section } from './basic-blocks';
import { alert, card, carousel, container } from './layout-blocks';
import { fileBlock, imageBlock, videoBlock } from './media-blocks';
import { contextActions, markdown, plan, taskCard } from './message-blocks';
import { richText } from './rich-text';
import { dataTable, table } from './table-blocks';

/** Every block Slack's types 3.2 know, with its fields and limits. Where it may stand is in `surfaces.ts`. */
export const block = z.discriminatedUnion('type', [
  actions,
  alert,
  card,
  carousel,
  container,
  context,
  contextActions,
  dataTable,
  divider,
  fileBlock,
  header,
  imageBlock,
  input,
  markdown,
  plan,
  richText,
  section,
  table,
  taskCard,
  videoBlock,
]);
