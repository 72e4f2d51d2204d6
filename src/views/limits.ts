/** Slack's limits, https://docs.slack.dev/reference/block-kit/blocks and @slack/types. Characters unless the name says otherwise. */
export const LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  blockId: 255,
  actionId: 255,
  callbackId: 255,
  privateMetadata: 3000,
  viewTitle: 24,
  messageText: 4000,
  messageTotal: 13_000, // all text of one message's blocks, seen as msg_blocks_too_long
  sectionText: 3000,
  sectionFields: 10,
  sectionField: 2000,
  header: 150,
  contextElements: 10,
  actionsElements: 25,
  inputLabel: 2000,
  inputHint: 2000,
  altText: 2000,
  buttonText: 75,
  buttonValue: 2000,
  accessibilityLabel: 75,
  url: 3000,
  overflowOptions: 5,
  selectOptions: 100,
  choiceOptions: 10, // radio buttons, checkboxes
  optionText: 75,
  optionValue: 75,
  placeholder: 150,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  plainTextInput: 3000,
} as const;

/** How much of a foreign string is shown: long enough to know it, short enough to leave a message readable. */
export const SHOWN = { name: 120, reason: 300, note: 300 } as const;
