import { z } from 'zod';
import { confirm, conversationFilter, menuOption, optionGroup } from './composition';
import { identifier, plainText } from './text';

const common = {
  action_id: identifier.optional(),
  placeholder: plainText(150).optional(),
  focus_on_load: z.boolean().optional(),
  confirm: confirm.optional(),
};
const many = { max_selected_items: z.number().int().min(1).optional() };
const listed = {
  options: z.array(menuOption).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};
const external = { min_query_length: z.number().int().min(0).optional() };
const conversations = {
  default_to_current_conversation: z.boolean().optional(),
  filter: conversationFilter.optional(),
};
const ids = z.array(z.string()).min(1).optional();

type Listed = { options?: unknown; option_groups?: unknown };
const hasOneList = (select: Listed) => (select.options === undefined) !== (select.option_groups === undefined);
const ONE_LIST = 'must define either `options` or `option_groups`';

export const selects = [
  z
    .strictObject({ type: z.literal('static_select'), ...common, ...listed, initial_option: menuOption.optional() })
    .refine(hasOneList, ONE_LIST),
  z
    .strictObject({
      type: z.literal('multi_static_select'),
      ...common,
      ...listed,
      ...many,
      initial_options: z.array(menuOption).min(1).optional(),
    })
    .refine(hasOneList, ONE_LIST),
  z.strictObject({
    type: z.literal('external_select'),
    ...common,
    ...external,
    initial_option: menuOption.optional(),
  }),
  z.strictObject({
    type: z.literal('multi_external_select'),
    ...common,
    ...external,
    ...many,
    initial_options: z.array(menuOption).min(1).optional(),
  }),
  z.strictObject({ type: z.literal('users_select'), ...common, initial_user: z.string().optional() }),
  z.strictObject({ type: z.literal('multi_users_select'), ...common, ...many, initial_users: ids }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...common,
    ...conversations,
    initial_conversation: z.string().optional(),
    response_url_enabled: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    ...common,
    ...conversations,
    ...many,
    initial_conversations: ids,
  }),
  z.strictObject({
    type: z.literal('channels_select'),
    ...common,
    initial_channel: z.string().optional(),
    response_url_enabled: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('multi_channels_select'), ...common, ...many, initial_channels: ids }),
] as const;
