import type { NextRequest } from 'next/server';
import { invitationCookie } from '#lib/auth/invitation-cookie.ts';
import { handlers } from '#lib/web/next-auth.ts';
import { getServices } from '#lib/web/services.ts';

/** What the round trip through a provider needs; sessions are read and ended elsewhere. */
const OPEN = /^\/api\/auth\/((callback|signin)\/(github|oidc)|csrf|error)$/;

async function handle(request: NextRequest, answer: (request: NextRequest) => Promise<Response>) {
  const { env } = getServices();
  const { pathname } = request.nextUrl;
  const provider = pathname.split('/').at(-1);
  const isThere = provider === 'github' || provider === 'oidc' ? env.signIn[provider] : hasAny(env.signIn);
  if (!isThere || !OPEN.test(pathname))
    return Response.json(
      {
        ok: false,
        error: 'not_found',
        message: 'There is nothing here.',
        requestId: request.headers.get('x-request-id'),
      },
      { status: 404 },
    );
  const response = await answer(request);
  const { name } = invitationCookie(env);
  if (!pathname.includes('/callback/') || !request.cookies.has(name)) return response;
  // The invitation is used up, or was of no use.
  const secure = name.startsWith('__Host-') ? '; Secure' : '';
  const headers = new Headers(response.headers);
  headers.append('set-cookie', `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure}`);
  return new Response(response.body, { status: response.status, headers });
}

const hasAny = ({ github, oidc }: { github: unknown; oidc: unknown }) => Boolean(github ?? oidc);

export const GET = (request: NextRequest) => handle(request, handlers.GET);
export const POST = (request: NextRequest) => handle(request, handlers.POST);
