import { SourceContractError, SourceError } from '../../errors';
import type { AskForToken } from '../http-source';
import { TokenAnswer } from './answers';

type SignIn = { source: string; baseUrl: string; isFixed: boolean; clientId: string; clientSecret: string };

/**
 * A token by OAuth client credentials, for the run-as user of an External Client App. Requests always go to My Domain as it is configured: a token
 * that belongs to another host is refused. `isFixed`: the address is a proxy's or a stand-in's, which need not bear Salesforce's own name.
 * @throws SourceError 'config' when the organisation is another one.
 */
export async function signIn(
  { source, baseUrl, isFixed, clientId, clientSecret }: SignIn,
  ask: AskForToken,
): Promise<{ token: string; userId: string | null }> {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  const answer = TokenAnswer.safeParse(await ask(`${baseUrl}/services/oauth2/token`, form));
  if (!answer.success)
    throw new SourceContractError(source, 'the answer to the token request has no access_token or instance_url');
  const told = new URL(answer.data.instance_url).host;
  if (!isFixed && told !== new URL(baseUrl).host)
    throw new SourceError(source, 'config', `the token is for ${told}: set domain to that organisation's My Domain`);
  return { token: answer.data.access_token, userId: answer.data.id?.split('/').at(-1) ?? null };
}
