import type { CsvFile } from '../company/contract';
import type { FileRow } from './list-versions';

/** The column that dates each file's rows. Contracts and people may reach far back or ahead and say nothing about the data's days. */
const DATED_BY: Partial<Record<CsvFile, string>> = {
  usage_daily: 'day',
  tickets: 'opened_at',
  nps: 'responded_at',
  invoices: 'issued_on',
  activities: 'happened_at',
};
const DATE = /^\d{4}-\d{2}-\d{2}/;

type Span = { first: string; last: string };

/** First and last day of the facts: of the daily usage when there is any, else of everything that is dated. */
export class DayRange {
  readonly #spans = new Map<CsvFile, Span>();

  see(file: CsvFile, row: FileRow): void {
    const column = DATED_BY[file];
    const day = column === undefined ? null : DATE.exec(row.get(column))?.[0];
    if (day === undefined || day === null) return;
    const { first, last } = this.#spans.get(file) ?? { first: day, last: day };
    this.#spans.set(file, { first: day < first ? day : first, last: day > last ? day : last });
  }

  get first(): string {
    return this.#span().first;
  }

  get last(): string {
    return this.#span().last;
  }

  #span(): Span {
    const usage = this.#spans.get('usage_daily');
    if (usage !== undefined) return usage;
    const spans = [...this.#spans.values()];
    const first = spans.map((span) => span.first).toSorted()[0];
    const last = spans
      .map((span) => span.last)
      .toSorted()
      .at(-1);
    if (first === undefined || last === undefined) throw new Error('the data set has no dated facts');
    return { first, last };
  }
}
