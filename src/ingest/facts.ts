import type { z } from 'zod';
import type { Stream } from '../domain/stream';
import type { ROW_SCHEMAS } from './csv/schema';

/** What a source reports, one type per stream. Fields bear the names of the CSV contract: every kind of source returns the same columns. */
export type Facts = { [S in Stream]: z.output<(typeof ROW_SCHEMAS)[S]> };
