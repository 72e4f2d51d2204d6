import { buildSpotChecks } from '../../../views/judgement/spot-checks';
import { defineReport } from '../define-report';
import { type AudienceDeps, listPersons } from '../list-audiences';
import type { ReportWriter } from '../report-writer';
import { listTrendScopes } from '../weekly-trend/trend-scopes';
import { SpotCheckContent } from './content';
import { drawSpotChecks, type DrawSettings } from './draw-spot-checks';

/** R85: scores to look at, to whoever leads their pod, on the first business day of a month. Zero of them: switched off. */
export const defineSpotChecks = (deps: AudienceDeps, settings: DrawSettings): ReportWriter =>
  defineReport({
    kind: 'spot_checks',
    period: 'begins',
    content: SpotCheckContent,
    listAudiences: async (now) => {
      if (settings.count === 0) return [];
      const scopes = await listTrendScopes(deps.db);
      return listPersons(deps, (readers) => readers.filter(({ email }) => scopes.has(email)), now);
    },
    collect: (tx, due, now) => drawSpotChecks(tx, due, { ...settings, now }),
    build: ({ content }) => buildSpotChecks(content, []),
  });
