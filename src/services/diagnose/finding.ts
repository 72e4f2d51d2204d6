/** One thing doctor looked at. `problem`: what a person must do something about; `note`: worth knowing; `ok`: nothing to do. */
export type Finding = { area: string; level: 'ok' | 'note' | 'problem'; text: string };

export const ok = (area: string, text: string): Finding => ({ area, level: 'ok', text });
export const note = (area: string, text: string): Finding => ({ area, level: 'note', text });
export const problem = (area: string, text: string): Finding => ({ area, level: 'problem', text });
