import { z } from 'zod';
import { SEGMENTS } from '../../../domain/account';
import { ACTION_KINDS } from '../../../domain/action-kind';
import { count, rate, Share } from './plain-content';

const process = z.literal('process');
const resources = z.literal('resources');
const Intervention = z.object({ action: z.enum(ACTION_KINDS).nullable(), alerts: count, recovered: count });
const Load = z.object({ reps: count, overloaded: count, most: count, budget: count, told: count, missed: count });

export const RecommendationKept = z.discriminatedUnion('kind', [
  z.object({
    area: z.enum(['product', 'process']),
    kind: z.literal('signal'),
    signal: z.string(),
    accounts: count,
    declined: count,
  }),
  z.object({ area: process, kind: z.literal('late'), acted: Share }),
  z.object({ area: process, kind: z.literal('action'), better: Intervention, worse: Intervention }),
  z.object({ area: process, kind: z.literal('untouched'), atRisk: Share }),
  z.object({ area: resources, kind: z.literal('overload'), load: Load }),
  z.object({
    area: resources,
    kind: z.literal('segment'),
    segment: z.enum(SEGMENTS),
    redShare: rate,
    overall: rate,
    accounts: count,
  }),
]);
