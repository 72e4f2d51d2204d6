import { toShortId } from '../../ingest/product-events/to-short-id';
import { cleanText } from './clean-text';

/** A vendor's id of a customer as it is kept and looked up: text that Postgres holds, short enough for its indexes. Done twice it is the same. Pure. */
export const cleanKey = (key: string): string => toShortId(cleanText(key));
