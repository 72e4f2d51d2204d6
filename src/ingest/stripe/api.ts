import { z } from 'zod';
import { SourceContractError } from '../../errors';
import type { HttpRequest, HttpSource } from '../../vendor-http/http-source';

const PAGE_SIZE = 100; // the most that Stripe gives
const GONE = [400, 404]; // of an object that a cursor names; docs.stripe.com/error-codes#resource-missing

const Refused = z.object({ error: z.object({ code: z.string().optional(), message: z.string().optional() }) });
const List = z.object({ data: z.array(z.unknown()), has_more: z.boolean() });
const Single = z.looseObject({ id: z.string() });

export type StripeObjectRecord = z.output<typeof Single>;
export type StripeList = z.output<typeof List>;
type Query = NonNullable<HttpRequest<z.ZodType>['query']>;
type Ask = { query?: Query; signal: AbortSignal };

export type StripeApi = {
  /** One page, newest first; null when the object that the cursor names is no longer there. */
  list(path: string, ask: Ask): Promise<StripeList | null>;
  /** As it is now; null when there is none. */
  find(path: string, ask: Ask): Promise<StripeObjectRecord | null>;
};

/** The two shapes that Stripe's API has. Never follows an address: the next page is named by the last id. */
export function createStripeApi(source: string, http: HttpSource): StripeApi {
  return {
    list: async (path, { query, signal }) => {
      const request = { path, query: { limit: PAGE_SIZE, ...query }, accepts: GONE, signal };
      const { status, body } = await http.request({ ...request, schema: z.union([List, Refused]) });
      if ('data' in body) return body;
      if (body.error.code === 'resource_missing') return null;
      throw new SourceContractError(source, `GET ${path} was refused with status ${status}${codeOf(body)}`);
    },
    find: async (path, { query, signal }) => {
      const schema = z.union([Single, Refused]);
      const { body } = await http.request({ path, ...(query && { query }), accepts: [404], signal, schema });
      return 'id' in body ? body : null;
    },
  };
}

/** Its code and not its message, which may repeat what was sent. */
function codeOf({ error }: z.output<typeof Refused>): string {
  return error.code === undefined ? '' : ` (${error.code})`;
}
