import { FREE_MAIL_DOMAINS } from '../../../domain/email-domain';

const HOST = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/u;

/**
 * The domain of an e-mail address, a web address or a bare host, by which a company may be recognised: lower case, without scheme, path, port
 * and `www.`; a subdomain stays one. Null for what is no domain, or is a free mail provider's.
 */
export function toCompanyDomain(text: string): string | null {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//u, '')
    .replace(/[/?#].*$/su, '')
    .replace(/^.*@/su, '')
    .replace(/:\d+$/u, '')
    .replace(/^www\./u, '')
    .replace(/\.$/u, '');
  return HOST.test(host) && !FREE_MAIL_DOMAINS.has(host) ? host : null;
}
