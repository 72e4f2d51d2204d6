/** Inputs of the form for required facts: block and action alike, as of every input. */
export const FACT_INPUTS = {
  executive_sponsor: { name: 'fact_sponsor', email: 'fact_sponsor_email' },
  champion: { name: 'fact_champion', email: 'fact_champion_email' },
  renewal_on: { day: 'fact_renewal_on' },
  arr: { amount: 'fact_arr' },
} as const;

/** Another one for what was entered before, else Slack's client keeps in its field what was taken back. */
export const factInputId = (input: string, isEntered: boolean): string => (isEntered ? `${input}_entered` : input);

/** What stands in the form beside a fact that was entered. */
export const factBlockId = (field: string): string => `fact:${field}`;
