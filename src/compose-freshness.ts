import type { ConfigFile } from './config-file';
import { isPulled } from './config-sources';
import type { KnownSources } from './domain/stream';
import { findSourceKind } from './ingest/registry';
import type { FreshnessInput } from './services/read-freshness';

/** By what barometer.yaml judges how fresh the data are. */
export function toFreshnessSettings(file: ConfigFile): Required<Omit<FreshnessInput, 'now'>> {
  return { limits: file.freshness_hours, sources: toKnownSources(file) };
}

/** A folder and a webhook may have one name: then the folder is read, and silence of the webhook says nothing. */
export function toKnownSources({ sources, hooks }: Pick<ConfigFile, 'sources' | 'hooks'>): KnownSources {
  const read = new Set(sources.map(({ name }) => name));
  const own = hooks.map(({ source }) => source).filter((source) => !read.has(source));
  const sent = sources.filter((source) => isPulled(source) && findSourceKind(source.kind)?.isSent === true);
  return { names: new Set([...read, ...own]), sent: new Set([...own, ...sent.map(({ name }) => name)]) };
}
