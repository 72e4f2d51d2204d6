/** Where an element stands: whether using it tells the app, and how its label and messages are tied to it. */
export type Slot = {
  blockId: string;
  isDispatching: boolean;
  inputId?: string;
  labelId?: string;
  describedBy?: string;
  isInvalid?: boolean;
};

type Naming = {
  id?: string;
  'aria-labelledby'?: string;
  'aria-label'?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
};

/** The attributes that give a control its accessible name: its block's label, or else the placeholder. */
export function namingOf(slot: Slot, placeholder: string): Naming {
  return {
    ...(slot.inputId !== undefined && { id: slot.inputId }),
    ...(slot.labelId === undefined ? { 'aria-label': placeholder } : { 'aria-labelledby': slot.labelId }),
    ...(slot.describedBy !== undefined && { 'aria-describedby': slot.describedBy }),
    ...(slot.isInvalid === true && { 'aria-invalid': true as const }),
  };
}
