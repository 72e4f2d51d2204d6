import type { EnteredField } from '../../domain/entered-fact';
import { AppError } from '../../errors';

/** What was filled in cannot be kept; the sentence stands under its field. */
export class FactRefusal extends AppError {
  constructor(
    readonly field: EnteredField,
    sentence: string,
  ) {
    super('fact_refused', sentence);
  }
}
