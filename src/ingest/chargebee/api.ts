import { z } from 'zod';
import { SourceContractError } from '../../errors';
import type { HttpSource } from '../../vendor-http/http-source';

const PAGE_SIZE = 100; // the most that Chargebee gives
const List = z.object({ list: z.array(z.record(z.string(), z.unknown())), next_offset: z.string().optional() });
const Refused = z.object({ api_error_code: z.string(), param: z.string().optional() });
const Content = z.object({ event: z.object({ id: z.string(), content: z.record(z.string(), z.unknown()) }) });

export type ObjectName = 'customer' | 'subscription' | 'invoice';
export type ChargebeePage = { records: readonly unknown[]; nextOffset: string | null };
type Ask = { updatedAfter: number; offset: string | null; signal: AbortSignal; limit?: number };

export type ChargebeeApi = {
  /** One page in the order of change, deleted ones too; null when the offset is no longer known. */
  list(name: ObjectName, ask: Ask): Promise<ChargebeePage | null>;
  /** What an event is about, by the kind of object; null when there is no such event. */
  findEventContent(id: string, signal: AbortSignal): Promise<Readonly<Record<string, unknown>> | null>;
};

export function createChargebeeApi(source: string, http: HttpSource): ChargebeeApi {
  return {
    list: async (name, { updatedAfter, offset, signal, limit = PAGE_SIZE }) => {
      const path = `/api/v2/${name}s`;
      const query = {
        limit,
        offset,
        include_deleted: true,
        'updated_at[after]': updatedAfter,
        'sort_by[asc]': 'updated_at',
      };
      const schema = z.union([List, Refused]);
      const { status, body } = await http.request({ path, query, accepts: [400], signal, schema });
      if ('list' in body)
        return { records: body.list.map((entry) => entry[name]), nextOffset: body.next_offset ?? null };
      if (offset !== null && body.param === 'offset') return null;
      throw new SourceContractError(source, `GET ${path} was refused with status ${status} (${body.api_error_code})`);
    },
    findEventContent: async (id, signal) => {
      const path = `/api/v2/events/${encodeURIComponent(id)}`;
      const { body } = await http.request({ path, accepts: [404], signal, schema: z.union([Content, Refused]) });
      return 'event' in body ? body.event.content : null;
    },
  };
}
