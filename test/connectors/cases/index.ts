import type { CaseId } from '../case-titles';
import type { Case } from './case';
import * as faults from './faults';
import { memory } from './memory';
import * as paging from './paging';
import * as rows from './rows';

export const RUNS: Readonly<Record<CaseId, Case>> = { ...paging, ...faults, ...rows, memory };
