import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { DomainError } from '~/domain/errors'
import type { Role } from '~/domain/person/kinds'
import type { Reader } from '~/domain/sign-in/sign-ins.server'
import { paths } from '~/paths'
import { withoutSecrets } from './logged-path'
import { goTo } from './safe-redirect'

type Args = LoaderFunctionArgs | ActionFunctionArgs

/**
 * Every loader and action states its own guard: Remix runs a leaf without its parents (docs/decisions/0007), so a layout
 * protects nothing. tests/http/authorization.test.ts asks every route as every actor.
 */
export async function requireReader(args: Args): Promise<Reader> {
	const reader = await args.context.whoReads()
	if (reader) return reader
	const url = new URL(args.request.url)
	const here = url.pathname.replace(/\.data$/, '').replace(/^\/_root$/, '/')
	// A form goes to the page it stands on. What it asked for is not repeated in an address.
	if (args.request.method !== 'GET') throw goTo(paths.login({ next: here }))
	throw goTo(paths.login({ next: here === '/' ? undefined : here + url.search }))
}

/** @throws 403 when none of the roles is held */
export async function requireRole(args: Args, ...roles: Role[]): Promise<Reader> {
	const reader = await requireReader(args)
	if (roles.some((role) => reader.roles.includes(role))) return reader
	args.context.log.warn(
		{ personId: reader.id, route: withoutSecrets(new URL(args.request.url).pathname), needs: roles },
		'access denied',
	)
	throw new DomainError('forbidden', `needs-${roles.join('-or-')}`)
}

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,120}$/

/** A route parameter, or not found: nothing odd ever reaches a query. */
export function param(args: Args, name: string): string {
	const value = args.params[name]
	if (!value || !ID.test(value)) throw new DomainError('not-found', name)
	return value
}
