import type { CohortGrouping, Portfolio } from '../../domain/portfolio';
import type { RenderedFile } from '../../domain/report';
import type { Caller, KnownViewer } from '../../domain/viewer';
import { ForbiddenError } from '../../errors';
import { requirePerson } from '../authorise';
import type { FindViewer } from '../find-viewer';
import { drawPortfolio } from './draw-portfolio';
import { type PortfolioDeps, type PortfolioPictures, readPortfolio, readPortfolioPictures } from './read-portfolio';

type Question = { caller: Caller; now: Date };

/** The whole, for managers (their pods), RevOps and executives. @throws ForbiddenError for everyone else. */
export type PortfolioAnswers = {
  read: (question: Question & { by?: CohortGrouping }) => Promise<Portfolio>;
  draw: (question: Question) => Promise<{ portfolio: PortfolioPictures; files: RenderedFile[] }>;
};

export function createPortfolio(deps: PortfolioDeps & { findViewer: FindViewer }): PortfolioAnswers {
  const scopeOf = async ({ caller, now }: Question) => ({
    pods: podsOf(requirePerson(await deps.findViewer(caller, now))),
    now,
  });
  return {
    read: async ({ by, ...question }) =>
      readPortfolio(deps, { ...(await scopeOf(question)), ...(by === undefined ? {} : { by }) }),
    draw: async (question) => {
      const portfolio = await readPortfolioPictures(deps, await scopeOf(question));
      return { portfolio, files: drawPortfolio(portfolio) };
    },
  };
}

/** Null: everyone's accounts. */
function podsOf({ scope, managedPods }: KnownViewer): readonly string[] | null {
  if (scope.kind === 'all') return null;
  if (managedPods.length > 0) return managedPods;
  throw new ForbiddenError(
    'The portfolio is for managers, RevOps and executives. Your own accounts are on my Home tab and in the list.',
  );
}
