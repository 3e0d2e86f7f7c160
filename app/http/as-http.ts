import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { type DomainErrorCode, isDatabaseAway, isDomainError } from '~/domain/errors'

const STATUS: Record<DomainErrorCode, number> = {
	'not-found': 404,
	forbidden: 403,
	conflict: 409,
	invalid: 400,
	busy: 503,
}

const LATER = { 'Retry-After': '5' }

/** The only place a DomainError becomes a status. Its twin for sockets is the ack in server/rooms. */
export function asHttp<Args extends LoaderFunctionArgs | ActionFunctionArgs, Result>(
	work: (args: Args) => Promise<Result>,
): (args: Args) => Promise<Result> {
	return async (args) => {
		try {
			return await work(args)
		} catch (error) {
			if (isDatabaseAway(error)) throw problem(503, 'database-busy', LATER)
			if (!isDomainError(error)) throw error
			throw problem(STATUS[error.code], error.why, error.code === 'busy' ? LATER : undefined)
		}
	}
}

/** An answer the error page can explain. */
export function problem(status: number, why: string, headers?: HeadersInit): Response {
	return Response.json({ why }, { status, headers })
}
