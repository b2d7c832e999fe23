import type { NextRequest } from 'next/server';
import { handlers } from '#lib/web/next-auth.ts';
import { getServices } from '#lib/web/services.ts';

/** What the round trip through the provider needs; sessions are read and ended elsewhere. */
const OPEN = /^\/api\/auth\/(callback\/github|signin\/github|csrf|error)$/;

async function handle(request: NextRequest, answer: (request: NextRequest) => Promise<Response>) {
  const { env } = getServices();
  if (!env.githubSignIn || !OPEN.test(request.nextUrl.pathname))
    return Response.json(
      {
        ok: false,
        error: 'not_found',
        message: 'There is nothing here.',
        requestId: request.headers.get('x-request-id'),
      },
      { status: 404 },
    );
  return answer(request);
}

export const GET = (request: NextRequest) => handle(request, handlers.GET);
export const POST = (request: NextRequest) => handle(request, handlers.POST);
