/**
 * The domain of a web site as people type it into a CRM (`https://www.acme.com/de`, `Acme.com`), lower case, without `www.`. Null when it is none.
 */
export function toDomain(website: string | null | undefined): string | null {
  const text = website?.trim() ?? '';
  const url = text.includes('://') ? text : `https://${text}`;
  if (text === '' || !URL.canParse(url)) return null;
  const host = new URL(url).hostname.replace(/^www\./, '').replace(/\.$/, '');
  return /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+$/.test(host) ? host : null;
}
