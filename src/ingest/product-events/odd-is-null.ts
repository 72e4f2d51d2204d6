import type { z } from 'zod';

/** A field that a product fills itself: whatever is not what is meant is as if it were not there, and its event is not refused for it. */
export const oddIsNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().catch(null);
