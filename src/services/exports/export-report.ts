/** What became of an exported file. */
export type ExportReport = {
  file: string;
  ignoredColumns: readonly string[];
  rows: number;
  facts: number; // activities and answers that are new or changed
  unchanged: number; // rows that bring nothing new
  waiting: number; // facts of customers that nobody recognised: they land when somebody does
  notes: number; // new
  notesOfNobody: number; // not kept: read the file again when their customers are recognised
  judgements: number; // new
  bad: number;
  reasons: Map<string, number>; // why rows could not be taken, or judgements not be made
  unrecognised: Set<string>; // customers
};

export const noReport = (file: string): ExportReport => ({
  file,
  ignoredColumns: [],
  rows: 0,
  facts: 0,
  unchanged: 0,
  waiting: 0,
  notes: 0,
  notesOfNobody: 0,
  judgements: 0,
  bad: 0,
  reasons: new Map(),
  unrecognised: new Set(),
});

export function addReason({ reasons }: ExportReport, reason: string): void {
  reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
}
